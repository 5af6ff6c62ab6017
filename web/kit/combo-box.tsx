import { useContext, useState, type KeyboardEvent } from 'react';
import { ChevronDown, X } from 'lucide-react';
import {
  Button,
  ComboBox as AriaComboBox,
  ComboBoxStateContext,
  Group,
  Input,
  ListBox,
  Popover,
} from 'react-aria-components';

import { classes, ring } from './classes.ts';
import {
  ariaState,
  boxClass,
  boxStates,
  FieldLabel,
  FieldNotes,
  inputClass,
  emptyInputClass,
  placeholderOr,
  type FieldProps,
} from './field.tsx';
import { useWords } from './locale.tsx';
import { listClass } from './option-class.ts';
import { OptionItem, type Option } from './option.tsx';
import { floatClass } from './popover.tsx';
import { Spinner } from './spinner.tsx';
import { useOptions, withChosen, type FoundOptions, type OptionSource } from './use-options.ts';

const words = {
  clear: { fa: 'پاک کردن انتخاب', en: 'Clear the choice' },
  searching: { fa: 'در حال جستجو…', en: 'Searching…' },
  nothing: { fa: 'چیزی پیدا نشد.', en: 'Nothing was found.' },
  failed: { fa: 'جستجو انجام نشد. دوباره بنویسید.', en: 'The search failed. Type again.' },
  options: { fa: (label: string) => `گزینه‌های ${label}`, en: (label: string) => `Choices of ${label}` },
};

export type ComboBoxProps = FieldProps &
  OptionSource & {
    /** The chosen option itself, so that its name shows before anything is loaded. */
    readonly value: Option | null;
    readonly onChange: (option: Option | null) => void;
    readonly placeholder?: string;
    /** Offers «افزودن …» for a text that matches nothing. */
    readonly create?: { readonly label: (text: string) => string; readonly onCreate: (text: string) => void };
  };

const createId = '\u0000create';

/**
 * One of many, found by typing; Tab only focuses it, a press, an arrow or typing opens its list. `load` must be the same
 * function between renders.
 */
export const ComboBox = (props: ComboBoxProps) => {
  const { value, onChange, placeholder, create, options, load, ...field } = props;
  const text = useWords(words);
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const opening = useOpening(field.autoFocus);
  const searched = typed === null || typed === value?.label ? '' : typed;
  const result = useOptions(load === undefined ? { options } : { load }, searched, open);
  const items = withCreate(withChosen(result.found, value === null ? [] : [value]), result, searched, create);

  const choose = (key: string | null) => {
    setTyped(null);
    if (key === createId) return create?.onCreate(searched);
    onChange(items.find((option) => option.id === key) ?? null);
  };
  const type = (next: string) => {
    setTyped(next);
    if (next === '' && value !== null) onChange(null);
  };

  return (
    <AriaComboBox
      {...ariaState(field)}
      items={items}
      value={value?.id ?? null}
      onChange={(key) => choose(key === null ? null : String(key))}
      inputValue={typed ?? value?.label ?? ''}
      onInputChange={type}
      onOpenChange={setOpen}
      onBlur={() => {
        setTyped(null);
        opening.left();
      }}
      allowsEmptyCollection
      menuTrigger={opening.trigger}
    >
      <FieldLabel {...field} />
      <Group
        className={classes(boxClass, boxStates)}
        isInvalid={Boolean(field.error)}
        isDisabled={field.disabled}
      >
        <TypingPlace
          placeholder={placeholderOr(placeholder)}
          className={classes(inputClass, emptyInputClass)}
        />
        {value === null || field.disabled ? null : (
          <Button
            slot={null}
            aria-label={text.clear}
            onPress={() => choose(null)}
            className={classes(
              'thumb grid size-6 place-items-center rounded-small text-ink-muted data-hovered:bg-surface-2',
              ring,
            )}
          >
            <X size={14} />
          </Button>
        )}
        <Button className="thumb me-1 grid size-6 place-items-center rounded-small text-ink-muted outline-none">
          <ChevronDown size={16} />
        </Button>
      </Group>
      <FieldNotes {...field} />
      <OptionsPopover label={field.label} items={items} result={result} />
    </AriaComboBox>
  );
};

/**
 * When a list opens by itself: with a field that gets the focus as it appears, for then somebody has just asked to choose;
 * never because Tab comes by.
 */
export const useOpening = (autoFocus = false) => {
  const [trigger, setTrigger] = useState<'focus' | 'input'>(autoFocus ? 'focus' : 'input');
  return { trigger, left: () => setTrigger('input') };
};

/** Where one types in a ComboBox or TagField; a press opens the list as well. */
export const TypingPlace = (props: {
  readonly placeholder: string;
  readonly className: string;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}) => {
  const state = useContext(ComboBoxStateContext);
  return <Input dir="auto" {...props} onClick={() => state?.open(null, 'manual')} />;
};

const withCreate = (
  items: readonly Option[],
  result: FoundOptions,
  searched: string,
  create: ComboBoxProps['create'],
): readonly Option[] => {
  const known = result.found.some((option) => option.label === searched.trim());
  if (create === undefined || searched.trim() === '' || result.loading || known) return items;
  return [...items, { id: createId, label: create.label(searched.trim()) }];
};

/** The list beneath a ComboBox or TagField, with its empty, loading and failed states. */
export const OptionsPopover = (props: {
  /** The field's. */
  readonly label: string;
  readonly items: readonly Option[];
  readonly result: FoundOptions;
}) => {
  const text = useWords(words);
  const { loading, failed } = props.result;
  const state = loading ? text.searching : failed ? text.failed : text.nothing;
  return (
    <Popover offset={4} className={classes(floatClass, 'w-(--trigger-width) min-w-56')}>
      {/* It floats outside of every landmark of the page, and is one itself. */}
      <section aria-label={text.options(props.label)} className="contents">
        <ListBox
          items={props.items}
          className={listClass}
          renderEmptyState={() => (
            <p className="flex items-center gap-2 p-2 text-ink-muted">
              {loading ? <Spinner size={14} /> : null}
              {state}
            </p>
          )}
        >
          {(option: Option) => <OptionItem option={option} />}
        </ListBox>
      </section>
    </Popover>
  );
};
