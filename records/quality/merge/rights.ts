import { defineDeed } from '#kernel/context/deeds.ts';
import { mayDeed, type Grants } from '#kernel/context/grants.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import { badMerge, reasons } from './problems.ts';

export const mergeDeed = defineDeed('records.merge', {
  label: { fa: 'ادغام تکراری‌ها', en: 'Merge duplicates' },
  hint: {
    fa: 'یکی کردن رکوردها و جداسازی دوباره',
    en: 'Make one of several records, and take it apart again',
  },
});

/** @throws notAllowed, or badMerge for what the program itself keeps */
export function checkMayMerge(tx: RecordTx, object: ObjectDescriptor): void {
  const { actor } = tx.context;
  if (actor.kind === 'member' && !mayDeed(actor.grants, mergeDeed)) throw notAllowed();
  if (!canMerge(object)) throw badMerge({ reason: reasons.object });
}

/** Members, roles, imports and what only joins other records have no duplicates that a merge could mend. */
export const canMerge = ({ module, listed, storage }: ObjectDescriptor): boolean =>
  storage.in === 'shared' || (listed && module !== 'records');

const allGrants: Grants = { admin: true, objects: {}, deeds: [] };

/**
 * The same member with every right. What hangs on a record goes with it whether he sees it or not, and the log names him:
 * only once `checkMayMerge` and the locks of the merged records have let him through.
 */
export function withAllRights(tx: RecordTx): RecordTx {
  const { actor } = tx.context;
  if (actor.kind === 'system') return tx;
  return { ...tx, context: { ...tx.context, actor: { ...actor, grants: allGrants } } };
}
