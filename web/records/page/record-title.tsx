import type { ObjectContract, Stored } from '#records/contract.ts';
import { useWords } from '#web/kit/index.ts';

import { fieldOf } from '../data/schema.ts';
import { isEmpty } from '../data/values.ts';
import { FieldValue } from '../fields/index.tsx';

const words = { untitled: { fa: 'بی‌نام', en: 'Untitled' } };

/** The name of a record; where the naming field is a choice, a link or a date, as that kind is shown. */
export const RecordTitle = ({
  object,
  record,
}: {
  readonly object: ObjectContract;
  readonly record: Stored;
}) => {
  const text = useWords(words);
  const field = fieldOf(object, object.title);
  const value = record.values[object.title];
  if (!field || isEmpty(value)) return text.untitled;
  return field.kind === 'text' ? (
    <bdi>{String(value)}</bdi>
  ) : (
    <FieldValue field={field} value={value} place="cell" />
  );
};
