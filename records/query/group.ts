import type { Phrase } from '#persian/bilingual.ts';
import type { PeriodKind } from '#persian/jalali/periods.ts';
import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { readableField } from '../access/visible.ts';
import type { Linked, Money } from '../define/declare.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { comparisonOf, kinds } from '../fields/index.ts';
import { badFilter } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { withOwnersFirst } from './owners-first.ts';
import { baseConditions } from './page.ts';
import { mostGroups } from './most-groups.ts';
import { dayOf, groupPeriod, isPeriodKind, joinCalendar, periodNumber, type GroupPeriod } from './periods.ts';
import type { Filter } from './query.ts';
import { plain } from './decimal.ts';
import { fromRows, partsOf, rowSet, scalarOf, type RowSet } from './row-set.ts';
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

/** One key of the grouping: what rows are told apart by, and a value of the group from which its key is made. */
type Key = {
  readonly field: FieldDescriptor;
  readonly period: PeriodKind | undefined;
  readonly expression: RawBuilder<unknown>;
  readonly shown: RawBuilder<unknown>;
};

/** Groups of what the actor may see: periods in their order, other groups the largest first. */
export async function readGroups(tx: RecordTx, object: ObjectDescriptor, query: GroupQuery): Promise<Groups> {
  const by = query.by ?? [];
  const asked = query.measures ?? [];
  if (by.length > 2 || asked.length > mostMeasures) throw badFilter({ reason: tooMany });
  const rows = await withOwnersFirst(rowSet(tx, object));
  const keys = by.map((name, index) => keyOf(rows, name, `c${index}`));
  const measures = asked.map((one) => measureOf(rows, one));
  const currencies = measures.map(({ field }) =>
    field.kind === 'money' ? partsOf(field, rows)('_currency') : sql`null::text`,
  );
  const grouping = [
    ...keys.map((key) => key.expression),
    ...currencies.filter((_, index) => measures[index]?.field.kind === 'money'),
  ];
  const conditions = allOf(baseConditions(rows, query));
  const periods = keys.filter(({ period }) => period !== undefined).map(({ expression }) => expression);
  const isDated = periods.length > 0;
  // Of too many periods the oldest are left out, so that they are read from the newest back.
  const order = isDated
    ? sql.join([...periods.map((one) => sql`${one} desc nulls first`), sql`count(*)`], sql`, `)
    : sql`count(*) desc`;
  const found = await tx.rows<Record<string, unknown>>(sql`
    select ${named(
      keys.map(({ shown }) => shown),
      'k',
    )}${named(currencies, 'c')}${named(
      measures.map(({ figure }) => figure),
      'm',
    )} count(*) as count
    from ${fromRows(rows)} where ${conditions}
    ${grouping.length > 0 ? sql`group by ${sql.join(grouping, sql`, `)}` : sql``}
    order by ${order} limit ${mostGroups + 1}`);
  const answered = found.slice(0, mostGroups);
  const groups = merge(
    tx,
    isDated ? answered.toReversed() : answered,
    keys,
    measures.map(({ field }) => field),
  );
  return { groups: await withLinked(tx, keys, groups), more: found.length > mostGroups };
}

const named = (expressions: readonly RawBuilder<unknown>[], prefix: string): RawBuilder<unknown> =>
  sql.join(
    [...expressions.map((one, index) => sql`${one} as ${sql.ref(`${prefix}_${index}`)}, `), sql``],
    sql``,
  );

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
    const inside = sql.ref(`${calendar}.day`);
    return { field, period, expression: periodNumber(rows.tx, period, calendar), shown: sql`min(${inside})` };
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
  const expression = scalarOf(field, rows);
  return { field, period: undefined, expression, shown: expression };
}

function measureOf(
  rows: RowSet,
  { measure, field: name }: Measure,
): { field: FieldDescriptor; figure: RawBuilder<unknown> } {
  const field = readableField(rows.tx.context.actor, rows.object, shown(name));
  if (comparisonOf(field) !== 'number' || !['sum', 'avg', 'min', 'max'].includes(measure))
    throw badFilter(
      { reason: { fa: `«${field.label.fa}» جمع‌پذیر نیست.`, en: `“${field.label.en}” cannot be summed.` } },
      { field: 'measures' },
    );
  return { field, figure: sql`${sql.raw(measure)}(${scalarOf(field, rows)})` };
}

type Merged = { keys: Group['keys'][number][]; count: number; measures: (number | null | Money[])[] };

/** Rows of one group that differ by currency alone become one. */
function merge(
  tx: RecordTx,
  rows: readonly Record<string, unknown>[],
  by: readonly Key[],
  measures: readonly FieldDescriptor[],
): Merged[] {
  const groups = new Map<string, Merged>();
  for (const row of rows) {
    const keys = by.map((key, index) => shownKey(tx, key, row[`k_${index}`]));
    const mark = JSON.stringify(keys);
    const group = groups.get(mark) ?? {
      keys,
      count: 0,
      measures: measures.map(({ kind }) => (kind === 'money' ? [] : null)),
    };
    groups.set(mark, group);
    group.count += row['count'] as number;
    for (const [index] of measures.entries()) {
      const value = row[`m_${index}`] as string | null;
      const currency = row[`c_${index}`] as string | null;
      const amounts = group.measures[index];
      if (Array.isArray(amounts)) {
        if (value !== null && currency !== null) amounts.push({ amount: plain(value), currency });
      } else group.measures[index] = value === null ? null : Number(value);
    }
  }
  return [...groups.values()];
}

function shownKey(tx: RecordTx, { field, period }: Key, raw: unknown): Group['keys'][number] {
  if (raw === null) return null;
  if (period) return groupPeriod(tx, period, raw as string);
  return (kinds[field.kind].decode?.(raw, field) ?? raw) as Group['keys'][number];
}

async function withLinked(tx: RecordTx, by: readonly Key[], groups: readonly Merged[]): Promise<Group[]> {
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
