import { z } from 'zod';
import type { Context } from '#kernel/context/context.ts';
import { enqueue } from '#kernel/jobs/enqueue.ts';
import { defineJob } from '#kernel/jobs/job.ts';
import type { JobTools } from '#records/define/define-module.ts';
import type { Change } from '#records/define/lifecycle.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordEngine, RecordTx } from '#records/records.ts';
import { writeEach } from '#records/write/write-each.ts';
import { openLeadStatuses } from '../contract/lead.ts';
import { notePolicy } from '../policy/object.ts';
import { changesAny } from '../same.ts';

/** What of a rule decides about scores. */
const decides = ['condition', 'points', 'active'];

/** A rule that changed changes what is known of those who may buy: the open leads are scored anew, in the background. */
export async function rescoreAfter(tx: RecordTx, changes: readonly Change[]): Promise<void> {
  const counts = changes.some((change) => changesAny(change, decides));
  // Sample leads have their scores from the beginning.
  if (!counts || tx.context.cause.kind === 'setup') return;
  await notePolicy(tx, { scoringLeads: true });
  await enqueue(tx, rescoreJob, [{}]);
}

/** Scores open leads by the rules as they are now. @returns how many scores changed */
export async function rescoreLeads(engine: RecordEngine, context: Context): Promise<number> {
  // Written as they are, they find their score by their own rules.
  const open: Filter = { field: 'status', op: 'in', value: openLeadStatuses };
  // One that follows another begins after that one has said it was over.
  await engine.transact(context, (tx) => notePolicy(tx, { scoringLeads: true }));
  const changed = await writeEach(engine, context, 'lead', open, {});
  await engine.transact(context, (tx) =>
    notePolicy(tx, {
      scoringLeads: false,
      leadsScoredAt: tx.context.now().toISOString(),
      leadsRescored: changed,
    }),
  );
  return changed;
}

export const rescoreJob = defineJob({
  name: 'leads.score',
  label: { fa: 'امتیاز دادن دوبارهٔ سرنخ‌ها', en: 'Scoring leads anew' },
  payload: z.object({}),
  merges: true,
  expiresInSeconds: 3_600,
  run: async ({ engine }: JobTools, _payload, { context, isLast }) => {
    try {
      await rescoreLeads(engine, context);
    } catch (error) {
      // Nobody is to wait on screen for what will not be tried again.
      if (isLast) await engine.transact(context, (tx) => notePolicy(tx, { scoringLeads: false }));
      throw error;
    }
  },
});
