import { useRef, useState } from 'react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, ObjectContract, Stored } from '#records/contract.ts';
import { useLocale, useWords } from '#web/kit/index.ts';

import { isDisputed } from '../data/clash.ts';
import { ApiProblem, isProblem } from '../data/problem.ts';
import { isEmpty, sameValue, type Values } from '../data/values.ts';
import { useUpdate } from '../data/write.ts';

const words = {
  changed: {
    fa: (labels: readonly string[]) => `«${labels.join('»، «')}» تغییر کرد.`,
    en: (labels: readonly string[]) => `${labels.map((label) => `“${label}”`).join(', ')} changed.`,
  },
};

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
  const { locale } = useLocale();
  const text = useWords(words);
  /** What was overwritten is offered back in so many words; what was empty before by Ctrl-Z alone. */
  const told = (start: Stored, values: Values): string | true => {
    const lost = object.fields.filter(({ name }) => name in values && !isEmpty(start.values[name]));
    return lost.length === 0 ? true : text.changed(lost.map(({ label }) => say(label, locale)));
  };
  return async (start: Stored, values: Values): Promise<Stored | ApiProblem | null> => {
    const undo = told(start, values);
    try {
      return await update.mutateAsync({ record: start, values, undo });
    } catch (error) {
      if (!isProblem(error)) throw error;
      if (!error.conflict) return error;
      const { version } = error.conflict;
      if (!isDisputed(error, Object.keys(values)))
        return update.mutateAsync({ record: { ...start, version }, values, undo });
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
