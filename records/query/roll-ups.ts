import { allOf, sql } from '#kernel/database/sql.ts';
import { kinds } from '../fields/index.ts';
import type { RecordTx } from '../records.ts';
import type { Stored } from './query.ts';
import { countedRows } from './roll-up-sql.ts';
import { fromRows } from './row-set.ts';
import type { Selected } from './select.ts';

type Row = { parent: string; value: unknown; currency: string | null };

/** Fills in the roll-ups of a page: one grouped statement a field, whatever the number of rows. */
export async function withRollUps(
  tx: RecordTx,
  selected: readonly Selected[],
  records: readonly Stored[],
): Promise<Stored[]> {
  const wanted = selected.filter(({ field }) => field.storage.in === 'rollUp');
  if (wanted.length === 0 || records.length === 0) return [...records];
  const ids = records.map(({ id }) => id);
  const figures = new Map<string, ReadonlyMap<string, unknown>>();
  for (const one of wanted) figures.set(one.name, await figuresOf(tx, one, ids));
  return records.map((record) => ({
    ...record,
    values: {
      ...record.values,
      ...Object.fromEntries(
        wanted.map((one) => [one.name, figures.get(one.name)?.get(record.id) ?? none(one)]),
      ),
    },
  }));
}

/** What a record has to which nothing links. */
const none = ({ field }: Selected): unknown => {
  if (field.storage.in === 'rollUp' && field.storage.result === 'money') return [];
  return field.options['measure'] === 'count' ? 0 : null;
};

async function figuresOf(
  tx: RecordTx,
  { field }: Selected,
  ids: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const { rows, conditions, parent, measure, currency } = countedRows(tx, field, 'r');
  const keys = currency ? sql`${parent}, ${currency}` : parent;
  const all = allOf([...conditions, sql`${parent} = any(${ids}::uuid[])`]);
  const found =
    await tx.rows<Row>(sql`select ${parent} as parent, ${currency ?? sql`null::text`} as currency, ${measure} as value
    from ${fromRows(rows)} where ${all} group by ${keys}`);
  const figures = new Map<string, unknown>();
  for (const row of found) {
    if (row.value === null) continue;
    if (!currency) figures.set(row.parent, kinds.rollUp.decode?.(row.value, field));
    else {
      const amounts = (figures.get(row.parent) ?? []) as unknown[];
      if (row.currency !== null)
        figures.set(row.parent, [...amounts, { amount: plain(row.value as string), currency: row.currency }]);
    }
  }
  return figures;
}

/** A decimal without trailing zeros of its fraction. */
export const plain = (decimal: string): string =>
  decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
