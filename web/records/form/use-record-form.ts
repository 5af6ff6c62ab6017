import { useMemo, useState } from 'react';

import { isShown, type FieldContract, type ObjectContract, type Stored } from '#records/contract.ts';

import { isProblem } from '../data/problem.ts';
import { isEmpty, sameValue, type Values } from '../data/values.ts';
import { useCreate, useUpdate } from '../data/write.ts';
import { isUnreadable } from '../fields/face.ts';
import { isEditable } from '../fields/index.tsx';
import { useOwnership } from '../data/ownership.ts';
import { factsOf, fieldsToFill, startingValues, valuesToSend, variantOf } from './layout.ts';
import { noProblems, sortProblems, type FormProblems } from './problems.ts';

export type RecordFormOptions = {
  readonly object: ObjectContract;
  /** A list over the object: fixes its field and leaves out what it has not. */
  readonly variant?: string | undefined;
  /** Values to begin with, as read. */
  readonly prefill?: Values | undefined;
  /** Fields that the form does not ask for: what it is opened with is sent as it is. */
  readonly without?: readonly string[] | undefined;
  /** The record that is changed; without one a new one is made. */
  readonly record?: Stored | undefined;
  readonly onSaved: (record: Stored) => void;
  /** A stale write, for the conflict dialog. */
  readonly onConflict?: (error: unknown, values: Values) => void;
};

export type RecordFormState = {
  readonly fields: readonly FieldContract[];
  readonly values: Values;
  readonly set: (name: string, value: unknown) => void;
  /** Sets several at once; what it returns puts all back as it was before. */
  readonly fill: (values: Values) => () => void;
  readonly problems: FormProblems;
  readonly unsaved: boolean;
  readonly saving: boolean;
  readonly save: () => void;
};

/** The state of one form: values, what is wrong with them, and saving. */
export const useRecordForm = (options: RecordFormOptions): RecordFormState => {
  const {
    object,
    variant: variantName,
    prefill,
    without: hidden = [],
    record,
    onSaved,
    onConflict,
  } = options;
  const create = useCreate(object);
  const update = useUpdate(object, { quiet: true });
  const mine = useOwnership(object);
  const [start] = useState(
    () =>
      record?.values ??
      startingValues(object, variantOf(object, {}, variantName ?? ''), { ...mine, ...prefill }),
  );
  const [changed, setChanged] = useState<Values>({});
  const [problems, setProblems] = useState(noProblems);
  const values = useMemo(() => ({ ...start, ...changed }), [start, changed]);

  const variant = variantName === undefined ? variantOf(object, values) : variantOf(object, {}, variantName);
  const shown = record ? factsOf(object, variant) : fieldsToFill(object, variant, { ...values, ...start });
  const fields = shown.filter(
    (field) =>
      isEditable(field, record?.values) &&
      !hidden.includes(field.name) &&
      isShown(field, values) &&
      !((variantName !== undefined || record) && field.name === variant?.where.field),
  );
  const dirty = object.fields.filter(
    (field) =>
      field.name in changed &&
      isShown(field, values) &&
      (isUnreadable(changed[field.name]) || !sameValue(field, changed[field.name], start[field.name])),
  );

  const set = (name: string, value: unknown): void => {
    setChanged((before) => ({ ...before, [name]: value }));
    setProblems((before) => without(before, name));
  };

  const fill = (next: Values): (() => void) => {
    const before = changed;
    setChanged({ ...before, ...next });
    setProblems((told) => Object.keys(next).reduce(without, told));
    return () => setChanged(before);
  };

  const fail = (error: unknown): void => {
    if (isProblem(error, 'stale-version') && onConflict) onConflict(error, pick(changed, dirty));
    else setProblems(sortProblems(error, fields));
  };

  const save = (): void => {
    const unreadable = fields.filter((field) => isUnreadable(values[field.name]));
    if (unreadable.length > 0) return setProblems(unreadableProblems(unreadable, values));
    if (record && dirty.length === 0) return onSaved(record);
    const done = { onSuccess: onSaved, onError: fail };
    if (record) update.mutate({ record, values: pick(changed, dirty) }, done);
    else
      create.mutate(
        valuesToSend(
          variant,
          [...fields, ...object.fields.filter(({ name }) => hidden.includes(name))],
          values,
        ),
        done,
      );
  };

  return {
    fields,
    values,
    set,
    fill,
    problems,
    unsaved: dirty.some((field) => record !== undefined || !isEmpty(changed[field.name])),
    saving: create.isPending || update.isPending,
    save,
  };
};

const pick = (values: Values, fields: readonly FieldContract[]): Values =>
  Object.fromEntries(fields.filter(({ name }) => name in values).map(({ name }) => [name, values[name]]));

const without = (problems: FormProblems, name: string): FormProblems => {
  if (!(name in problems.whole) && !(name in problems.parts)) return problems;
  const { [name]: _whole, ...whole } = problems.whole;
  const { [name]: _parts, ...parts } = problems.parts;
  return { ...problems, whole, parts };
};

const unreadableProblems = (fields: readonly FieldContract[], values: Values): FormProblems => ({
  ...noProblems,
  whole: Object.fromEntries(
    fields.map(({ name }) => {
      const value = values[name];
      return [name, isUnreadable(value) ? value.why : ''];
    }),
  ),
});
