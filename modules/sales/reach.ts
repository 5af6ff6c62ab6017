import { ownersSeen, scopeFor, type Reach } from '#records/access/visible.ts';
import type { Linked } from '#records/define/declare.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';

/** Whether the actor may do this with a record that he sees; the statement that does it asks again. */
export function mayReach(tx: RecordTx, objectName: string, { values }: Stored, reach: Reach): boolean {
  const object = tx.schema.objects.get(objectName);
  const { actor } = tx.context;
  if (!object || scopeFor(actor, object, reach) === 'none') return false;
  const owners = ownersSeen(actor, object, reach);
  const owner = object.owner === undefined ? null : (values[object.owner] as Linked | null | undefined);
  return owners === undefined || (owner ? owners.includes(owner.id) : false);
}
