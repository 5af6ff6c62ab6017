import type { FieldContract, FieldRules, ObjectContract, Stored } from '#records/contract.ts';
import { isEditable, isLinked } from '#web/records/index.ts';

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

/** The rules of a field that is asked for from this stage on, or no longer; in other pipelines nothing changes. */
export const rulesFrom = (
  { rules }: FieldContract,
  stage: Stored,
  stages: readonly Stored[],
  demanded: boolean,
): FieldRules => {
  const pipeline = pipelineOf(stage);
  const others = (rules?.requiredFrom ?? []).filter((id) => {
    const other = stages.find((one) => one.id === id);
    // Of a pipeline's stages the one named last counts, a lost one aside, which is asked for by itself.
    return other !== undefined && id !== stage.id && !(demanded && isSameCourse(other, stage, pipeline));
  });
  const requiredFrom = demanded ? [...others, stage.id] : others;
  const { requiredFrom: _before, ...rest } = rules ?? {};
  return requiredFrom.length > 0 ? { ...rest, requiredFrom } : rest;
};

const isSameCourse = (other: Stored, stage: Stored, pipeline: string | undefined): boolean =>
  pipelineOf(other) === pipeline && (other.values['kind'] === 'lost') === (stage.values['kind'] === 'lost');

const pipelineOf = ({ values }: Stored): string | undefined =>
  isLinked(values['pipeline']) ? values['pipeline'].id : undefined;
