import type { RecordId } from '#kernel/id.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';

/** In whose place the actor writes this record: of a colleague who is away and for whom he stands in. */
export function behalfOf(
  tx: RecordTx,
  { owner }: ObjectDescriptor,
  values: Readonly<Record<string, unknown>> | undefined,
): RecordId | undefined {
  const { actor } = tx.context;
  if (actor.kind !== 'member' || !actor.standsInFor || owner === undefined) return undefined;
  return actor.standsInFor.find((one) => one === values?.[owner]);
}
