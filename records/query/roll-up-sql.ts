import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { visibleRows } from '../access/visible.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { recordFields } from '../define/record-fields.ts';
import { comparisonOf } from '../fields/index.ts';
import type { RecordTx } from '../records.ts';
import { compileFilter } from './filter.ts';
import type { Filter } from './query.ts';
import { column, fromRows, ownRows, partsOf, rowSet, scalarOf, type RowSet } from './row-set.ts';

type Sql = RawBuilder<unknown>;

/** The rows that a roll-up counts: living, seen by the reader, matching their filter; without saying yet whom they link to. */
export type Counted = {
  readonly rows: RowSet;
  readonly conditions: readonly Sql[];
  /** The record that a row links to; for links in the table of links its join is asked for. */
  readonly parent: Sql;
  readonly measure: Sql;
  readonly currency: Sql | undefined;
};

/** What a roll-up counts. @throws badFilter where its condition cannot be */
export function countedRows(tx: RecordTx, { id, storage, options }: FieldDescriptor, alias: string): Counted {
  const target = storage.in === 'rollUp' ? tx.schema.objects.get(storage.of) : undefined;
  const through = storage.in === 'rollUp' ? target?.fields.get(storage.through) : undefined;
  if (storage.in !== 'rollUp' || !target || !through) throw new Error(`${id} counts nothing`);
  const rows = rowSet(tx, target, alias);
  const conditions = [ownRows(rows), visibleRows(rows, 'read')];
  if (options['where']) conditions.push(compileFilter(rows, options['where'] as Filter));
  const measured =
    storage.field === undefined
      ? undefined
      : (target.fields.get(storage.field) ?? recordFields.get(storage.field));
  return {
    rows,
    conditions,
    parent: parentOf(through, rows),
    measure: measured
      ? sql`${sql.raw(String(options['measure']))}(${scalarOf(measured, rows)})`
      : sql`count(*)`,
    currency: measured?.kind === 'money' ? partsOf(measured, rows)('_currency') : undefined,
  };
}

function parentOf(through: FieldDescriptor, rows: RowSet): Sql {
  if (through.storage.in === 'columns' || through.storage.in === 'side') return scalarOf(through, rows);
  const link = `${rows.alias}_link`;
  rows.joins.set(
    link,
    sql`join link as ${sql.ref(link)} on ${sql.ref(`${link}.workspace_id`)} = ${column(rows, 'workspace_id')}
      and ${sql.ref(`${link}.field_id`)} = ${sql.lit(through.id)} and ${sql.ref(`${link}.from_id`)} = ${column(rows, 'id')}`,
  );
  return sql.ref(`${link}.to_id`);
}

/** The figure of one row as a subquery: a look into an index. */
export function rollUpScalar(field: FieldDescriptor, outer: RowSet): Sql {
  const { rows, conditions, parent, measure } = countedRows(outer.tx, field, `${outer.alias}_r`);
  const all = allOf([...conditions, sql`${parent} = ${column(outer, 'id')}`]);
  const cast = comparisonOf(field) === 'number' ? sql`::numeric` : sql``;
  return sql`(select ${measure}${cast} from ${fromRows(rows)} where ${all})`;
}

/** A figure of money in one currency as a subquery. */
export function rollUpAmount(field: FieldDescriptor, outer: RowSet, of: string): Sql {
  const { rows, conditions, parent, measure, currency } = countedRows(outer.tx, field, `${outer.alias}_r`);
  if (!currency) throw new Error(`${field.id} counts no money`);
  const all = allOf([
    ...conditions,
    sql`${parent} = ${column(outer, 'id')}`,
    sql`${currency} = ${sql.lit(of)}`,
  ]);
  return sql`(select ${measure} from ${fromRows(rows)} where ${all})`;
}

/** A figure of money as a subquery: JSON of one amount a currency. */
export function rollUpAmounts(field: FieldDescriptor, outer: RowSet): Sql {
  const { rows, conditions, parent, measure, currency } = countedRows(outer.tx, field, `${outer.alias}_r`);
  if (!currency) throw new Error(`${field.id} counts no money`);
  const all = allOf([...conditions, sql`${parent} = ${column(outer, 'id')}`]);
  return sql`coalesce((select json_agg(jsonb_build_object('amount', trim_scale(amount)::text, 'currency', currency) order by currency)
    from (select ${measure} as amount, ${currency} as currency from ${fromRows(rows)} where ${all} group by 2) as amounts
    where amount is not null), '[]'::json)`;
}
