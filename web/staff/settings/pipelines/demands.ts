import type { FieldContract, ObjectContract } from '#records/contract.ts';
import { isEditable } from '#web/records/index.ts';

/** The fields that are asked for from exactly this stage on. */
export const demandedAt = (object: ObjectContract, stage: string): readonly FieldContract[] =>
  object.fields.filter(({ rules }) => rules?.requiredFrom?.includes(stage));

/** The fields that a stage may ask for: those that people fill in and that nothing else fills. */
export const mayDemand = (object: ObjectContract): readonly FieldContract[] =>
  object.fields.filter(
    (field) =>
      isEditable(field) &&
      !field.required &&
      field.name !== object.course?.by &&
      field.name !== object.course?.within,
  );
