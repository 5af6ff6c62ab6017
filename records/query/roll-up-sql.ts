import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { visibleRows } from '../access/visible.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { comparisonOf } from '../fields/index.ts';
import type { RecordTx } from '../records.ts';
import { compileFilter } from './filter.ts';
import type { Filter } from './query.ts';
import { column, fromRows, ownRows, partsOf, rowSet, scalarOf, type RowSet } from './row-set.ts';

type Sql = RawBuilder<unknown>;

/** The rows that roll-ups count: living, seen by the reader, matching their filter; without saying yet whom they link to. */
export type Counted = {
  readonly rows: RowSet;
  readonly conditions: readonly Sql[];
  /** The record that a row links to; for links in the table of links its join is asked for. */
  readonly parent: Sql;
  /** One a roll-up, in their order. */
  readonly measures: readonly Sql[];
  readonly currency: Sql | undefined;
};

/** Roll-ups of one key are figures over the same rows, in the same groups. */
export function countedKey({ storage, options }: FieldDescriptor): string {
  if (storage.in !== 'rollUp') throw new Error('It counts nothing');
  const { of, through, result } = storage;
  return JSON.stringify([of, through, options['where'], result === 'money' && storage.field]);
}

/** What roll-ups of one key count. */
export function countedRows(
  tx: RecordTx,
  fields: readonly [FieldDescriptor, ...FieldDescriptor[]],
  alias: string,
): Counted {
  const [{ id, storage, options }] = fields;
  const target = storage.in === 'rollUp' ? tx.schema.objects.get(storage.of) : undefined;
  const through = storage.in === 'rollUp' ? target?.fields.get(storage.through) : undefined;
  if (storage.in !== 'rollUp' || !target || !through) throw new Error(`${id} counts nothing`);
  const rows = rowSet(tx, target, alias);
  const conditions = [ownRows(rows), visibleRows(rows, 'read')];
  if (options['where']) conditions.push(compileFilter(rows, options['where'] as Filter));
  const measured = fields.map((field) => ({
    name: String(field.options['measure']),
    of: measuredBy(field, target),
  }));
  const money = measured.find(({ of }) => of?.kind === 'money')?.of;
  return {
    rows,
    conditions,
    parent: parentOf(through, rows),
    measures: measured.map(({ name, of }) =>
      of ? sql`${sql.raw(name)}(${scalarOf(of, rows)})` : sql`count(*)`,
    ),
    currency: money && partsOf(money, rows)('_currency'),
  };
}

const measuredBy = ({ storage }: FieldDescriptor, target: ObjectDescriptor): FieldDescriptor | undefined =>
  storage.in === 'rollUp' && storage.field !== undefined ? target.fields.get(storage.field) : undefined;

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

/** The figure of one row as a subquery, for filters and sorts; a page takes all of its own in one grouped statement instead. */
export function rollUpScalar(field: FieldDescriptor, outer: RowSet): Sql {
  const { rows, conditions, parent, measures } = countedRows(outer.tx, [field], `${outer.alias}_r`);
  const all = allOf([...conditions, sql`${parent} = ${column(outer, 'id')}`]);
  const cast = comparisonOf(field) === 'number' ? sql`::numeric` : sql``;
  return sql`(select ${measures[0]}${cast} from ${fromRows(rows)} where ${all})`;
}
