import type { FieldContract, Linked, ObjectContract } from '#records/contract.ts';

import { fieldOf, targetOf } from '../data/schema.ts';
import type { Values } from '../data/values.ts';
import { choicesOf } from './check.ts';
import { isCondition, type FilterModel } from './model.ts';

export type Knowing = {
  /** What a linked record is called; undefined while nobody knows. */
  readonly titleOf: (id: string) => string | undefined;
  /** Whether that member works here no more. */
  readonly hasLeft: (id: string) => boolean;
  /** Who «me» is. */
  readonly me: Linked;
};

/** Kinds whose value a condition gives whole: of a text «contains» says too little, and «more than» no amount. */
const given: ReadonlySet<string> = new Set([
  'choice',
  'choices',
  'link',
  'links',
  'member',
  'team',
  'yesNo',
  'date',
]);

/**
 * What a new record must hold to stand in a list of this filter: conditions that leave one answer, which may be written and
 * which a form would offer.
 */
export function knownFrom(object: ObjectContract, model: FilterModel, knowing: Knowing): Values {
  const known = model.filter(isCondition).flatMap(({ field: name, op, value }) => {
    const field = fieldOf(object, name);
    if (!field || field.readOnly || !given.has(field.kind)) return [];
    const values = [value].flat();
    const several = field.comparison === 'set';
    const isOne = op === 'eq' || ((op === 'in' || op === 'hasAny') && values.length === 1);
    if (!isOne && !(several && op === 'hasAll')) return [];
    if (values.some((one) => !isOffered(field, String(one), knowing))) return [];
    const target = targetOf(field);
    const read = target === undefined ? values : values.map((id) => linked(target, String(id), knowing));
    return [[name, several ? read : read[0]] as const];
  });
  return Object.fromEntries(known);
}

/** A choice that is hidden and a colleague who left stay where they are; nothing new is given to them. */
const isOffered = (field: FieldContract, value: string, { hasLeft }: Knowing): boolean =>
  field.kind === 'member'
    ? !hasLeft(value)
    : !choicesOf(field).some(({ key, hidden }) => hidden && key === value);

const linked = (object: string, id: string, { titleOf, me }: Knowing): Linked =>
  id === 'me' ? me : { id, object, title: titleOf(id) ?? null };
