import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { readableField, scopeFor, visibleRows } from '../access/visible.ts';
import type { Money, WireOf } from '../define/declare.ts';
import type { FieldDeclarations, ObjectDefinition } from '../define/define-object.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { unknownObject } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { compileFilter } from './filter.ts';
import type { Filter } from './query.ts';
import { column, fromRows, ownRows, partsOf, rowSet, scalarOf, type RowSet } from './row-set.ts';

/** A field in SQL: money is its amount (a decimal as text once read), with `<name>Currency` beside it. */
type SqlOf<Wire> = (Wire extends Money ? string : Wire) | null;

type Currencies<Fields extends FieldDeclarations, Names extends keyof Fields & string> = {
  readonly [Name in Names as WireOf<Fields[Name]> extends Money ? `${Name}Currency` : never]: string | null;
};

/** The columns of a readable sub-select: the fields asked for by API name, beside the record's id and times. */
export type Readable<Fields extends FieldDeclarations, Names extends keyof Fields & string> = {
  readonly id: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
} & { readonly [Name in Names]: SqlOf<WireOf<Fields[Name]>> } & Currencies<Fields, Names>;

/**
 * A sub-select over an object for SQL of modules: it already holds the workspace, the reader's scope and his field rules, so
 * that no module names a table. `select d.stage, sum(d.amount) from ${readable(tx, deal, ['stage', 'amount'])} as d group by 1`.
 * Columns are quoted API names where they are not all small letters: `d."closedOn"`.
 * @throws notAllowed where the reader may not read the object, unknownField where he may not read a field
 */
export function readable<Fields extends FieldDeclarations, const Names extends keyof Fields & string>(
  tx: RecordTx,
  definition: ObjectDefinition<Fields>,
  names: readonly Names[],
  filter?: Filter,
): RawBuilder<Readable<Fields, Names>> {
  const object = tx.schema.objects.get(definition.name);
  if (!object) throw unknownObject({ name: definition.name });
  if (scopeFor(tx.context.actor, object, 'read') === 'none') throw notAllowed();
  const rows = rowSet(tx, object);
  const fields = names.map((name) => readableField(tx.context.actor, object, name));
  const columns = [
    sql`${column(rows, 'id')} as id`,
    sql`${column(rows, 'created_at')} as "createdAt"`,
    sql`${column(rows, 'updated_at')} as "updatedAt"`,
    ...fields.flatMap((field) => columnsOf(field, rows)),
  ];
  const conditions = [
    ownRows(rows),
    visibleRows(rows, 'read'),
    ...(filter ? [compileFilter(rows, filter)] : []),
  ];
  return sql`(select ${sql.join(columns, sql`, `)} from ${fromRows(rows)} where ${allOf(conditions)})`;
}

function columnsOf(field: FieldDescriptor, rows: RowSet): RawBuilder<unknown>[] {
  if (field.storage.in === 'links')
    return [
      sql`array(select link.to_id from link where link.workspace_id = ${column(rows, 'workspace_id')}
        and link.field_id = ${field.id} and link.from_id = ${column(rows, 'id')}) as ${sql.ref(field.name)}`,
    ];
  const value = sql`${scalarOf(field, rows)} as ${sql.ref(field.name)}`;
  return field.kind === 'money'
    ? [value, sql`${partsOf(field, rows)('_currency')} as ${sql.ref(`${field.name}Currency`)}`]
    : [value];
}
