import type { ReactNode } from 'react';
import { Check, Minus } from 'lucide-react';
import { Checkbox as AriaCheckbox, CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components';

import { classes } from './classes.ts';
import { ariaState, FieldLabel, FieldNotes, type FieldProps } from './field.tsx';
import type { Option } from './option.tsx';

export type CheckboxProps = {
  /** The words beside the box. Without them give `aria-label`, as in the rows of a table. */
  readonly children?: ReactNode;
  readonly checked?: boolean;
  readonly defaultChecked?: boolean;
  /** Some of what it stands for is chosen. */
  readonly mixed?: boolean;
  readonly onChange?: (checked: boolean) => void;
  readonly value?: string;
  readonly name?: string;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  readonly slot?: string | null;
  readonly 'aria-label'?: string;
};

/** Yes or no, to be saved with the rest of a form. What takes effect at once is a Switch. */
export const Checkbox = ({
  children,
  checked,
  defaultChecked,
  mixed,
  disabled,
  invalid,
  ...rest
}: CheckboxProps) => (
  <AriaCheckbox
    {...rest}
    isSelected={checked}
    defaultSelected={defaultChecked}
    isIndeterminate={mixed}
    isDisabled={disabled}
    isInvalid={invalid}
    className="group/check relative flex w-fit items-start gap-2 data-disabled:cursor-not-allowed data-disabled:text-ink-faint thumb pointer-coarse:py-2"
  >
    {({ isIndeterminate }) => (
      <>
        <span className={classes(markClass, children !== undefined && firstLine)}>
          {isIndeterminate ? (
            <Minus aria-hidden="true" size={12} strokeWidth={3} />
          ) : (
            <Check
              aria-hidden="true"
              size={12}
              strokeWidth={3}
              className="opacity-0 group-data-selected/check:opacity-100"
            />
          )}
        </span>
        {children === undefined ? null : <span>{children}</span>}
      </>
    )}
  </AriaCheckbox>
);

/** Puts the box on the middle of the first line of its words, whose line height is 1.75. */
const firstLine = 'mt-[calc((1.75em-16px)/2)]';

const markClass =
  'grid size-4 shrink-0 place-items-center rounded-small border border-line bg-surface-1 text-accent-ink transition-colors group-data-hovered/check:border-ink-faint group-data-selected/check:border-accent group-data-selected/check:bg-accent group-data-indeterminate/check:border-accent group-data-indeterminate/check:bg-accent group-data-invalid/check:border-danger group-data-disabled/check:border-surface-3 group-data-disabled/check:bg-surface-2 group-data-disabled/check:text-ink-faint group-data-disabled/check:group-data-selected/check:border-line group-data-disabled/check:group-data-selected/check:bg-line group-data-disabled/check:group-data-selected/check:text-surface-1 group-data-focus-visible/check:outline-2 group-data-focus-visible/check:outline-offset-2 group-data-focus-visible/check:outline-accent';

export type CheckboxGroupProps = FieldProps & {
  readonly options: readonly Option[];
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
};

/** Several of a handful, all in sight. */
export const CheckboxGroup = ({ options, value, onChange, ...field }: CheckboxGroupProps) => {
  const { autoFocus: _, ...state } = ariaState(field);
  return (
    <AriaCheckboxGroup {...state} value={[...value]} onChange={onChange}>
      <FieldLabel {...field} />
      {options.map((option) => (
        <Checkbox key={option.id} value={option.id} disabled={option.disabled}>
          <bdi>{option.label}</bdi>
        </Checkbox>
      ))}
      <FieldNotes {...field} />
    </AriaCheckboxGroup>
  );
};
