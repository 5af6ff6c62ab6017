import { actorMemberId } from '#kernel/context/context.ts';
import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { tableOf } from '../../query/row-set.ts';
import type { RecordTx } from '../../records.ts';
import { linkingFields, targetOf } from '../../write/links-in.ts';

/** A field that links to the merged object, wherever its values lie. */
export type Place = { readonly object: ObjectDescriptor; readonly field: FieldDescriptor };

/** Every place in the workspace that may lead to records of the object. */
export const placesOf = (tx: RecordTx, target: ObjectDescriptor): Place[] =>
  linkingFields(tx.schema)
    .filter(([, field]) => targetOf(field) === target.name)
    .map(([object, field]) => ({ object, field }));

/** Whether the field holds many links: its links stand in the table of links alone. */
export const isMany = ({ field }: Place): boolean => field.storage.in === 'links';

/**
 * `id, target` of the records that link from the place to one of these, living ones and those in the bin. Each part is
 * served by an index: those on links are of living rows, and the bin has its own.
 */
export function linkingRows(
  tx: RecordTx,
  { object, field }: Place,
  to: readonly string[],
): RawBuilder<unknown> {
  const { workspace } = tx.context;
  const { storage } = field;
  if (storage.in === 'columns') {
    const column = sql.ref(storage.column);
    const from = sql`select id, ${column} as target from ${sql.table(tableOf(object))}
      where workspace_id = ${workspace} and ${column} = any(${to}::uuid[])`;
    return sql`${from} and deleted_at is null union all ${from} and deleted_at is not null`;
  }
  if (storage.in === 'side') {
    const column = sql.ref(storage.column);
    return sql`select ${sql.ref(storage.key)} as id, ${column} as target from ${sql.table(storage.table)}
      where workspace_id = ${workspace} and ${column} = any(${to}::uuid[])`;
  }
  return sql`select from_id as id, to_id as target from link
    where workspace_id = ${workspace} and field_id = ${field.id} and to_id = any(${to}::uuid[])`;
}

/** Records whose link from the place turns to another target. */
export type Turn = { readonly id: string; readonly target: string };

/** The new version of each record that was turned. */
export type Turned = ReadonlyMap<string, number>;

/**
 * Turns links to one: each record's link leads to the target given for it. Below the rules of the object, for nothing
 * of the record's own meaning changes; version, keys and document follow.
 */
export async function turnOne(tx: RecordTx, place: Place, turns: readonly Turn[]): Promise<Turned> {
  if (turns.length === 0) return new Map();
  const { object, field } = place;
  const { storage } = field;
  const { workspace } = tx.context;
  const given = givenTurns(turns);
  if (storage.in === 'side')
    await tx.rows(sql`update ${sql.table(storage.table)} as s set ${sql.ref(storage.column)} = g.target
      from ${given} where s.workspace_id = ${workspace} and ${sql.ref(`s.${storage.key}`)} = g.id`);
  if (storage.in === 'custom') await turnBeside(tx, field, given);
  const set =
    storage.in === 'columns'
      ? sql`${sql.ref(storage.column)} = g.target,`
      : storage.in === 'custom'
        ? sql`custom = t.custom || jsonb_build_object(${storage.key}::text, g.target::text),`
        : sql``;
  return touch(tx, object, given, set);
}

/** A link made on screen stands in the table of links and, in a large workspace, among the keys too. */
async function turnBeside(tx: RecordTx, field: FieldDescriptor, given: RawBuilder<unknown>): Promise<void> {
  const { workspace } = tx.context;
  const own = sql`workspace_id = ${workspace} and field_id = ${field.id}`;
  await tx.rows(sql`update link set to_id = g.target from ${given} where ${own} and from_id = g.id`);
  await tx.rows(
    sql`update record_key set txt = g.target::text from ${given} where ${own} and record_id = g.id and txt is not null`,
  );
}

/** Counts the version of these records up, with whatever else is set. */
async function touch(
  tx: RecordTx,
  object: ObjectDescriptor,
  given: RawBuilder<unknown>,
  set: RawBuilder<unknown>,
): Promise<Turned> {
  const { workspace, actor, now } = tx.context;
  const rows = await tx.rows<{ id: string; version: number }>(sql`
    update ${sql.table(tableOf(object))} as t set ${set} version = t.version + 1, updated_at = ${now()},
      updated_by = ${actorMemberId(actor) ?? null}::uuid
    from ${given} where t.workspace_id = ${workspace} and t.id = g.id returning t.id, t.version`);
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** Counts versions up where links to many changed, which stand outside the row. */
export const touchRecords = (tx: RecordTx, { object }: Place, ids: readonly string[]): Promise<Turned> =>
  ids.length === 0
    ? Promise.resolve(new Map())
    : touch(tx, object, givenTurns([...new Set(ids)].map((id) => ({ id, target: id }))), sql``);

export const givenTurns = (turns: readonly Turn[]): RawBuilder<unknown> =>
  sql`jsonb_to_recordset(${JSON.stringify(turns)}::jsonb) as g(id uuid, target uuid)`;
