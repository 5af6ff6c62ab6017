import type { ComponentType } from 'react';

import type { FieldContract } from '#records/contract.ts';
import type { FieldError } from '../data/problem.ts';

/** Where a value is shown: a cell has one line of the table's height, a page as many as it takes. */
export type Place = 'cell' | 'page';

export type DisplayProps = {
  readonly field: FieldContract;
  /** As read, never empty. */
  readonly value: unknown;
  readonly place: Place;
};

export type EditorProps = {
  readonly field: FieldContract;
  /** As read, null for nothing, or something typed that cannot be read yet. */
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: string;
  /** What is wrong with the whole. */
  readonly error?: string | undefined;
  /** What is wrong with parts of it; `field` is the path within the value: `0.number`. */
  readonly partErrors?: readonly FieldError[];
  readonly required?: boolean;
  readonly autoFocus?: boolean;
};

/** How one kind of field is shown, and what one knows of its editor before that is fetched. */
export type FieldFace = {
  readonly Display: ComponentType<DisplayProps>;
  /** Nobody writes it: it has no editor. */
  readonly shownOnly?: boolean;
  /** Numbers stand at the inline end of a column. */
  readonly end?: boolean;
  /** One choice is the whole edit, so that it is saved with it. */
  readonly instant?: boolean;
  /** Several lines: Enter belongs to the editor, and saving wants a button or Ctrl-Enter. */
  readonly tall?: boolean;
  /** Wants the whole width beneath its label where values stand beside theirs. */
  readonly wide?: boolean;
};

/** What was typed and cannot be read: it stays to be mended and is never saved as nothing. */
export type Unreadable = { readonly unreadable: string; readonly why: string };

export const isUnreadable = (value: unknown): value is Unreadable =>
  typeof value === 'object' && value !== null && 'unreadable' in value;

/** The kit's props that every editor hands on. */
export const shared = (props: EditorProps) => ({
  label: props.label,
  hideLabel: props.hideLabel ?? false,
  required: props.required ?? false,
  autoFocus: props.autoFocus ?? false,
  name: props.field.name,
  hint: props.hint,
  error: isUnreadable(props.value) ? (props.error ?? undefined) : props.error,
});
