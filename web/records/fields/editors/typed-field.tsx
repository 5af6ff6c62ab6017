import { useState, type ReactNode } from 'react';

import { TextField, type TextKind } from '#web/kit/index.ts';

import { isUnreadable, shared, type EditorProps } from '../face.ts';

export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: string };

export type TypedFieldProps<Value> = EditorProps & {
  readonly read: (typed: string) => Reading<Value>;
  readonly write: (value: Value) => string;
  readonly kind?: TextKind;
  readonly unit?: ReactNode;
  /** Says how what is typed was understood, while it is typed. */
  readonly echo?: (value: Value) => string | undefined;
};

/**
 * A value that people type in their own way: read at every key, written properly when left. What cannot be read stays
 * as it was typed, with a sentence beneath once it is left or Enter asks for it to be taken.
 */
export const TypedField = <Value,>(props: TypedFieldProps<Value>) => {
  const { value, onChange, read, write, kind = 'text', unit, echo } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const unreadable = isUnreadable(value);
  const known = unreadable || value === null || value === undefined ? null : (value as Value);
  const text = typed ?? (unreadable ? value.unreadable : known === null ? '' : write(known));
  const understood = typed !== null && known !== null ? echo?.(known) : undefined;

  const type = (next: string) => {
    setTyped(next);
    setLeft(false);
    if (next.trim() === '') return onChange(null);
    const reading = read(next);
    onChange(reading.ok ? reading.value : { unreadable: next, why: reading.why });
  };
  const leave = () => {
    setLeft(true);
    if (!unreadable) setTyped(null);
  };

  const error = props.error ?? (unreadable && left ? value.why : undefined);
  return (
    <TextField
      {...shared(props)}
      error={error}
      hint={understood ?? props.hint}
      kind={kind}
      value={text}
      onChange={type}
      onBlur={leave}
      onKeyDown={({ key }) => {
        if (key === 'Enter') setLeft(true);
      }}
      autoComplete="off"
      after={unit}
    />
  );
};
