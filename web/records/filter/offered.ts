import type { RangeName } from '#persian/jalali/ranges.ts';
import type { Condition, FieldContract, Operator } from '#records/contract.ts';

/**
 * The operators that the builder offers, most wanted first. «is» of a token is «any of» one; of an instant only whole
 * days are asked, so that «on the 4th» is a period and not a moment.
 */
export function offeredOperators(field: FieldContract): readonly Operator[] {
  const { comparison } = field;
  if (comparison === 'instant')
    return known(field, ['within', 'between', 'gte', 'lt', 'onWeekday', 'atHour', 'empty', 'filled']);
  if (comparison === 'date')
    return known(field, ['within', 'between', 'gte', 'lte', 'eq', 'onWeekday', 'empty', 'filled']);
  if (comparison === 'number')
    return known(field, ['gt', 'gte', 'lt', 'lte', 'between', 'eq', 'empty', 'filled']);
  if (comparison === 'token') return known(field, ['in', 'notIn', 'empty', 'filled']);
  if (comparison === 'set') return known(field, ['hasAny', 'hasAll', 'empty', 'filled']);
  if (comparison === 'text') return known(field, ['contains', 'starts', 'eq', 'ne', 'empty', 'filled']);
  if (comparison === 'boolean') return known(field, field.required ? ['eq'] : ['eq', 'empty', 'filled']);
  return known(field, ['filled', 'empty']);
}

const known = (field: FieldContract, wanted: readonly Operator[]): readonly Operator[] =>
  wanted.filter((operator) => field.operators.includes(operator));

/** How many values an operator wants; its former value is kept only where the next wants the same. */
export const arity = (op: Operator): 'none' | 'one' | 'two' | 'many' | 'period' | 'weekdays' | 'hours' => {
  if (op === 'empty' || op === 'filled') return 'none';
  if (op === 'between') return 'two';
  if (op === 'within') return 'period';
  if (op === 'onWeekday') return 'weekdays';
  if (op === 'atHour') return 'hours';
  return op === 'in' || op === 'notIn' || op === 'hasAny' || op === 'hasAll' ? 'many' : 'one';
};

export const withOperator = (condition: Condition, op: Operator): Condition =>
  arity(op) === arity(condition.op) && arity(op) !== 'none'
    ? { ...condition, op }
    : { field: condition.field, op };

/** A first condition on a field, to be filled in. */
export const beginCondition = (name: string, field: FieldContract): Condition => ({
  field: name,
  op: offeredOperators(field)[0] ?? 'filled',
  ...(field.comparison === 'boolean' ? { value: true } : {}),
});

/** The periods that the builder offers, near ones first. */
export const offeredPeriods: readonly RangeName[] = [
  'today',
  'yesterday',
  'tomorrow',
  'this-week',
  'last-week',
  'next-week',
  'this-month',
  'last-month',
  'next-month',
  'this-quarter',
  'last-quarter',
  'this-year',
  'last-year',
  'this-fiscal-year',
  'last-n-days:7',
  'last-n-days:30',
  'last-n-days:90',
  'next-n-days:7',
  'next-n-days:30',
];

/** Kinds whose conditions nobody asks for in a list: documents, and what has no value of its own. */
const unasked: ReadonlySet<string> = new Set(['structured']);

export const isOffered = (field: FieldContract): boolean =>
  !unasked.has(field.kind) && offeredOperators(field).length > 0;
