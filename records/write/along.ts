import type { Changes } from '#kernel/events/event.ts';
import { sql } from '#kernel/database/sql.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';

export type ChangedAlong = {
  readonly object: string;
  readonly record_id: string;
  readonly changes: Changes | null;
};

/** What the log says was changed, or removed, by the very deed that last laid this record in the bin. */
export function changedAlong(
  tx: RecordTx,
  { name }: ObjectDescriptor,
  id: string,
  kind: 'updated' | 'removed' = 'updated',
): Promise<ChangedAlong[]> {
  const { workspace } = tx.context;
  return tx.rows<ChangedAlong>(sql`select object, record_id, changes from event
    where workspace_id = ${workspace} and kind = ${kind} and transaction = (
      select transaction from event where workspace_id = ${workspace} and object = ${name} and record_id = ${id}::uuid
        and kind = 'removed' order by sequence desc limit 1)`);
}

/** What the newest change of a record was, where nothing but that made it this version; undefined where something else did. */
export async function lastChanges(
  tx: RecordTx,
  { name }: ObjectDescriptor,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Changes | undefined> {
  const [row] = await tx.rows<{ changes: Changes | null }>(sql`select changes from event
    where workspace_id = ${tx.context.workspace} and object = ${name} and record_id = ${id}::uuid
      and record_version = ${version} and kind = 'updated' order by sequence desc limit 1`);
  return row?.changes ?? undefined;
}
