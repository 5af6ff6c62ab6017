import type { Phrase } from '#persian/bilingual.ts';
import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { readableField } from '../access/visible.ts';
import type { Linked, Money } from '../define/declare.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { kinds } from '../fields/index.ts';
import { badFilter } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { partsOf, scalarOf, tableOf } from './field-sql.ts';
import { baseConditions } from './page.ts';
import type { Filter } from './query.ts';
import { titlesOf } from './titles.ts';

export type Measure = { readonly measure: 'sum' | 'avg' | 'min' | 'max'; readonly field: string };

/** Counts and sums by up to two fields; none gives the totals of a list. */
export type GroupQuery = {
  readonly filter?: Filter;
  readonly variant?: string;
  readonly by?: readonly string[];
  readonly measures?: readonly Measure[];
};

/** One group. A money measure is a list, one amount a currency: amounts of two currencies are never added. */
export type Group = {
  readonly keys: readonly (string | number | boolean | Linked | null)[];
  readonly count: number;
  readonly measures: readonly (number | null | readonly Money[])[];
};

const alias = 't';
const mostGroups = 1_000;
const mostMeasures = 6;

/** Groups of what the actor may see, largest first. */
export async function readGroups(
  tx: RecordTx,
  object: ObjectDescriptor,
  query: GroupQuery,
): Promise<readonly Group[]> {
  const by = (query.by ?? []).map((name) => groupable(tx, object, name));
  const measures = (query.measures ?? []).map((one) => ({
    ...one,
    target: measurable(tx, object, one.field),
  }));
  if (by.length > 2 || measures.length > mostMeasures) throw badFilter({ reason: tooMany });
  const keys = by.map((field) => scalarOf(field, alias));
  const currencies = measures.map(({ target }) =>
    target.kind === 'money' ? partsOf(target, alias)('_currency') : sql`null::text`,
  );
  const grouping = [...keys, ...currencies.filter((_, index) => measures[index]?.target.kind === 'money')];
  const rows = await tx.rows<Record<string, unknown>>(sql`
    select ${named(keys, 'k')}${named(currencies, 'c')}${named(measures.map(sqlOf), 'm')} count(*) as count
    from ${sql.table(tableOf(object))} as ${sql.ref(alias)}
    where ${allOf(baseConditions(tx, object, query))}
    ${grouping.length > 0 ? sql`group by ${sql.join(grouping, sql`, `)}` : sql``}
    order by count(*) desc limit ${mostGroups}`);
  return withLinked(tx, by, merge(rows, by, measures));
}

const named = (expressions: readonly RawBuilder<unknown>[], prefix: string): RawBuilder<unknown> =>
  sql.join(
    [...expressions.map((one, index) => sql`${one} as ${sql.ref(`${prefix}_${index}`)}, `), sql``],
    sql``,
  );

const sqlOf = ({
  measure,
  target,
}: {
  measure: Measure['measure'];
  target: FieldDescriptor;
}): RawBuilder<unknown> => sql`${sql.raw(measure)}(${scalarOf(target, alias)})`;

type Merged = { keys: Group['keys'][number][]; count: number; measures: (number | null | Money[])[] };

/** Rows of one group that differ by currency alone become one. */
function merge(
  rows: readonly Record<string, unknown>[],
  by: readonly FieldDescriptor[],
  measures: readonly { readonly target: FieldDescriptor }[],
): Merged[] {
  const groups = new Map<string, Merged>();
  for (const row of rows) {
    const keys = by.map((field, index) => keyOf(field, row[`k_${index}`]));
    const mark = JSON.stringify(keys);
    const group = groups.get(mark) ?? {
      keys,
      count: 0,
      measures: measures.map(({ target }) => (target.kind === 'money' ? [] : null)),
    };
    groups.set(mark, group);
    group.count += row['count'] as number;
    for (const [index] of measures.entries()) {
      const value = row[`m_${index}`] as string | null;
      const currency = row[`c_${index}`] as string | null;
      const amounts = group.measures[index];
      if (Array.isArray(amounts)) {
        if (value !== null && currency !== null) amounts.push({ amount: value, currency });
      } else group.measures[index] = value === null ? null : Number(value);
    }
  }
  return [...groups.values()];
}

const keyOf = (field: FieldDescriptor, raw: unknown): Group['keys'][number] => {
  const decoded = raw === null ? null : (kinds[field.kind].decode?.(raw) ?? raw);
  return decoded as Group['keys'][number];
};

async function withLinked(
  tx: RecordTx,
  by: readonly FieldDescriptor[],
  groups: readonly Merged[],
): Promise<Group[]> {
  const titles = await Promise.all(
    by.map((field, index) => {
      const to = field.options['to'];
      const ids = groups.map((group) => group.keys[index]).filter((id) => typeof id === 'string');
      return typeof to === 'string' ? titlesOf(tx, to, ids) : Promise.resolve(undefined);
    }),
  );
  return groups.map((group) => ({
    ...group,
    keys: group.keys.map((key, index) => {
      const known = titles[index];
      return known && typeof key === 'string'
        ? { id: key, object: String(by[index]?.options['to']), title: known.get(key) ?? null }
        : key;
    }),
  }));
}

function groupable(tx: RecordTx, object: ObjectDescriptor, name: string): FieldDescriptor {
  const field = readableField(tx.context.actor, object, name);
  if (['token', 'boolean', 'date', 'number'].includes(kinds[field.kind].comparison) && field.kind !== 'money')
    return field;
  throw badFilter(
    {
      reason: {
        fa: `نمی‌توان بر پایهٔ «${field.label.fa}» گروه‌بندی کرد.`,
        en: `Records cannot be grouped by “${field.label.en}”.`,
      },
    },
    { field: name },
  );
}

function measurable(tx: RecordTx, object: ObjectDescriptor, name: string): FieldDescriptor {
  const field = readableField(tx.context.actor, object, name);
  if (kinds[field.kind].comparison === 'number') return field;
  throw badFilter(
    { reason: { fa: `«${field.label.fa}» جمع‌پذیر نیست.`, en: `“${field.label.en}” cannot be summed.` } },
    { field: name },
  );
}

const tooMany: Phrase = { fa: 'حداکثر دو گروه و شش اندازه.', en: 'At most two groupings and six measures.' };
