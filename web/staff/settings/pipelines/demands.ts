import type { FieldContract, ObjectContract, Stored } from '#records/contract.ts';
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

export const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** How many things a stage asks for beside the fields that are required from it on. */
export const needsOf = ({ values }: Stored): number =>
  lengthOf(values['entryNeeds']) + lengthOf(values['exitNeeds']) + lengthOf(values['exitFields']);
