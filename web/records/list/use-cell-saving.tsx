import { Suspense, useState, type ReactNode } from 'react';

import type { FieldContract, ObjectContract, Stored } from '#records/contract.ts';

import { ApiProblem } from '../data/problem.ts';
import { sameValue } from '../data/values.ts';
import { useSaveFields, type Clash } from '../page/save-field.ts';
import { ConflictDialog } from './fetched.ts';

/** What was written in a cell, and why the server refused it. */
export type Refused = { readonly start: Stored; readonly draft: unknown; readonly problem: ApiProblem };

export type CellDraft = {
  readonly field: FieldContract;
  /** The record as it was when the editing began. */
  readonly start: Stored;
  /** As it now stands. */
  readonly record: Stored;
  readonly value: unknown;
};

/**
 * Saves cells while the keyboard goes on: what was written shows at once. What the server refuses comes back with the
 * reason; what a colleague changed meanwhile is shown side by side.
 */
export const useCellSaving = (
  object: ObjectContract,
): {
  readonly save: (draft: CellDraft, onRefused: (refused: Refused) => void) => void;
  readonly question: ReactNode;
} => {
  const [clash, setClash] = useState<Clash>();
  const saveFields = useSaveFields({ object, onClash: setClash });
  const save = ({ field, start, record, value }: CellDraft, onRefused: (refused: Refused) => void): void => {
    const began = start.values[field.name] ?? null;
    if (sameValue(field, value, began)) return;
    // Others' changes of other fields, which have arrived since, are no reason to clash.
    const untouched = sameValue(field, began, record.values[field.name]);
    void send(untouched ? record : start);
    async function send(from: Stored): Promise<void> {
      const answer = await saveFields(from, { [field.name]: value });
      if (answer instanceof ApiProblem) onRefused({ start, draft: value, problem: answer });
    }
  };
  const question = clash ? (
    <Suspense>
      <ConflictDialog
        object={object}
        clash={clash}
        onClose={() => setClash(undefined)}
        onSave={(newest, values) => {
          setClash(undefined);
          if (Object.keys(values).length > 0) void saveFields(newest, values);
        }}
      />
    </Suspense>
  ) : null;
  return { save, question };
};
