import type { Phrase } from '#persian/bilingual.ts';
import type { PeriodKind } from '#persian/jalali/periods.ts';
import { allOf, sql } from '#kernel/database/sql.ts';
import { readableField } from '../access/visible.ts';
import type { Linked, Money } from '../define/declare.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { comparisonOf, kinds } from '../fields/index.ts';
import { badFilter } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { groupStatement, type GroupKey, type GroupMeasure, type GroupRow } from './group-statement.ts';
import { withOwnersFirst } from './owners-first.ts';
import { baseConditions } from './page.ts';
import { mostGroups } from './most-groups.ts';
import { dayOf, groupPeriod, isPeriodKind, joinCalendar, periodNumber, type GroupPeriod } from './periods.ts';
import type { Filter } from './query.ts';
import { rowSet, scalarOf, type RowSet } from './row-set.ts';
import { shown } from './shown.ts';
import { titlesOf } from './titles.ts';

export type Measure = { readonly measure: 'sum' | 'avg' | 'min' | 'max'; readonly field: string };

/**
 * Counts and sums by up to two fields; none gives the totals of a list. Dates and instants are grouped by a Jalali
 * period: `closedOn:month`; the periods are `day week month quarter half year fiscal-quarter fiscal-year`.
 */
export type GroupQuery = {
  readonly filter?: Filter;
  readonly variant?: string;
  readonly by?: readonly string[];
  readonly measures?: readonly Measure[];
};

/** One group. A money measure is a list, one amount a currency: amounts of two currencies are never added. */
export type Group = {
  readonly keys: readonly (string | number | boolean | Linked | GroupPeriod | null)[];
  readonly count: number;
  readonly measures: readonly (number | null | readonly Money[])[];
};

/** As many groups as are answered at once; of periods the newest, of others the largest. */
export type Groups = { readonly groups: readonly Group[]; readonly more: boolean };

const mostMeasures = 6;

type Key = GroupKey & { readonly field: FieldDescriptor; readonly period?: PeriodKind };

/** Groups of what the actor may see: periods in their order, other groups the largest first. */
export async function readGroups(tx: RecordTx, object: ObjectDescriptor, query: GroupQuery): Promise<Groups> {
  const by = query.by ?? [];
  const asked = query.measures ?? [];
  if (by.length > 2 || asked.length > mostMeasures) throw badFilter({ reason: tooMany });
  const rows = await withOwnersFirst(rowSet(tx, object));
  const keys = by.map((name, index) => keyOf(rows, name, `c${index}`));
  const measures = asked.map((one) => measureOf(rows, one));
  const found = await tx.rows(
    groupStatement(rows, allOf(baseConditions(rows, query)), keys, measures, mostGroups + 1),
  );
  const answered = found.slice(0, mostGroups);
  const isDated = keys.some(({ period }) => period !== undefined);
  const groups = (isDated ? answered.toReversed() : answered).map((row) => groupOf(tx, row, keys, measures));
  return { groups: await withLinked(tx, keys, groups), more: found.length > mostGroups };
}

function keyOf(rows: RowSet, name: string, calendar: string): Key {
  const [fieldName = '', period, ...rest] = shown(name).split(':');
  const field = readableField(rows.tx.context.actor, rows.object, fieldName);
  const how = comparisonOf(field);
  if (
    period !== undefined &&
    rest.length === 0 &&
    isPeriodKind(period) &&
    (how === 'date' || how === 'instant')
  ) {
    const day = dayOf(field, rows);
    joinCalendar(day, rows, calendar);
    return {
      field,
      period,
      expression: periodNumber(rows.tx, period, calendar),
      day: sql.ref(`${calendar}.day`),
    };
  }
  if (period !== undefined || !['token', 'boolean', 'date', 'number'].includes(how) || field.kind === 'money')
    throw badFilter(
      {
        reason: {
          fa: `نمی‌توان بر پایهٔ «${field.label.fa}» چنین گروه‌بندی کرد.`,
          en: `Records cannot be grouped so by “${field.label.en}”.`,
        },
      },
      { field: 'by' },
    );
  return { field, expression: scalarOf(field, rows) };
}

function measureOf(rows: RowSet, { measure, field: name }: Measure): GroupMeasure {
  const field = readableField(rows.tx.context.actor, rows.object, shown(name));
  if (comparisonOf(field) !== 'number' || !['sum', 'avg', 'min', 'max'].includes(measure))
    throw badFilter(
      { reason: { fa: `«${field.label.fa}» جمع‌پذیر نیست.`, en: `“${field.label.en}” cannot be summed.` } },
      { field: 'measures' },
    );
  return { field, measure };
}

const groupOf = (
  tx: RecordTx,
  row: GroupRow,
  keys: readonly Key[],
  measures: readonly GroupMeasure[],
): Group => ({
  keys: keys.map((key, index) => shownKey(tx, key, row[`k_${index}`])),
  count: row.count,
  measures: measures.map(({ field }, index) => {
    const value = row[`m_${index}`];
    if (field.kind === 'money') return value as readonly Money[];
    return value === null ? null : Number(value);
  }),
});

function shownKey(tx: RecordTx, { field, period }: Key, raw: unknown): Group['keys'][number] {
  if (raw === null) return null;
  if (period) return groupPeriod(tx, period, raw as string);
  return (kinds[field.kind].decode?.(raw, field) ?? raw) as Group['keys'][number];
}

async function withLinked(tx: RecordTx, by: readonly Key[], groups: readonly Group[]): Promise<Group[]> {
  const titles: (ReadonlyMap<string, string> | undefined)[] = [];
  for (const [index, { field }] of by.entries()) {
    const to = field.options['to'];
    const ids = groups.map((group) => group.keys[index]).filter((id) => typeof id === 'string');
    titles.push(typeof to === 'string' ? await titlesOf(tx, to, ids) : undefined);
  }
  return groups.map((group) => ({
    ...group,
    keys: group.keys.map((key, index) => {
      const known = titles[index];
      return known && typeof key === 'string'
        ? { id: key, object: String(by[index]?.field.options['to']), title: known.get(key) ?? null }
        : key;
    }),
  }));
}

const tooMany: Phrase = { fa: 'حداکثر دو گروه و شش اندازه.', en: 'At most two groupings and six measures.' };
