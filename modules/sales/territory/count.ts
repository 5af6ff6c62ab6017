import { z } from 'zod';
import { defineJob } from '#kernel/jobs/job.ts';
import type { JobTools } from '#records/define/define-module.ts';
import type { Linked } from '#records/define/declare.ts';
import type { RecordTx } from '#records/records.ts';
import { openLeadStatuses } from '../contract/lead.ts';
import { territoryTally, type Held } from './tally.ts';

/** Counts anew what lies in the territories: two statements over all parties and open leads, and one record. */
export async function countTerritories(tx: RecordTx): Promise<void> {
  const system = tx.bySystem('what lies in the territories');
  const by = ['territory', 'owner'];
  const parties = await system.recordsOf('party').groups({ by });
  const leads = await system
    .recordsOf('lead')
    .groups({ filter: { field: 'status', op: 'in', value: openLeadStatuses }, by });
  const held = new Map<string, Held>();
  for (const [what, groups] of [
    ['parties', parties],
    ['leads', leads],
  ] as const)
    for (const { keys, count } of groups) {
      const [territory = null, owner = null] = keys.map((key) => (key as Linked | null)?.id ?? null);
      const place = `${territory} ${owner}`;
      held.set(place, { ...(held.get(place) ?? { territory, owner, parties: 0, leads: 0 }), [what]: count });
    }
  const values = { countedAt: tx.context.now().toISOString(), counts: [...held.values()] };
  const tallies = system.records(territoryTally);
  const { records } = await tallies.page({ fields: [], limit: 1 });
  const [last] = records;
  if (last) await tallies.update([{ id: last.id, values }]);
  else await tallies.create([values]);
}

/** A million parties take a second, which is too long for a screen. */
export const countTerritoriesJob = defineJob({
  name: 'territories.count',
  label: { fa: 'شمردن منطقه‌ها', en: 'Counting territories' },
  payload: z.object({}),
  merges: true,
  expiresInSeconds: 600,
  run: ({ engine }: JobTools, _payload, { context }) => engine.transact(context, countTerritories),
});
