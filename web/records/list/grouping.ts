import { say, type Locale } from '#persian/bilingual.ts';
import { instantOf } from '#persian/jalali/instants.ts';
import type { PeriodKind } from '#persian/jalali/periods.ts';
import type {
  Condition,
  FieldContract,
  Filter,
  Group,
  GroupPeriod,
  ObjectContract,
  SchemaContract,
} from '#records/contract.ts';

import { isLinked } from '../data/values.ts';
import { choicesOf } from '../filter/check.ts';
import { reach } from '../filter/resolve.ts';

/** By what a list is grouped, as its address says it: `stage`, `createdAt:month`. */
export type Grouping = { readonly field: FieldContract; readonly period: PeriodKind | undefined };

/** The groups that a list shows, as it shows them: by which field, and what each holds. */
export type GroupsInOrder = { readonly field: string; readonly filters: readonly Filter[] };

export const groupPeriods = ['day', 'week', 'month', 'quarter', 'year'] as const;

const isDated = ({ comparison }: FieldContract): boolean => comparison === 'date' || comparison === 'instant';

/** The fields by which people group: choices, stages, members, yes or no, days by their period. */
export const groupFields = (
  schema: SchemaContract,
  object: ObjectContract,
  without: readonly string[],
): readonly FieldContract[] =>
  [...object.fields, ...schema.recordFields].filter(
    ({ name, groupable, kind }) =>
      groupable &&
      name !== object.title &&
      !without.includes(name) &&
      // Codes are told apart by each record: every group would hold one.
      ['choice', 'link', 'member', 'team', 'yesNo', 'date', 'dateTime'].includes(kind),
  );

export const groupingName = ({ field, period }: Grouping): string =>
  period === undefined ? field.name : `${field.name}:${period}`;

/** What the address means; undefined where this reader cannot group so. */
export function readGrouping(
  schema: SchemaContract,
  object: ObjectContract,
  text: string | undefined,
): Grouping | undefined {
  if (text === undefined || text === '') return undefined;
  const [name = '', period] = text.split(':');
  const field = reach(schema, object, name)?.field;
  if (!field?.groupable || name.includes('.')) return undefined;
  if (!isDated(field)) return period === undefined ? { field, period: undefined } : undefined;
  const known = groupPeriods.find((one) => one === (period ?? 'month'));
  return known && { field, period: known };
}

export const usualPeriod = (field: FieldContract): PeriodKind | undefined =>
  isDated(field) ? 'month' : undefined;

const isPeriod = (key: Group['keys'][number]): key is GroupPeriod =>
  typeof key === 'object' && key !== null && 'period' in key;

/** The name of a group among its neighbours. */
export const groupKey = ({ keys }: Group): string => {
  const [key = null] = keys;
  if (isPeriod(key)) return key.period;
  return isLinked(key) ? key.id : String(key);
};

/** What the records of a group have in common, as a filter beside the list's own. */
export function groupFilter(
  { field }: Grouping,
  { keys }: Group,
  timeZone: string,
  rest: Filter | undefined,
): Filter {
  const [key = null] = keys;
  const { name } = field;
  const own = ((): readonly Condition[] => {
    if (key === null) return [{ field: name, op: 'empty' }];
    if (!isPeriod(key)) return [{ field: name, op: 'eq', value: isLinked(key) ? key.id : key }];
    const bound = (day: string) => (field.comparison === 'instant' ? instantOf(day, '00:00', timeZone) : day);
    return [
      { field: name, op: 'gte', value: bound(key.from) },
      { field: name, op: 'lt', value: bound(key.to) },
    ];
  })();
  return { and: [...own, ...(rest ? [rest] : [])] };
}

export type GroupWords = { readonly none: string; readonly yes: string; readonly no: string };

export function groupLabel({ field }: Grouping, { keys }: Group, locale: Locale, words: GroupWords): string {
  const [key = null] = keys;
  if (key === null) return words.none;
  if (isPeriod(key)) return say(key.label, locale);
  if (isLinked(key)) return key.title ?? '—';
  if (typeof key === 'boolean') return key ? words.yes : words.no;
  const choice = choicesOf(field).find((one) => one.key === key);
  return choice ? say(choice.label, locale) : String(key);
}

/**
 * Groups as people expect them: stages and choices in their own order, periods the newest first, the rest the largest
 * first; what has no value last.
 */
export function inGroupOrder(
  { field, period }: Grouping,
  groups: readonly Group[],
  stages: readonly string[],
): readonly Group[] {
  const choices = choicesOf(field).map(({ key }) => key);
  const order = stages.length > 0 ? stages : choices;
  const rank = (group: Group): number => {
    if ((group.keys[0] ?? null) === null) return Number.MAX_SAFE_INTEGER;
    const at = order.indexOf(groupKey(group));
    return at < 0 ? order.length : at;
  };
  const sorted = groups.toSorted((one, other) => rank(one) - rank(other));
  if (period === undefined) return sorted;
  const dated = sorted.filter(({ keys }) => (keys[0] ?? null) !== null);
  return [...dated.toReversed(), ...sorted.slice(dated.length)];
}
