import { sql } from '#kernel/database/sql.ts';
import type { Change } from '../define/lifecycle.ts';
import { happenedAt } from '../define/happened-at.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import { foldSearch } from '#persian/fold.ts';
import { notUnique } from '../problems.ts';
import { storeKeys } from './keys.ts';
import { keepLatest } from './latest.ts';
import { storeSides } from './sides.ts';

/** What stands beside the rows and changes with them in the same transaction: side tables, links, unique keys, keys of large workspaces, timeline, kept instants. */
export async function storeAside(
  tx: RecordTx,
  object: ObjectDescriptor,
  changes: readonly Change[],
): Promise<void> {
  await storeSides(tx, object, changes);
  storeLinks(tx, object, changes);
  await storeUnique(tx, object, changes);
  storeKeys(tx, object, changes);
  storeTimeline(tx, object, changes);
  keepLatest(tx, object, changes);
}

const list = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? (value as string[]) : [];

/** Links to many, and links made on screen, which stand in the record's document as well. */
const isLinkRow = ({ storage, kind }: FieldDescriptor): boolean =>
  storage.in === 'links' || (storage.in === 'custom' && ['link', 'member', 'team'].includes(kind));

function storeLinks(tx: RecordTx, object: ObjectDescriptor, changes: readonly Change[]): void {
  const fields = [...object.fields.values()].filter(isLinkRow);
  const rows: { f: string; a: string; b: string; gone: boolean }[] = [];
  for (const { id, before, after } of changes)
    for (const field of fields) {
      const old = new Set(list(before?.[field.name]));
      const now = new Set(after ? list(after[field.name]) : []);
      for (const to of now) if (!old.has(to)) rows.push({ f: field.id, a: id, b: to, gone: false });
      // A record in the bin keeps its links, so that restoring it brings them back.
      if (after) for (const to of old) if (!now.has(to)) rows.push({ f: field.id, a: id, b: to, gone: true });
    }
  if (rows.length === 0) return;
  const { workspace } = tx.context;
  tx.later(sql`with given as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(f text, a uuid, b uuid, gone boolean)),
    removed as (delete from link using given where link.workspace_id = ${workspace} and given.gone
      and link.field_id = given.f and link.from_id = given.a and link.to_id = given.b)
    insert into link (workspace_id, field_id, from_id, to_id) select ${workspace}, f, a, b from given where not gone on conflict do nothing`);
}

async function storeUnique(
  tx: RecordTx,
  object: ObjectDescriptor,
  changes: readonly Change[],
): Promise<void> {
  const { workspace } = tx.context;
  for (const field of object.fields.values()) {
    if (!field.unique) continue;
    const touched = changes.filter(
      ({ before, after }) =>
        !before ||
        !after ||
        JSON.stringify(before[field.name] ?? null) !== JSON.stringify(after[field.name] ?? null),
    );
    if (touched.length === 0) continue;
    const rows = touched.flatMap(({ id, after }) => {
      const value = after?.[field.name] ?? null;
      return value === null ? [] : [{ id, key: uniqueKey(value) }];
    });
    const stale = touched.filter(({ before, after }) => before || !after).map(({ id }) => id);
    if (stale.length > 0)
      tx.later(sql`delete from unique_value where workspace_id = ${workspace} and field_id = ${field.id}
        and record_id = any(${stale}::uuid[])`);
    if (rows.length === 0) continue;
    const stored = await tx.rows(sql`insert into unique_value (workspace_id, field_id, key, record_id)
      select ${workspace}, ${field.id}, key, id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id uuid, key text)
      on conflict do nothing returning record_id`);
    if (stored.length < rows.length) throw notUnique({ field: field.label }, { field: field.name });
  }
}

/** Two values of one key count as the same: texts however they are spelt. */
export const uniqueKey = (value: unknown): string =>
  foldSearch(typeof value === 'string' ? value : JSON.stringify(value));

function storeTimeline(tx: RecordTx, object: ObjectDescriptor, changes: readonly Change[]): void {
  if (object.about.length === 0) return;
  const { workspace, now } = tx.context;
  const created = now().toISOString();
  const moved = changes.filter(
    ({ before, after }) =>
      !before ||
      !after ||
      [...object.about, object.happenedAt ?? ''].some(
        (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
      ),
  );
  if (moved.length === 0) return;
  const rows = moved.flatMap(({ id, after }) =>
    after
      ? object.about.flatMap((name) =>
          list(after[name]).map((party) => ({
            id,
            party,
            field: name,
            at: happenedAt(object, after) ?? created,
          })),
        )
      : [],
  );
  const stale = moved.filter(({ before }) => before).map(({ id }) => id);
  if (stale.length > 0)
    tx.later(
      sql`delete from timeline_entry where workspace_id = ${workspace} and object = ${object.name} and record_id = any(${stale}::uuid[])`,
    );
  if (rows.length > 0)
    tx.later(
      sql`insert into timeline_entry (workspace_id, party_id, at, object, record_id, field)
        select ${workspace}, party, at, ${object.name}, id, field
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id uuid, party uuid, at timestamptz, field text) on conflict do nothing`,
      { prepared: true },
    );
}
