import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';

import { classes } from './classes.ts';
import { useWords } from './locale.tsx';

const words = { required: { fa: 'الزامی', en: 'Required' } };

/** What every field of the kit takes. Texts are already in the reader's language. */
export type FieldProps = {
  readonly label: string;
  /** Keeps the label for screen readers only, where the place says it (a cell, a toolbar). */
  readonly hideLabel?: boolean;
  /** A sentence beneath that helps before anything went wrong. */
  readonly hint?: ReactNode;
  /** A sentence beneath that says what is wrong and what to do; turns the field red. */
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly name?: string;
  readonly autoFocus?: boolean;
  readonly id?: string;
};

export const fieldClass = 'group/field flex min-w-0 flex-col gap-1';

/** The box of a text-like control. Its focus ring is drawn inside, so that fields side by side do not jump. */
export const boxClass =
  'flex min-h-control w-full min-w-0 items-center rounded-control border border-line bg-surface-1 text-ink transition-colors outline-none';

export const boxStates =
  'data-hovered:border-ink-faint data-focused:border-accent data-focused:ring-1 data-focused:ring-accent data-focus-within:border-accent data-focus-within:ring-1 data-focus-within:ring-accent data-invalid:border-danger data-invalid:data-focused:ring-danger data-invalid:data-focus-within:ring-danger data-disabled:cursor-not-allowed data-disabled:border-surface-3 data-disabled:bg-surface-2 data-disabled:text-ink-faint';

export const inputClass =
  'min-w-0 flex-1 self-stretch bg-transparent px-2.5 py-0 outline-none placeholder:text-ink-faint disabled:cursor-not-allowed';

/** An empty input takes the page's direction and not that of no text; `:placeholder-shown` needs one to be shown. */
export const emptyInputClass = 'placeholder-shown:[direction:inherit]';
export const placeholderOr = (placeholder: string | undefined): string => placeholder ?? ' ';

/** react-aria's names for the states that our fields share. */
export const ariaState = (props: FieldProps) => ({
  isRequired: props.required ?? false,
  isDisabled: props.disabled ?? false,
  isInvalid: props.error !== undefined && props.error !== '',
  validationBehavior: 'aria' as const,
  name: props.name,
  autoFocus: props.autoFocus,
  id: props.id,
  className: fieldClass,
});

/** The label above a control, with the word «الزامی» where it must be filled. */
export const FieldLabel = ({ label, hideLabel, required }: FieldProps) => {
  const text = useWords(words);
  return (
    <Label className={classes('flex items-baseline gap-2 text-sm font-medium', hideLabel && 'sr-only')}>
      <span>{label}</span>
      {required ? <RequiredWord>{text.required}</RequiredWord> : null}
    </Label>
  );
};

const RequiredWord = ({ children }: { readonly children: ReactNode }) => (
  <span aria-hidden="true" className="text-xs font-normal text-ink-muted">
    {children}
  </span>
);

/** The hint, or the error in its place, beneath a control. */
export const FieldNotes = ({ hint, error }: FieldProps) =>
  error ? (
    <FieldError className="text-sm leading-title text-danger">{error}</FieldError>
  ) : hint ? (
    <Text slot="description" className="text-sm leading-title text-ink-muted">
      {hint}
    </Text>
  ) : null;
