import { createContext, use } from 'react';

import type { FieldContract, ObjectContract, Stored } from '#records/contract.ts';

import { ApiProblem, type FieldError } from '../data/problem.ts';
import type { Values } from '../data/values.ts';

/** What a change must bring with it before it is taken: fields, records beside it, and what the server said of them. */
export type Asking = {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly fields: readonly FieldContract[];
  /** What must have happened first, some of it by a record that can be made on the spot. */
  readonly missing: readonly FieldError[];
  /** Given so far. */
  readonly values: Values;
  readonly problem: ApiProblem;
};

/** Asks for them over the page; null where one gives up. */
export type Ask = (asking: Asking) => Promise<Values | null>;

export const AskContext = createContext<Ask | null>(null);

const asks: ReadonlySet<string> = new Set(['required-at-stage', 'required-here']);
const needsRecord = 'needs-record';

/** What must have happened before the change is taken. */
export const missingIn = (error: unknown): readonly FieldError[] =>
  error instanceof ApiProblem ? error.errors.filter(({ code }) => code === needsRecord) : [];

/** The fields that a refusal asks for, none where it asks for other things; undefined where it is about something else. */
export const fieldsAsked = (
  object: ObjectContract,
  error: unknown,
  before: readonly FieldContract[] = [],
): readonly FieldContract[] | undefined => {
  if (!(error instanceof ApiProblem) || error.errors.length === 0) return undefined;
  const nameOf = (path: string): string => path.split('.')[0] ?? '';
  const known = error.errors.every(
    ({ field, code }) =>
      code === needsRecord || asks.has(code) || before.some(({ name }) => name === nameOf(field)),
  );
  if (!known) return undefined;
  const told = error.errors.filter(({ code }) => code !== needsRecord);
  const named = new Set(told.map(({ field }) => nameOf(field)));
  const fields = object.fields.filter(({ name }) => named.has(name));
  // A field that this reader does not see is nothing that he could be asked for.
  return fields.length < named.size ? undefined : [...new Set([...before, ...fields])];
};

/**
 * Sends a change; where the record's stage or values demand more, asks for it in place and sends all of it together.
 * @throws the refusal, where one gives up or it is about something else
 */
export const useInsistent = (object: ObjectContract) => {
  const ask = use(AskContext);
  return async (
    record: Stored,
    values: Values,
    send: (values: Values) => Promise<Stored>,
  ): Promise<Stored> => {
    let fields: readonly FieldContract[] = [];
    let given: Values = {};
    for (;;) {
      try {
        return await send({ ...values, ...given });
      } catch (error) {
        const asked = fieldsAsked(object, error, fields);
        if (!asked || !ask || !(error instanceof ApiProblem)) throw error;
        const missing = missingIn(error);
        const more = await ask({ object, record, fields: asked, missing, values: given, problem: error });
        if (more === null) throw error;
        fields = asked;
        given = more;
      }
    }
  };
};
