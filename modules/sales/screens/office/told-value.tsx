import type { FieldContract } from '#records/contract.ts';
import { FieldValue, useObject } from '#web/records/index.ts';
import ConditionSentence from '#web/records/filter/condition-sentence.tsx';

/** A value in a row; a condition stands there as its sentence from the first moment on. */
export const ToldValue = ({ field, value }: { readonly field: FieldContract; readonly value: unknown }) => {
  const of = field.options['of'];
  const object = useObject(typeof of === 'string' ? of : '');
  return field.kind === 'condition' && object ? (
    <ConditionSentence object={object} value={value} />
  ) : (
    <FieldValue field={field} value={value} place="page" />
  );
};
