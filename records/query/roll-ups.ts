import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { kinds } from '../fields/index.ts';
import type { RecordTx } from '../records.ts';
import { countedKey, countedRows } from './roll-up-sql.ts';
import { fromRows } from './row-set.ts';
import type { Row, Selected, Values } from './select.ts';

/** Figures of one group for one record (and currency), as text. */
type Figures = { which: number; parent: string; currency: string | null } & Record<
  `v_${number}`,
  string | null
>;

/** Fills in the roll-ups of a page: one statement for all of them, whatever the number of rows. */
export async function fillRollUps(
  tx: RecordTx,
  selected: readonly Selected[],
  rows: readonly Row[],
  all: readonly Values[],
): Promise<void> {
  const wanted = selected.filter(({ field }) => field.storage.in === 'rollUp');
  if (wanted.length === 0 || rows.length === 0) return;
  const ids = rows.map((row) => row['id'] as string);
  const figures = await figuresOf(tx, wanted, ids);
  for (const one of wanted) {
    const byRecord = figures.get(one);
    for (const [at, values] of all.entries()) values[one.name] = byRecord?.get(ids[at] ?? '') ?? none(one);
  }
}

/** What a record has to which nothing links. */
const none = ({ field }: Selected): unknown => {
  if (field.storage.in === 'rollUp' && field.storage.result === 'money') return [];
  return field.options['measure'] === 'count' ? 0 : null;
};

type Group = readonly [Selected, ...Selected[]];

/** By roll-up and record. */
async function figuresOf(
  tx: RecordTx,
  wanted: readonly Selected[],
  ids: readonly string[],
): Promise<ReadonlyMap<Selected, ReadonlyMap<string, unknown>>> {
  const groups = [...Map.groupBy(wanted, ({ field }) => countedKey(field)).values()] as unknown as Group[];
  const most = Math.max(...groups.map((group) => group.length));
  const found = await tx.rows<Figures>(
    sql.join(
      groups.map((group, which) => groupSql(tx, { group, which, columns: most }, ids)),
      sql` union all `,
    ),
    // What a workspace made would fill the connection with statements that never return.
    { prepared: wanted.every(({ field }) => !field.custom) },
  );
  const figures = new Map(wanted.map((one) => [one, new Map<string, unknown>()]));
  for (const row of found)
    for (const [index, one] of groups[row.which]?.entries() ?? [])
      put(figures.get(one), one.field, row, row[`v_${index}`]);
  return figures;
}

type Placed = { readonly group: Group; readonly which: number; readonly columns: number };

function groupSql(
  tx: RecordTx,
  { group, which, columns }: Placed,
  ids: readonly string[],
): RawBuilder<unknown> {
  const [first, ...others] = group.map(({ field }) => field);
  if (!first) throw new Error('A group without roll-ups');
  const { rows, conditions, parent, measures, currency } = countedRows(tx, [first, ...others], 'r');
  const figures = Array.from({ length: columns }, (_, index) => {
    const measure = measures[index];
    return sql`${measure ? asText(measure, group[index]?.field) : sql`null::text`} as ${sql.ref(`v_${index}`)}`;
  });
  const all = allOf([...conditions, sql`${parent} = any(${ids}::uuid[])`]);
  return sql`select ${sql.lit(which)} as which, ${parent} as parent, ${currency ?? sql`null::text`} as currency,
    ${sql.join(figures, sql`, `)} from ${fromRows(rows)} where ${all} group by ${currency ? sql`${parent}, ${currency}` : parent}`;
}

/** Figures of any kind stand in one column. An instant's text is ISO 8601. */
const asText = (measure: RawBuilder<unknown>, field: FieldDescriptor | undefined): RawBuilder<unknown> =>
  field?.storage.in === 'rollUp' && field.storage.result === 'instant'
    ? sql`to_json(${measure}) #>> '{}'`
    : sql`(${measure})::text`;

function put(
  figures: Map<string, unknown> | undefined,
  field: FieldDescriptor,
  { parent, currency }: Figures,
  value: string | null | undefined,
): void {
  if (!figures || value === null || value === undefined || field.storage.in !== 'rollUp') return;
  if (field.storage.result !== 'money') {
    const raw = field.storage.result === 'instant' ? new Date(value) : value;
    figures.set(parent, kinds.rollUp.decode?.(raw, field));
  } else if (currency !== null) {
    const amounts = (figures.get(parent) ?? []) as unknown[];
    figures.set(parent, [...amounts, { amount: plain(value), currency }]);
  }
}

/** A decimal without trailing zeros of its fraction. */
export const plain = (decimal: string): string =>
  decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
