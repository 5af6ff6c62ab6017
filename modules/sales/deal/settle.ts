import type { Change } from '#records/define/lifecycle.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { bringTasks } from '../stage/bring-tasks.ts';
import { keepClosedPeriod } from './closed-period.ts';
import { keepStageHistory } from './history.ts';

/** What a deal carries with it: whoever is responsible for the deal is so for these. */
const carried = [
  'deal_line',
  'discount_approval',
  'quote',
  'quote_version',
  'deal_competitor',
  'deal_person',
] as const;
const most = 200;
const mostListed = 500;

/** After deals changed: closed periods hold, history is kept, stages bring their tasks, and what hangs on a deal goes with its owner. */
export async function settleDeals(tx: RecordTx, changes: readonly Change[]): Promise<void> {
  await keepClosedPeriod(tx, changes);
  await keepStageHistory(tx, changes);
  await bringTasks(tx, changes);
  const owners = new Map(
    changes.flatMap(({ id, before, after }) =>
      before && after && (before['owner'] ?? null) !== (after['owner'] ?? null)
        ? [[id as string, after['owner'] ?? null] as const]
        : [],
    ),
  );
  if (owners.size === 0) return;
  const system = tx.bySystem('what goes with the owner of a deal');
  for (const object of carried) await carry(system, object, owners);
}

/** By pages, for a thousand deals that change hands may have many thousand lines; a filter lists five hundred at most. */
async function carry(
  system: RecordTx,
  object: (typeof carried)[number],
  owners: ReadonlyMap<string, unknown>,
): Promise<void> {
  const records = system.recordsOf(object);
  const deals = [...owners.keys()];
  const ownerOf = ({ values }: Stored): unknown => owners.get((values['deal'] as { readonly id: string }).id);
  for (let start = 0; start < deals.length; start += mostListed) {
    const filter = { field: 'deal', op: 'in', value: deals.slice(start, start + mostListed) } as const;
    let cursor: string | undefined;
    do {
      const page = await records.page({
        filter,
        fields: ['deal'],
        limit: most,
        ...(cursor ? { cursor } : {}),
      });
      if (page.records.length > 0)
        await records.update(
          page.records.map((one) => ({ id: one.id, values: { owner: ownerOf(one) ?? null } })),
        );
      cursor = page.next ?? undefined;
    } while (cursor);
  }
}
