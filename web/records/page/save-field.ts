import { useRef, useState } from 'react';

import type { FieldContract, ObjectContract, Stored } from '#records/contract.ts';

import { ApiProblem, isProblem } from '../data/problem.ts';
import { sameValue, type Values } from '../data/values.ts';
import { useUpdate } from '../data/write.ts';

/** A change that met another one: what was seen when it began, and what was wanted. */
export type Clash = { readonly start: Stored; readonly values: Values; readonly problem: ApiProblem };

export type SaveOptions = {
  readonly object: ObjectContract;
  readonly onClash: (clash: Clash) => void;
};

/**
 * Saves some fields of a record. A clash over other fields than these is none: it is written again over the version that
 * now stands. One over the same fields is a person's to decide.
 */
export const useSaveFields = ({ object, onClash }: SaveOptions) => {
  const update = useUpdate(object, { quiet: true });
  return async (start: Stored, values: Values): Promise<Stored | ApiProblem | null> => {
    try {
      return await update.mutateAsync({ record: start, values });
    } catch (error) {
      if (!isProblem(error)) throw error;
      if (!error.conflict) return error;
      const { version, fields } = error.conflict;
      const disputed = Object.keys(values).some((name) => {
        const field = fields[name];
        return field && JSON.stringify(field.original) !== JSON.stringify(field.theirs);
      });
      if (!disputed) return update.mutateAsync({ record: { ...start, version }, values });
      onClash({ start, values, problem: error });
      return null;
    }
  };
};

export type InPlaceState = {
  readonly editing: boolean;
  readonly draft: unknown;
  readonly problem: ApiProblem | undefined;
  readonly begin: () => void;
  readonly cancel: () => void;
  readonly setDraft: (value: unknown) => void;
  readonly save: (value?: unknown) => void;
};

/** One field being edited where it stands. */
export const useInPlace = (
  field: FieldContract,
  record: Stored,
  saveFields: (start: Stored, values: Values) => Promise<Stored | ApiProblem | null>,
): InPlaceState => {
  const [editing, setEditing] = useState(false);
  const [draft, setDraft] = useState<unknown>(null);
  const [problem, setProblem] = useState<ApiProblem>();
  const start = useRef(record);

  const begin = (): void => {
    start.current = record;
    setDraft(record.values[field.name] ?? null);
    setProblem(undefined);
    setEditing(true);
  };

  const send = async (from: Stored, value: unknown): Promise<void> => {
    const answer = await saveFields(from, { [field.name]: value });
    if (!(answer instanceof ApiProblem)) return;
    setDraft(value);
    setProblem(answer);
    setEditing(true);
  };

  const save = (value: unknown = draft): void => {
    if (!editing) return;
    const began = start.current.values[field.name];
    if (sameValue(field, value, began)) return setEditing(false);
    // Others' changes of other fields, which have arrived since, are no reason to clash.
    const untouched = sameValue(field, began, record.values[field.name]);
    setEditing(false);
    void send(untouched ? record : start.current, value);
  };

  return { editing, draft, problem, begin, cancel: () => setEditing(false), setDraft, save };
};
