import { ChevronDown } from 'lucide-react';
import { Button, ListBox, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';

import { classes } from './classes.ts';
import { ariaState, boxClass, boxStates, FieldLabel, FieldNotes, type FieldProps } from './field.tsx';
import { useWords } from './locale.tsx';
import { listClass, OptionItem, type Option } from './option.tsx';
import { floatClass } from './popover.tsx';

const words = {
  placeholder: { fa: 'انتخاب کنید', en: 'Choose' },
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
    placeholder={usePlaceholder(rest.placeholder)}
  >
    <SelectBody {...rest} />
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
    placeholder={usePlaceholder(rest.placeholder)}
  >
    <SelectBody {...rest} />
  </AriaSelect>
);

const usePlaceholder = (given: string | undefined): string => {
  const text = useWords(words);
  return given ?? text.placeholder;
};

const SelectBody = (props: Shared) => {
  const text = useWords(words);
  const joiner = useWords(separators).comma;
  const chosen = (items: readonly unknown[]) => items.filter((item) => item !== null) as Option[];
  return (
    <>
      <FieldLabel {...props} />
      <Button
        className={classes(
          boxClass,
          boxStates,
          'gap-2 px-2.5 text-start data-focus-visible:border-accent data-focus-visible:ring-1 data-focus-visible:ring-accent',
          props.error && 'border-danger',
        )}
      >
        <SelectValue className="min-w-0 flex-1 truncate data-placeholder:text-ink-faint">
          {({ isPlaceholder, selectedItems, defaultChildren }) =>
            isPlaceholder
              ? defaultChildren
              : chosen(selectedItems)
                  .map((option) => option.label)
                  .join(joiner)
          }
        </SelectValue>
        <ChevronDown aria-hidden="true" size={16} className="shrink-0 text-ink-muted" />
      </Button>
      <FieldNotes {...props} />
      <Popover offset={4} className={classes(floatClass, 'min-w-(--trigger-width)')}>
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

const separators = { comma: { fa: '، ', en: ', ' } };
