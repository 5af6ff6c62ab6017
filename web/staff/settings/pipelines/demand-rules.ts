import type { FieldContract, FieldRules, Stored } from '#records/contract.ts';
import { isLinked } from '#web/records/data/values.ts';

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
