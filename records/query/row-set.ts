import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor, Searchable } from '../define/descriptor.ts';
import { comparisonOf, kinds } from '../fields/index.ts';
import type { Parts } from '../fields/kind.ts';
import { clockAt, formulaSql } from '../formula/compile.ts';
import { readsClock } from '../formula/tree.ts';
import type { RecordTx } from '../records.ts';
import { todayOf, zoneOf } from './civil.ts';
import { rollUpScalar } from './roll-up-sql.ts';

type Sql = RawBuilder<unknown>;

/**
 * Rows of one object under an alias, in a statement that is being built. Fields that stand elsewhere (a module's side
 * table, a mirrored key, the far end of a link) ask for joins while conditions are compiled, so `fromRows` comes last.
 */
export type RowSet = {
  readonly tx: RecordTx;
  readonly object: ObjectDescriptor;
  readonly alias: string;
  readonly joins: Map<string, Sql>;
  /** What stands for the table itself, where its rows are narrowed first. */
  readonly source?: Sql;
};

export const rowSet = (tx: RecordTx, object: ObjectDescriptor, alias = 't'): RowSet => ({
  tx,
  object,
  alias,
  joins: new Map(),
});

export const column = ({ alias }: RowSet, name: string): Sql => sql.ref(`${alias}.${name}`);

/** The stored parts of a field in a row. */
export function partsOf(field: FieldDescriptor, rows: RowSet): Parts {
  const { storage } = field;
  switch (storage.in) {
    case 'columns':
      return (suffix) => column(rows, storage.column + suffix);
    case 'side': {
      const side = `${rows.alias}_${storage.table}`;
      rows.joins.set(
        side,
        sql`left join ${sql.table(storage.table)} as ${sql.ref(side)} on ${sql.ref(`${side}.workspace_id`)} = ${column(rows, 'workspace_id')}
          and ${sql.ref(`${side}.${storage.key}`)} = ${column(rows, 'id')}`,
      );
      return (suffix) => sql.ref(`${side}.${storage.column}${suffix}`);
    }
    case 'custom': {
      const parts = kinds[field.kind].customParts?.(
        sql`(${column(rows, 'custom')} -> ${sql.lit(storage.key)})`,
      );
      if (!parts) throw new Error(`${field.kind} cannot be kept in a document`);
      return parts;
    }
    case 'formula':
      return () =>
        formulaSql(storage.tree, clockAt(formulaEnvironment(rows.tx)), (input) => scalarOf(input, rows));
    case 'rollUp':
      return () => rollUpScalar(field, rows);
    case 'links':
    case 'computed':
      return () => sql`null`;
  }
}

/** What a formula may know beside the record, at the moment of the deed. */
export const formulaEnvironment = (tx: RecordTx) => ({
  today: todayOf(tx),
  now: tx.context.now().toISOString(),
  zone: zoneOf(tx),
});

/** The value by which a field is compared, and ordered where it is no text. */
export const scalarOf = (field: FieldDescriptor, rows: RowSet): Sql =>
  kinds[field.kind].scalar(partsOf(field, rows), field);

/** The value by which a field is ordered: texts in Persian dictionary order. */
export function orderOf(field: FieldDescriptor, rows: RowSet): Sql {
  const { storage } = field;
  if (storage.in === 'custom' && storage.mirrored) return mirroredOrder(field, rows);
  const scalar = scalarOf(field, rows);
  return comparisonOf(field) === 'text' ? sql`peyvand_sort_key_v1(${scalar}) collate "C"` : scalar;
}

/** Orders by the mirrored key, whose index gives a page without sorting all rows. */
function mirroredOrder(field: FieldDescriptor, rows: RowSet): Sql {
  const key = mirrorOf(field, rows);
  return sql.ref(`${key}.${isNumeric(field) ? 'num' : 'txt'}`);
}

/** The join to a mirrored field's keys. */
export function mirrorOf(field: FieldDescriptor, rows: RowSet): string {
  const key = `${rows.alias}_key_${field.name.toLowerCase()}`.slice(0, 60);
  rows.joins.set(
    key,
    sql`left join record_key as ${sql.ref(key)} on ${sql.ref(`${key}.workspace_id`)} = ${column(rows, 'workspace_id')}
      and ${sql.ref(`${key}.field_id`)} = ${sql.lit(field.id)} and ${sql.ref(`${key}.record_id`)} = ${column(rows, 'id')}`,
  );
  return key;
}

/** Whether a mirrored key of the field is a number; others are texts that sort bytewise. */
export const isNumeric = (field: FieldDescriptor): boolean => comparisonOf(field) === 'number';

export const tableOf = (object: ObjectDescriptor): string =>
  object.storage.in === 'table' ? object.storage.table : 'custom_record';

/** `table as t` with every join that was asked for. */
export const fromRows = (rows: RowSet): Sql =>
  sql.join(
    [
      sql`${rows.source ?? sql.table(tableOf(rows.object))} as ${sql.ref(rows.alias)}`,
      ...rows.joins.values(),
    ],
    sql` `,
  );

/** The object's rows of this workspace, living or in the bin: the first conditions of every statement. */
export const ownRows = (rows: RowSet, removed = false): Sql => {
  const { object, tx } = rows;
  const living = sql`${column(rows, 'workspace_id')} = ${tx.context.workspace} and ${column(rows, 'deleted_at')} is ${removed ? sql`not null` : sql`null`}`;
  return object.storage.in === 'table'
    ? living
    : sql`${living} and ${column(rows, 'object_id')} = ${object.storage.objectId}::uuid`;
};

export const hasSearch = (object: ObjectDescriptor, part: Searchable): boolean =>
  [...object.fields.values()].some((field) => field.searchable === part);

/**
 * The stored fold of a text field that has a search column to itself. Folding a text takes 15 µs, so that filtering or
 * ranking some thousands of rows by it would take a tenth of a second; and a stored column has statistics, by which the
 * planner knows whether to walk the list or to look into the index (100 ms against 1.4 for a common part of a name).
 */
export function storedFold(field: FieldDescriptor, rows: RowSet): Sql | undefined {
  const part = field.searchable;
  if (part === undefined || field.storage.in !== 'columns' || !['text', 'longText'].includes(field.kind))
    return undefined;
  const shared = [...rows.object.fields.values()].some(
    (other) => other !== field && other.searchable === part && other.storage.in === 'columns',
  );
  return shared ? undefined : column(rows, `search_${part}`);
}

const steady = new WeakMap<ObjectDescriptor, boolean>();

/**
 * Whether statements over the object have the same text from one moment to the next, so that preparing them pays: of a
 * formula that reads the clock the moment stands in the text.
 */
export function isSteady(object: ObjectDescriptor): boolean {
  const known = steady.get(object);
  if (known !== undefined) return known;
  const found = [...object.fields.values()].every(
    ({ storage }) => !(storage.in === 'formula' && readsClock(storage.tree)),
  );
  steady.set(object, found);
  return found;
}
