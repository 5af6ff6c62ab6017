import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { isHidden, visibleRows } from '../access/visible.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { instantJson } from '../fields/stored.ts';
import { kinds } from '../fields/index.ts';
import type { Stored } from './query.ts';
import { rollUpAmounts } from './roll-up-sql.ts';
import { column, fromRows, ownRows, partsOf, rowSet, scalarOf, type RowSet } from './row-set.ts';
import type { Selected } from './select.ts';

type Sql = RawBuilder<unknown>;

/** A row of a page: its id and its record in JSON. */
export type RecordRow = { readonly id: string; readonly record: string };

/**
 * The select list of a record as the API gives it: PostgreSQL writes its JSON, titles of links and figures over other records
 * included, so that a page goes out without being read. To read fifty rows of 46 columns and to write them again took more
 * than half of the server's time for a page (2.0 ms of Node; so 1.2, and 0.3 more of PostgreSQL, which has processes to spare).
 */
export const recordColumns = (rows: RowSet, selected: readonly Selected[]): Sql =>
  sql`${column(rows, 'id')}, ${jsonObject([
    ['id', column(rows, 'id')],
    ['version', column(rows, 'version')],
    ['createdAt', instantJson(column(rows, 'created_at'))],
    ['createdBy', column(rows, 'created_by')],
    ['updatedAt', instantJson(column(rows, 'updated_at'))],
    ['updatedBy', column(rows, 'updated_by')],
    ['removedAt', instantJson(column(rows, 'deleted_at'))],
    ['values', valuesJson(selected)],
  ])}::text as record`;

/** The select list of who wants the fields alone: what is left out is a third of a row. */
export const valueColumns = (rows: RowSet, selected: readonly Selected[]): Sql =>
  sql`${column(rows, 'id')}, ${valuesJson(selected)}::text as record`;

export const recordOf = ({ record }: RecordRow): Stored => JSON.parse(record) as Stored;

const valuesJson = (selected: readonly Selected[]): Sql =>
  jsonObject(selected.map((one) => [one.name, wireSql(one)]));

/** PostgreSQL cuts names at so many bytes; a path through a link may be longer. */
const longestName = 63;

/** Names of a row's columns are those of its JSON, whose values are never left out. */
function jsonObject(members: readonly (readonly [name: string, value: Sql])[]): Sql {
  const long = members.filter(([name]) => Buffer.byteLength(name) > longestName);
  const short = members.filter((member) => !long.includes(member));
  const object = short.length === 0 ? sql`'{}'::json` : rowJson(short);
  if (long.length === 0) return object;
  const rest = long.map(([name, value]) => sql`jsonb_build_object(${sql.lit(name)}, ${value})`);
  return sql`(${object}::jsonb || ${sql.join(rest, sql` || `)})`;
}

/** As `json_build_object`, which takes half as long again and fifty members at most. */
const rowJson = (members: readonly (readonly [name: string, value: Sql])[]): Sql =>
  sql`(select row_to_json(j) from (select ${sql.join(
    members.map(([name, value]) => sql`${value} as ${sql.id(name)}`),
    sql`, `,
  )}) as j)`;

/** A field's wire value, as PostgreSQL writes it in JSON. */
function wireSql({ field, rows }: Selected): Sql {
  const { storage, options } = field;
  if (storage.in === 'links') return linkedMany(field, rows);
  if (typeof options['to'] === 'string') return linkedOne(field, rows);
  if (storage.in === 'rollUp' && storage.result === 'money') return rollUpAmounts(field, rows);
  const kind = kinds[field.kind];
  const value = kind.select(partsOf(field, rows), field);
  return kind.json?.(value, field) ?? value;
}

const linkedOne = (field: FieldDescriptor, rows: RowSet): Sql => {
  const id = scalarOf(field, rows);
  return sql`case when ${id} is not null then ${linkedJson(field, rows, id)} end`;
};

/** In the order of their ids; a row's own subquery on the primary key of the table of links. */
const linkedMany = (field: FieldDescriptor, rows: RowSet): Sql => {
  const link = `${rows.alias}_many`;
  const to = sql.ref(`${link}.to_id`);
  return sql`coalesce((select json_agg(${linkedJson(field, rows, to)} order by ${to}) from link as ${sql.ref(link)}
    where ${sql.ref(`${link}.workspace_id`)} = ${column(rows, 'workspace_id')} and ${sql.ref(`${link}.field_id`)} = ${field.id}
      and ${sql.ref(`${link}.from_id`)} = ${column(rows, 'id')}), '[]'::json)`;
};

const linkedJson = (field: FieldDescriptor, rows: RowSet, id: Sql): Sql => {
  const object = String(field.options['to']);
  return rowJson([
    ['id', id],
    ['object', sql`${sql.lit(object)}::text`],
    ['title', titleOf(rows, object, id)],
  ]);
};

/** The title of the record, empty where the actor may not read it. */
function titleOf({ tx, alias }: RowSet, objectName: string, id: Sql): Sql {
  const object = tx.schema.objects.get(objectName);
  const title = object?.fields.get(object.title);
  if (!object || !title || isHidden(tx.context.actor, object, title)) return sql`null::text`;
  const far = rowSet(tx, object, `${alias}_title`);
  const text = scalarOf(title, far);
  const same = allOf([sql`${column(far, 'id')} = ${id}`, ownRows(far), visibleRows(far, 'read')]);
  return sql`(select ${text}::text from ${fromRows(far)} where ${same})`;
}
