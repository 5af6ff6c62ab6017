import { z } from 'zod';
import type { WorkspaceId } from '../context/context.ts';
import type { Database, Tx } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { RecordId } from '../id.ts';
import { enqueueFor } from '../jobs/enqueue.ts';
import { defineJob } from '../jobs/job.ts';
import type { Log } from '../log/log.ts';
import type { Fate } from './adapter.ts';
import { adapterFor } from './channels.ts';
import { mostFates } from './kavenegar.ts';
import type { OutgoingServices } from './send.ts';

/** Asks the SMS provider what became of a workspace's messages whose turn it is, up to 500 in one question. */
export const deliveriesJob = defineJob({
  name: 'outgoing.deliveries',
  label: { fa: 'پیگیری رسیدن پیام‌ها', en: 'Asking whether messages arrived' },
  payload: z.object({}),
  merges: true,
  // The next look enqueues it again; a provider that is away needs no more.
  retry: { times: 0, afterSeconds: 0 },
  expiresInSeconds: 120,
  run: async (services: OutgoingServices, _payload, { context }) => {
    const { database } = services;
    const claimed = await database.transact(context, async (tx) => {
      const adapter = await (services.adapterFor ?? ((tx, channel) => adapterFor(services, tx, channel)))(
        tx,
        'sms',
      );
      return { adapter, due: await claimDue(tx) };
    });
    if (!claimed.adapter?.fates || claimed.due.length === 0) return;
    const fates = await claimed.adapter.fates(claimed.due.map(({ provider_id }) => provider_id));
    await database.transact(context, (tx) => settleFates(tx, claimed.due, fates));
  },
});

type Due = { id: RecordId; provider_id: string };

/** Takes those whose turn it is and moves their next turn away at once, so that two workers ask about different ones. */
const claimDue = (tx: Tx): Promise<Due[]> =>
  tx.rows<Due>(sql`
    update outgoing_message as m set asked = asked + 1,
      -- 1, 2, 4… minutes, at most 3 hours; the provider forgets after two days.
      ask_at = case when sent_at < now() - interval '48 hours' then null
        else now() + least(interval '1 minute' * power(2, least(asked, 8)), interval '3 hours') end
    from (select id from outgoing_message where workspace_id = ${tx.context.workspace} and state = 'sent' and ask_at <= now()
      and channel = 'sms' and provider_id is not null order by ask_at limit ${mostFates} for update skip locked) as due
    where m.workspace_id = ${tx.context.workspace} and m.id = due.id
    returning m.id, m.provider_id`);

async function settleFates(tx: Tx, due: readonly Due[], fates: ReadonlyMap<string, Fate>): Promise<void> {
  const rows = due.flatMap(({ id, provider_id }) => {
    const fate = fates.get(provider_id);
    return fate && fate.state !== 'sent'
      ? [{ id, state: fate.state, code: fate.code ?? null, error: fate.phrase ?? null }]
      : [];
  });
  if (rows.length === 0) return;
  await tx.rows(sql`
    update outgoing_message as m set ask_at = null, error_code = f.code, error = f.error,
      state = case when f.state = 'unknown' then m.state else f.state end,
      settled_at = case when f.state = 'unknown' then null else now() end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (id uuid, state text, code text, error jsonb)
    where m.workspace_id = ${tx.context.workspace} and m.id = f.id and m.state = 'sent'`);
}

/** Enqueues the question for every workspace that has messages to ask about. */
export async function askAboutDeliveries(database: Database): Promise<number> {
  return database.asSystem('which workspaces have deliveries to ask about', async (door) => {
    const rows = await door.rows<{ workspace_id: WorkspaceId }>(
      sql`select distinct workspace_id from outgoing_message where state = 'sent' and ask_at <= now()`,
    );
    for (const { workspace_id } of rows) await enqueueFor(door, workspace_id, deliveriesJob, [{}]);
    return rows.length;
  });
}

/** Looks every minute. Two processes that look at once do no harm: the second's job finds nothing that is due. */
export function followDeliveries(database: Database, log: Log, everyMs = 60_000): { stop(): void } {
  const timer = setInterval(() => {
    askAboutDeliveries(database).catch((error: unknown) =>
      log.warn('deliveries could not be asked about', {}, error),
    );
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
