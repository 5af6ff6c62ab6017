import { z } from 'zod';
import type { Context } from '#kernel/context/context.ts';
import { defineJob } from '#kernel/jobs/job.ts';
import type { JobTools } from '#records/define/define-module.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordEngine } from '#records/records.ts';
import { openLeadStatuses } from '../lead/choices.ts';

const atOnce = 200;

/** Whom borders divide: every party, and leads that somebody is to care for. */
const divided: readonly { readonly object: string; readonly filter?: Filter }[] = [
  { object: 'party' },
  { object: 'lead', filter: { field: 'status', op: 'in', value: openLeadStatuses } },
];

/** Finds the territory of everybody anew, a few in each transaction. Done again it changes nothing more. */
export async function drawTerritories(engine: RecordEngine, context: Context): Promise<void> {
  for (const { object, filter } of divided) {
    let cursor: string | undefined;
    do {
      const place = cursor;
      const next = await engine.transact(context, async (tx) => {
        const records = tx.recordsOf(object);
        const page = await records.page({
          ...(filter ? { filter } : {}),
          fields: [],
          limit: atOnce,
          ...(place ? { cursor: place } : {}),
        });
        // Written as they are, they find their place by their own rules; who stays where he is writes nothing.
        await records.update(page.records.map(({ id }) => ({ id, values: {} })));
        return page.next;
      });
      cursor = next ?? undefined;
    } while (cursor !== undefined);
  }
}

export const drawTerritoriesJob = defineJob({
  name: 'territories.draw',
  label: { fa: 'تقسیم دوبارهٔ منطقه‌ها', en: 'Drawing territories anew' },
  payload: z.object({}),
  expiresInSeconds: 7_200,
  run: ({ engine }: JobTools, _payload, { context }) => drawTerritories(engine, context),
});
