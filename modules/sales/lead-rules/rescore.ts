import { z } from 'zod';
import type { Context } from '#kernel/context/context.ts';
import { enqueue } from '#kernel/jobs/enqueue.ts';
import { defineJob } from '#kernel/jobs/job.ts';
import type { JobTools } from '#records/define/define-module.ts';
import type { Change } from '#records/define/lifecycle.ts';
import type { RecordEngine, RecordTx } from '#records/records.ts';
import { openLeadStatuses } from '../lead/choices.ts';
import { notePolicy } from '../policy/object.ts';
import { changesAny } from '../same.ts';

const atOnce = 200;

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

/** Scores open leads by the rules as they are now, a few in each transaction. @returns how many scores changed */
export async function rescoreLeads(engine: RecordEngine, context: Context): Promise<number> {
  let cursor: string | undefined;
  let changed = 0;
  do {
    const place = cursor;
    const page = await engine.transact(context, async (tx) => {
      const leads = tx.recordsOf('lead');
      const found = await leads.page({
        filter: { field: 'status', op: 'in', value: openLeadStatuses },
        fields: [],
        limit: atOnce,
        ...(place ? { cursor: place } : {}),
      });
      // Written as they are, they find their score by their own rules; what does not change writes nothing.
      const written = await leads.update(found.records.map(({ id }) => ({ id, values: {} })));
      const versions = new Map(found.records.map(({ id, version }) => [id, version]));
      return {
        next: found.next,
        changed: written.filter(({ id, version }) => versions.get(id) !== version).length,
      };
    });
    changed += page.changed;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
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
  expiresInSeconds: 3_600,
  run: async ({ engine }: JobTools, _payload, { context }) => void (await rescoreLeads(engine, context)),
});
