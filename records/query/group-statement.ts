import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { fromRows, partsOf, scalarOf, type RowSet } from './row-set.ts';

type Sql = RawBuilder<unknown>;

/** What rows are told apart by. Of a period it is a number that stands for it, and `day` one of its days, which names it. */
export type GroupKey = { readonly expression: Sql; readonly day?: Sql };

export type GroupMeasure = {
  readonly measure: 'sum' | 'avg' | 'min' | 'max';
  readonly field: FieldDescriptor;
};

/** One group: its keys as `k_0…`, its measures as `m_0…`. */
export type GroupRow = Readonly<Record<string, unknown>> & { readonly count: number };

/**
 * Groups of rows, and at most `most` of them. Periods come from the newest back, for of too many the oldest are left out; other groups the largest first. A measure of money is
 * JSON of one amount a currency.
 */
export function groupStatement(
  rows: RowSet,
  where: Sql,
  keys: readonly GroupKey[],
  measures: readonly GroupMeasure[],
  most: number,
): RawBuilder<GroupRow> {
  return measures.some(({ field }) => field.kind === 'money')
    ? inCurrencies(rows, where, keys, measures, most)
    : sql<GroupRow>`select ${list([
        ...keys.map(({ expression, day }, at) => sql`${day ? sql`min(${day})` : expression} as ${k(at)}`),
        ...measures.map(
          ({ measure, field }, at) => sql`${sql.raw(measure)}(${scalarOf(field, rows)}) as ${m(at)}`,
        ),
        sql`count(*) as count`,
      ])} from ${fromRows(rows)} where ${where}
      ${by(keys.map(({ expression }) => expression))}
      order by ${order(keys, (at) => keys[at]?.expression ?? sql`null`, sql`count(*)`)} limit ${most}`;
}

/**
 * Rows are counted and summed by their currencies first, and these parts put together to groups, so that a group is
 * answered with all its currencies or not at all. Of two fields of money each has its own currency: a part is of both.
 */
function inCurrencies(
  rows: RowSet,
  where: Sql,
  keys: readonly GroupKey[],
  measures: readonly GroupMeasure[],
  most: number,
): RawBuilder<GroupRow> {
  const money = [...new Set(measures.map(({ field }) => field).filter(({ kind }) => kind === 'money'))];
  const currencies = money.map((field) => partsOf(field, rows)('_currency'));
  const isMoney = ({ field }: GroupMeasure): boolean => field.kind === 'money';
  const parts = sql`select ${list([
    ...keys.map(({ expression }, at) => sql`${expression} as ${name('e', at)}`),
    ...keys.flatMap(({ day }, at) => (day ? [sql`min(${day}) as ${name('d', at)}`] : [])),
    ...currencies.map((one, at) => sql`${one} as ${name('c', at)}`),
    ...measures.flatMap(({ measure, field }, at) => {
      const value = scalarOf(field, rows);
      return measure === 'avg'
        ? [sql`sum(${value}) as ${name('p', at)}`, sql`count(${value}) as ${name('n', at)}`]
        : [sql`${sql.raw(measure)}(${value}) as ${name('p', at)}`];
    }),
    sql`count(*) as count`,
  ])} from ${fromRows(rows)} where ${where}
    ${by([...keys.map(({ expression }) => expression), ...currencies])}`;
  const groups = sql`select ${list([
    ...keys.map(({ day }, at) => sql`${day ? sql`min(${name('d', at)})` : name('e', at)} as ${k(at)}`),
    ...keys.map((_, at) => name('e', at)),
    ...money.map((_, at) => sql`array_agg(${name('c', at)}) as ${name('c', at)}`),
    ...measures.flatMap((one, at) =>
      isMoney(one)
        ? (one.measure === 'avg' ? ['p', 'n'] : ['p']).map(
            (part) => sql`array_agg(${name(part, at)}) as ${name(part, at)}`,
          )
        : [sql`${whole(one.measure, name('p', at), name('n', at))} as ${m(at)}`],
    ),
    sql`array_agg(count) as counts`,
    sql`coalesce(sum(count), 0)::bigint as count`,
  ])} from (${parts}) as parts
    ${by(keys.map((_, at) => name('e', at)))}
    order by ${order(keys, (at) => name('e', at), sql`sum(count)`)} limit ${most}`;
  return sql<GroupRow>`select ${list([
    ...keys.map((_, at) => k(at)),
    ...measures.map((one, at) =>
      isMoney(one) ? sql`${amounts(one, at, money.indexOf(one.field))} as ${m(at)}` : m(at),
    ),
    sql`count`,
  ])} from (${groups}) as groups order by ${order(keys, (at) => name('e', at), sql`count`)}`;
}

/** A group's amounts out of its parts, the currency of most rows first. */
const amounts = ({ measure }: GroupMeasure, at: number, currency: number): Sql => sql`coalesce((
  select json_agg(json_build_object('amount', trim_scale(amount)::text, 'currency', currency) order by rows desc, currency)
  from (select currency, ${whole(measure, sql`part`, sql`share`)} as amount, sum(count) as rows
    from unnest(${name('c', currency)}, ${name('p', at)}, ${measure === 'avg' ? name('n', at) : sql`counts`}, counts)
      as part(currency, part, share, count)
    where currency is not null group by currency) as amounts
  where amount is not null), '[]'::json)`;

/** A measure of the whole out of those of its parts; of a mean each part has its sum and how many it is of. */
const whole = (measure: GroupMeasure['measure'], part: Sql, share: Sql): Sql =>
  measure === 'avg' ? sql`sum(${part}) / nullif(sum(${share}), 0)` : sql`${sql.raw(measure)}(${part})`;

const order = (keys: readonly GroupKey[], expression: (at: number) => Sql, size: Sql): Sql => {
  const periods = keys.flatMap(({ day }, at) => (day ? [expression(at)] : []));
  return periods.length > 0
    ? list([...periods.map((one) => sql`${one} desc nulls first`), size])
    : sql`${size} desc`;
};

const by = (expressions: readonly Sql[]): Sql =>
  expressions.length > 0 ? sql`group by ${list(expressions)}` : sql``;
const list = (all: readonly Sql[]): Sql => sql.join([...all], sql`, `);
const name = (prefix: string, at: number): Sql => sql.ref(`${prefix}_${at}`);
const k = (at: number): Sql => name('k', at);
const m = (at: number): Sql => name('m', at);
