import { ChevronDown } from 'lucide-react';
import { Button, ListBox, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';

import { classes } from './classes.ts';
import { ariaState, boxClass, boxStates, FieldLabel, FieldNotes, type FieldProps } from './field.tsx';
import { useWords } from './locale.tsx';
import { CategoryDot } from './category-dot.tsx';
import { listClass } from './option-class.ts';
import { OptionItem, type Option } from './option.tsx';
import { floatClass } from './popover.tsx';

const words = {
  placeholder: { fa: 'انتخاب کنید', en: 'Choose' },
  comma: { fa: '، ', en: ', ' },
  nothing: { fa: 'گزینه‌ای نیست.', en: 'There is nothing to choose.' },
};

type Shared = FieldProps & { readonly options: readonly Option[]; readonly placeholder?: string };

export type SelectProps = Shared & {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
};

/** One of a few, up to about thirty. Longer or remote lists want a ComboBox. */
export const Select = ({ value, onChange, ...rest }: SelectProps) => (
  <AriaSelect
    {...ariaState(rest)}
    value={value}
    onChange={(key) => onChange(key === null ? null : String(key))}
  >
    <SelectBody {...rest} chosen={rest.options.filter(({ id }) => id === value)} />
  </AriaSelect>
);

export type MultiSelectProps = Shared & {
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
};

/** Several of a few. */
export const MultiSelect = ({ value, onChange, ...rest }: MultiSelectProps) => (
  <AriaSelect
    {...ariaState(rest)}
    selectionMode="multiple"
    value={value}
    onChange={(keys) => onChange(keys.map(String))}
  >
    <SelectBody {...rest} chosen={rest.options.filter(({ id }) => value.includes(id))} />
  </AriaSelect>
);

const SelectBody = ({ chosen, ...props }: Shared & { readonly chosen: readonly Option[] }) => {
  const text = useWords(words);
  return (
    <>
      <FieldLabel {...props} />
      <Button
        className={classes(
          boxClass,
          boxStates,
          'gap-2 px-2.5 text-start data-focus-visible:border-accent data-focus-visible:ring-1 data-focus-visible:ring-accent group-data-invalid/field:border-danger group-data-invalid/field:data-focus-visible:ring-danger',
        )}
      >
        <SelectValue className="flex min-w-0 flex-1 items-center gap-2">
          {chosen.length === 1 && chosen[0]?.category !== undefined ? (
            <CategoryDot category={chosen[0].category} />
          ) : null}
          {chosen.length === 0 ? (
            <span className="truncate text-ink-faint">{props.placeholder ?? text.placeholder}</span>
          ) : (
            <bdi className="truncate">{chosen.map((option) => option.label).join(text.comma)}</bdi>
          )}
        </SelectValue>
        <ChevronDown aria-hidden="true" size={16} className="shrink-0 text-ink-muted" />
      </Button>
      <FieldNotes {...props} />
      {/* Closed at once: a list that fades would take the focus back from the field that a choice brings up. */}
      <Popover
        offset={4}
        className={classes(floatClass, 'min-w-(--trigger-width) data-exiting:transition-none')}
      >
        <ListBox
          items={props.options}
          className={listClass}
          renderEmptyState={() => <p className="p-2 text-ink-muted">{text.nothing}</p>}
        >
          {(option: Option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </>
  );
};
