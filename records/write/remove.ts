import { signerOf } from '#kernel/context/context.ts';
import { appendEvents } from '#kernel/events/event.ts';
import { sql } from '#kernel/database/sql.ts';
import { parseId } from '#kernel/id.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import { recordNotFound } from '../problems.ts';
import { tableOf } from '../query/row-set.ts';
import type { RecordTx } from '../records.ts';
import { storeAside } from './aside.ts';
import { behalfOf } from './behalf.ts';
import { tellIfMerged, winnersOf } from './merged.ts';
import { lockedRow, lockRows, type Locked } from './update.ts';

/**
 * Moves records to the bin. Their unique values become free; their links stay, so that restoring brings all back.
 * @param at the instant of the deed that it is a part of
 */
export async function removeRecords(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
  at: Date = tx.context.now(),
): Promise<void> {
  const rows = await lockAll(tx, object, ids, false);
  await mark(tx, object, rows, at);
  const changes = rows.map((row) => ({ id: row.id, before: row.values }));
  await storeAside(tx, object, changes);
  log(tx, object, rows, 'removed');
  await object.lifecycle.settled?.(tx, changes);
}

/** Brings records back from the bin. @throws notUnique where another record has taken a unique value meanwhile. */
export async function restoreRecords(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
): Promise<void> {
  await refuseMerged(tx, object, ids);
  const rows = await lockAll(tx, object, ids, true);
  await mark(tx, object, rows, null);
  const changes = rows.map((row) => ({ id: row.id, after: row.values, restored: true as const }));
  await storeAside(tx, object, changes);
  log(tx, object, rows, 'restored');
  await object.lifecycle.settled?.(tx, changes);
}

/** A loser comes back by taking the merge apart, with all that was moved. */
async function refuseMerged(tx: RecordTx, object: ObjectDescriptor, ids: readonly string[]): Promise<void> {
  await tellIfMerged(tx, object, ids);
  const known = ids.flatMap((id) => parseId(id) ?? []);
  if ((await winnersOf(tx, known)).size > 0) throw recordNotFound({ object: object.one });
}

async function lockAll(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
  removed: boolean,
): Promise<Locked[]> {
  const locked = await lockRows(tx, object, ids, 'remove', removed);
  return [...new Set(ids)].map((id) => lockedRow(object, locked, id));
}

async function mark(
  tx: RecordTx,
  object: ObjectDescriptor,
  rows: readonly Locked[],
  removedAt: Date | null,
): Promise<void> {
  const { workspace, actor } = tx.context;
  await tx.rows(sql`update ${sql.table(tableOf(object))} set version = version + 1,
      deleted_at = ${removedAt}::timestamptz, deleted_by = ${removedAt ? (signerOf(actor) ?? null) : null}::uuid
    where workspace_id = ${workspace} and id = any(${rows.map((row) => row.id)}::uuid[])`);
}

const log = (
  tx: RecordTx,
  object: ObjectDescriptor,
  rows: readonly Locked[],
  kind: 'removed' | 'restored',
): void =>
  appendEvents(
    tx,
    rows.map((row) => ({
      kind,
      object: object.name,
      recordId: row.id,
      recordVersion: row.version + 1,
      behalf: behalfOf(tx, object, row.values),
    })),
  );
