import { allOf, sql } from '#kernel/database/sql.ts';
import { kinds } from '../fields/index.ts';
import type { RecordTx } from '../records.ts';
import { countedRows } from './roll-up-sql.ts';
import { fromRows } from './row-set.ts';
import type { Row, Selected, Values } from './select.ts';

type Figure = { parent: string; value: unknown; currency: string | null };

/** Fills in the roll-ups of a page: one grouped statement a field, whatever the number of rows. */
export async function fillRollUps(
  tx: RecordTx,
  selected: readonly Selected[],
  rows: readonly Row[],
  all: readonly Values[],
): Promise<void> {
  const wanted = selected.filter(({ field }) => field.storage.in === 'rollUp');
  if (wanted.length === 0 || rows.length === 0) return;
  const ids = rows.map((row) => row['id'] as string);
  for (const one of wanted) {
    const figures = await figuresOf(tx, one, ids);
    for (const [at, values] of all.entries()) values[one.name] = figures.get(ids[at] ?? '') ?? none(one);
  }
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
    await tx.rows<Figure>(sql`select ${parent} as parent, ${currency ?? sql`null::text`} as currency, ${measure} as value
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
