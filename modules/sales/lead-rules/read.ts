import type { ObjectDefinition } from '#records/define/define-object.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';

const most = 200;

/** The active rules in their order, read once for a whole batch: they are few. */
export async function activeRules(tx: RecordTx, of: ObjectDefinition): Promise<readonly Stored[]> {
  const { records } = await tx
    .bySystem('the rules of leads')
    .recordsOf(of.name)
    .page({
      filter: { field: 'active', op: 'eq', value: true },
      sort: [{ field: 'position', direction: 'asc' }],
      limit: most,
    });
  return records;
}
