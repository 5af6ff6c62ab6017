import type { RecordId } from '#kernel/id.ts';
import type { Linked } from '#records/define/declare.ts';
import type { RecordTx } from '#records/records.ts';
import { claimMinutes } from './claim.ts';
import { rowTaken } from './problems.ts';

/** Takes a row that the caller holds out of the list. @throws recordNotFound · rowTaken */
export async function leaveOut(
  tx: RecordTx,
  id: string,
  reason: 'by-hand' | 'do-not-call',
  me: RecordId,
): Promise<void> {
  const row = await tx.recordsOf('call_list_entry').get(id);
  if (row.values['state'] !== 'waiting' || (row.values['caller'] as Linked | null)?.id !== me)
    throw rowTaken();
  await tx
    .bySystem('the rows of a call list')
    .recordsOf('call_list_entry')
    .update([
      { id, version: row.version, values: { state: 'left-out', leftOut: reason, claimedUntil: null } },
    ]);
}

/** Brings a row back into the caller's hands that he himself left out. @throws recordNotFound · rowTaken */
export async function takeBackIn(tx: RecordTx, id: string, me: RecordId): Promise<void> {
  const row = await tx.recordsOf('call_list_entry').get(id);
  if (row.values['state'] !== 'left-out' || (row.values['caller'] as Linked | null)?.id !== me)
    throw rowTaken();
  const claimedUntil = new Date(tx.context.now().getTime() + claimMinutes * 60_000).toISOString();
  await tx
    .bySystem('the rows of a call list')
    .recordsOf('call_list_entry')
    .update([{ id, version: row.version, values: { state: 'waiting', leftOut: null, claimedUntil } }]);
}
