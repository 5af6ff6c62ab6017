import { useState } from 'react';
import { X } from 'lucide-react';
import { Button, ComboBox as AriaComboBox, Group } from 'react-aria-components';

import { classes, ring } from './classes.ts';
import { OptionsPopover, TypingPlace, useOpening } from './combo-box.tsx';
import {
  ariaState,
  boxClass,
  boxStates,
  FieldLabel,
  FieldNotes,
  placeholderOr,
  type FieldProps,
} from './field.tsx';
import { useWords } from './locale.tsx';
import { CategoryDot } from './category-dot.tsx';
import type { Option } from './option.tsx';
import { useOptions, withChosen, type OptionSource } from './use-options.ts';

const words = { remove: { fa: (name: string) => `برداشتن ${name}`, en: (name: string) => `Remove ${name}` } };

export type TagFieldProps = FieldProps &
  OptionSource & {
    readonly value: readonly Option[];
    readonly onChange: (options: readonly Option[]) => void;
    readonly placeholder?: string;
  };

/** Several of many, found by typing, opened as a ComboBox is; the chosen ones stand in the box, Backspace takes the last away. */
export const TagField = (props: TagFieldProps) => {
  const { value, onChange, placeholder, options, load, ...field } = props;
  const text = useWords(words);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const opening = useOpening(field.autoFocus);
  const result = useOptions(load === undefined ? { options } : { load }, typed, open);
  const items = withChosen(result.found, value);
  const fixed = field.disabled === true;

  const choose = (keys: readonly (string | number)[]) => {
    setTyped('');
    onChange(
      keys.map((key) => items.find((option) => option.id === key)).filter((option) => option !== undefined),
    );
  };

  return (
    <AriaComboBox
      {...ariaState(field)}
      selectionMode="multiple"
      items={items}
      value={value.map((option) => option.id)}
      onChange={choose}
      inputValue={typed}
      onInputChange={setTyped}
      onOpenChange={setOpen}
      onBlur={() => {
        setTyped('');
        opening.left();
      }}
      allowsEmptyCollection
      menuTrigger={opening.trigger}
    >
      <FieldLabel {...field} />
      <Group
        className={classes(boxClass, boxStates, 'flex-wrap gap-1 p-1')}
        isInvalid={Boolean(field.error)}
        isDisabled={field.disabled}
      >
        {value.map((option) => (
          <span
            key={option.id}
            className="flex max-w-full items-center gap-1.5 rounded-small bg-surface-2 ps-2 text-sm leading-title"
          >
            {option.category === undefined ? null : <CategoryDot category={option.category} />}
            <bdi className="truncate">{option.label}</bdi>
            {fixed ? (
              <span className="w-1" />
            ) : (
              <Button
                slot={null}
                aria-label={text.remove(option.label)}
                onPress={() => onChange(value.filter((other) => other.id !== option.id))}
                className={classes(
                  'thumb grid size-6 place-items-center rounded-small text-ink-muted data-hovered:text-ink',
                  ring,
                )}
              >
                <X size={12} />
              </Button>
            )}
          </span>
        ))}
        <TypingPlace
          placeholder={value.length === 0 ? placeholderOr(placeholder) : ' '}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && typed === '' && !fixed) onChange(value.slice(0, -1));
          }}
          className="min-w-12 pointer-coarse:min-h-11 flex-1 bg-transparent px-1.5 outline-none placeholder:text-ink-faint placeholder-shown:[direction:inherit]"
        />
      </Group>
      <FieldNotes {...field} />
      <OptionsPopover label={field.label} items={items} result={result} />
    </AriaComboBox>
  );
};
