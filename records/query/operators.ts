import type { Comparison } from '../fields/kind.ts';
import type { Operator } from './query.ts';

const presence = ['empty', 'filled'] as const;
const order = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between'] as const;

/** Which operators fit which comparison. */
export const operatorsOf: Readonly<Record<Comparison, readonly Operator[]>> = {
  text: ['contains', 'starts', 'eq', 'ne', 'in', ...presence],
  number: [...order, ...presence],
  date: ['within', ...order, 'onWeekday', ...presence],
  instant: ['within', ...order, 'onWeekday', 'atHour', ...presence],
  boolean: ['eq', ...presence],
  token: ['in', 'notIn', 'eq', 'ne', ...presence],
  set: ['has', 'hasAny', 'hasAll', ...presence],
  none: presence,
};
