import { useState } from 'react';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { useWords } from '#web/kit/index.ts';

import { tellFailure } from '../data/failure.ts';
import { ApiProblem } from '../data/problem.ts';
import type { Values } from '../data/values.ts';
import ConflictDialog from './conflict-dialog.tsx';
import { Facts } from './facts.tsx';
import { useSaveFields, type Clash } from './save-field.ts';

const words = { notSaved: { fa: 'ذخیره نشد', en: 'Not saved' } };

/** The facts of a record edited in place, and what to do where two people changed one: for a quick look. */
export const EditableFacts = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly editable: boolean;
}) => {
  const { object, record, editable } = props;
  const { saveFields, conflict } = useSaving(object);
  return (
    <>
      <Facts key={record.id} object={object} record={record} editable={editable} saveFields={saveFields} />
      {conflict}
    </>
  );
};

/** Saving with the question that a clash asks. */
export const useSaving = (object: ObjectContract) => {
  const text = useWords(words);
  const [clash, setClash] = useState<Clash>();
  const saveFields = useSaveFields({ object, onClash: setClash });
  const saveChosen = async (over: Stored, values: Values) => {
    setClash(undefined);
    if (Object.keys(values).length === 0) return;
    const answer = await saveFields(over, values);
    if (answer instanceof ApiProblem) tellFailure(text.notSaved, answer);
  };
  const conflict = clash ? (
    <ConflictDialog
      object={object}
      clash={clash}
      onClose={() => setClash(undefined)}
      onSave={(over, values) => void saveChosen(over, values)}
    />
  ) : null;
  return { saveFields, saveChosen, setClash, conflict };
};
