import { DECIMAL } from '#persian/digits.ts';
import { isCivilDate } from '#persian/jalali/civil.ts';
import { isRangeName } from '#persian/jalali/ranges.ts';
import type { Choice, Condition, FieldContract, ObjectContract, SchemaContract } from '#records/contract.ts';

import { targetOf } from '../data/schema.ts';
import { clockValues, isClock } from './clock.ts';
import { conditionsOf, itemOf, type FilterItem, type FilterModel } from './model.ts';
import { reach } from './resolve.ts';

/**
 * What of a filter makes sense to this reader's definitions: an old link may name a field that is gone, a value that was
 * never one, or be cut short. The rest is dropped and counted, so that the page can say so and still opens.
 */
export function keepKnown(
  schema: SchemaContract,
  object: ObjectContract,
  model: FilterModel,
): { readonly model: FilterModel; readonly dropped: number } {
  const kept: FilterItem[] = [];
  let dropped = 0;
  for (const item of model) {
    if ('whole' in item) {
      kept.push(item);
      continue;
    }
    const conditions = conditionsOf(item);
    const sound = conditions
      .filter((one) => isSound(schema, object, one))
      .map((one) => inList(one, reach(schema, object, one.field)?.field));
    dropped += conditions.length - sound.length;
    const left = itemOf(sound);
    if (left) kept.push(left);
  }
  return { model: kept, dropped };
}

/** One of a set is written as a list of one, so that the editor has one way to show both. */
const inList = (condition: Condition, field: FieldContract | undefined): Condition => {
  const { op, value } = condition;
  if (op === 'has') return { ...condition, op: 'hasAny', value: [value] };
  if (field?.comparison !== 'token' || (op !== 'eq' && op !== 'ne')) return condition;
  return { ...condition, op: op === 'eq' ? 'in' : 'notIn', value: [value] };
};

/** Whether the engine would take it. */
export function isSound(schema: SchemaContract, object: ObjectContract, condition: Condition): boolean {
  const reached = reach(schema, object, condition.field);
  if (!reached?.field.operators.includes(condition.op)) return false;
  const { op, value } = condition;
  const { field } = reached;
  if (op === 'empty' || op === 'filled') return true;
  if (op === 'within') return typeof value === 'string' && isRangeName(value);
  if (isClock(op)) return clockValues(op, value).length > 0;
  if (op === 'between')
    return Array.isArray(value) && value.length === 2 && value.every((one) => isValue(field, one));
  if (op === 'in' || op === 'notIn' || op === 'hasAny' || op === 'hasAll')
    return Array.isArray(value) && value.length > 0 && value.every((one) => isValue(field, one));
  return isValue(field, value);
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

function isValue(field: FieldContract, value: unknown): boolean {
  if (targetOf(field) !== undefined)
    return typeof value === 'string' && (uuid.test(value) || (value === 'me' && field.kind === 'member'));
  if (field.kind === 'choice' || field.kind === 'choices')
    return choicesOf(field).some((choice) => choice.key === value);
  switch (field.comparison) {
    case 'number':
      return typeof value === 'number' ? Number.isFinite(value) : DECIMAL.test(String(value));
    case 'date':
      return typeof value === 'string' && isCivilDate(value);
    case 'instant':
      return typeof value === 'string' && instant.test(value) && !Number.isNaN(Date.parse(value));
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return typeof value === 'string' && value.trim() !== '' && value.length <= 500;
  }
}

export const choicesOf = (field: Pick<FieldContract, 'options'>): readonly Choice[] =>
  Array.isArray(field.options['choices']) ? (field.options['choices'] as readonly Choice[]) : [];
