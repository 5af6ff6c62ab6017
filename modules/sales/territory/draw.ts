import { z } from 'zod';
import type { Context } from '#kernel/context/context.ts';
import { enqueue } from '#kernel/jobs/enqueue.ts';
import { defineJob } from '#kernel/jobs/job.ts';
import type { JobTools } from '#records/define/define-module.ts';
import type { RecordEngine } from '#records/records.ts';
import { writeEach } from '#records/write/write-each.ts';
import { openLeadStatuses } from '../contract/lead.ts';
import { countTerritoriesJob } from './count.ts';

/** Finds the territory of everybody anew: of every party, and of leads that somebody is to care for. */
export async function drawTerritories(engine: RecordEngine, context: Context): Promise<void> {
  // Written as they are, they find their place by their own rules.
  await writeEach(engine, context, 'party', undefined, {});
  await writeEach(engine, context, 'lead', { field: 'status', op: 'in', value: openLeadStatuses }, {});
  await engine.transact(context, (tx) => enqueue(tx, countTerritoriesJob, [{}]));
}

export const drawTerritoriesJob = defineJob({
  name: 'territories.draw',
  label: { fa: 'تقسیم دوبارهٔ منطقه‌ها', en: 'Drawing territories anew' },
  payload: z.object({}),
  merges: true,
  expiresInSeconds: 7_200,
  run: ({ engine }: JobTools, _payload, { context }) => drawTerritories(engine, context),
});
