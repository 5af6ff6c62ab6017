import type { FieldContract, FieldRules, Filter, ObjectContract } from '#records/contract.ts';

/** When a field must be filled in. */
export type Demand = 'no' | 'always' | 'when' | 'from';

/** The rules of a field as they are being written. */
export type RulesDraft = {
  readonly demand: Demand;
  readonly shown: 'always' | 'when';
  readonly shownWhen: Filter | undefined;
  readonly requiredWhen: Filter | undefined;
  readonly requiredFrom: readonly string[];
};

export const rulesOf = ({ required, rules }: Pick<FieldContract, 'required' | 'rules'>): RulesDraft => ({
  demand: required ? 'always' : rules?.requiredFrom ? 'from' : rules?.requiredWhen ? 'when' : 'no',
  shown: rules?.shownWhen ? 'when' : 'always',
  shownWhen: rules?.shownWhen,
  requiredWhen: rules?.requiredWhen,
  requiredFrom: rules?.requiredFrom ?? [],
});

/** What is chosen alone counts: a condition that was written and then left is not kept. */
export const bodyOfRules = (draft: RulesDraft): FieldRules => ({
  ...(draft.shown === 'when' && draft.shownWhen ? { shownWhen: draft.shownWhen } : {}),
  ...(draft.demand === 'when' && draft.requiredWhen ? { requiredWhen: draft.requiredWhen } : {}),
  ...(draft.demand === 'from' && draft.requiredFrom.length > 0 ? { requiredFrom: draft.requiredFrom } : {}),
});

/** A choice that wants a sentence and has none yet. */
export const isUnfinished = (draft: RulesDraft): 'shown' | 'demand' | undefined => {
  if (draft.shown === 'when' && !draft.shownWhen) return 'shown';
  if (draft.demand === 'when' && !draft.requiredWhen) return 'demand';
  return draft.demand === 'from' && draft.requiredFrom.length === 0 ? 'demand' : undefined;
};

/** What may be said of the field: not every field can be hidden or demanded. */
export const mayRule = (
  object: ObjectContract,
  field: Pick<FieldContract, 'name' | 'kind' | 'custom' | 'required'> | undefined,
  kind: FieldContract['kind'],
) => ({
  hide: field === undefined || (field.name !== object.title && (field.custom || !field.required)),
  demand: !['formula', 'rollUp', 'serial', 'structured'].includes(kind),
  stages: object.course !== undefined && field?.name !== object.course.by,
});
