import { z } from 'zod';
import type { Locale } from '#persian/bilingual.ts';
import type { Config } from '../config/config.ts';
import type { Context } from '../context/context.ts';
import type { Database, Tx } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { parseId, type RecordId } from '../id.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { defineJob, type AnyJob, type Job } from '../jobs/job.ts';
import type { Sealed, Seals } from '../secrets/seal.ts';
import type { Adapter, Departure, Handover } from './adapter.ts';
import { adapterFor } from './channels.ts';
import type { Channel } from './message-kind.ts';
import { sealPurpose } from './seal-purpose.ts';
import { unsurePhrase } from './smtp.ts';

/** What the jobs of outgoing messages ask of the process that runs them. */
export type OutgoingServices = {
  readonly database: Database;
  readonly seals: Seals;
  readonly config: Config;
  /** Stands in for the settled channel in tests of crashes. */
  readonly adapterFor?: (tx: Tx, channel: Channel) => Promise<Adapter | undefined>;
};

const mostAttempts = 8;
/** Longer than every patience of the adapters together, so that a running send is never taken for a dead one. */
export const sendSeconds = 180;

/**
 * Sends one message. It is marked `sending` and committed before the provider hears of it, so a process that dies in
 * between leaves that mark: the next try asks the provider whether it knows the message, and where no provider can
 * be asked (SMTP) it is not sent again by itself. So nothing goes out twice, except where an administrator says so.
 */
export const sendMessageJob: Job<{ message: RecordId }, OutgoingServices> & AnyJob<OutgoingServices> =
  defineJob({
    name: 'outgoing.send',
    label: { fa: 'فرستادن پیام', en: 'Sending a message' },
    payload: z.object({
      message: z.string().transform((text, issues) => parseId(text) ?? (issues.addIssue('no id'), z.NEVER)),
    }),
    expiresInSeconds: sendSeconds,
    run: async (services, { message }, { context }) => {
      const taken = await services.database.transact(context, (tx) => takeUp(services, tx, message));
      if (!taken) return;
      const handover = await handOver(taken);
      await services.database.transact(context, (tx) => settle(tx, message, taken, handover));
    },
  });

type Taken = {
  readonly adapter: Adapter;
  readonly departure: Departure;
  /** An earlier try got as far as the provider's door and never came back. */
  readonly wasInterrupted: boolean;
  readonly attempts: number;
};

type Row = {
  channel: Channel;
  locale: Locale;
  recipient: string;
  subject: string | null;
  body: string | null;
  html: string | null;
  calendar: string | null;
  sealed: Sealed | null;
  state: string;
  attempts: number;
  own_channel: boolean;
};

async function takeUp(services: OutgoingServices, tx: Tx, id: RecordId): Promise<Taken | undefined> {
  const { workspace } = tx.context;
  const [row] =
    await tx.rows<Row>(sql`select channel, locale, recipient, subject, body, html, calendar, sealed, state, attempts, own_channel
    from outgoing_message where workspace_id = ${workspace} and id = ${id} for update`);
  if (!row || (row.state !== 'queued' && row.state !== 'sending')) return undefined;
  const way = { ownChannel: row.own_channel };
  const adapter = await (services.adapterFor ?? ((tx, channel) => adapterFor(services, tx, channel, way)))(
    tx,
    row.channel,
  );
  const body = row.sealed ? services.seals.open(row.sealed, sealPurpose(workspace, id)) : row.body;
  if (!adapter || body === null) {
    await tx.rows(
      sql`update outgoing_message set state = 'unsendable' where workspace_id = ${workspace} and id = ${id}`,
    );
    return undefined;
  }
  await tx.rows(sql`update outgoing_message set state = 'sending', attempts = attempts + 1, provider = ${adapter.provider}
    where workspace_id = ${workspace} and id = ${id}`);
  const { locale, recipient, subject, html, calendar, attempts } = row;
  return {
    adapter,
    departure: {
      id,
      locale,
      recipient,
      body,
      ...(subject === null ? {} : { subject }),
      ...(html === null ? {} : { html }),
      ...(calendar === null ? {} : { calendar }),
    },
    wasInterrupted: row.state === 'sending',
    attempts: attempts + 1,
  };
}

async function handOver({ adapter, departure, wasInterrupted }: Taken): Promise<Handover> {
  if (!wasInterrupted) return adapter.send(departure);
  if (!adapter.recall) return { outcome: 'unsure', code: 'unsure', phrase: unsurePhrase };
  return (await adapter.recall(departure.id)) ?? adapter.send(departure);
}

async function settle(tx: Tx, id: RecordId, { adapter, attempts }: Taken, handover: Handover): Promise<void> {
  const { context } = tx;
  const here = sql`workspace_id = ${context.workspace} and id = ${id} and state = 'sending'`;
  if (handover.outcome === 'sent') {
    // A link or a code that has been sent is nobody's business here any more.
    await tx.rows(sql`update outgoing_message set state = 'sent', provider_id = ${handover.providerId}, sent_at = now(), sealed = null,
      error = null, error_code = null, ask_at = ${handover.traceable ? soon(context, 30) : null} where ${here}`);
    return;
  }
  const { code, phrase } = handover;
  if (handover.outcome !== 'later' || attempts >= mostAttempts) {
    await tx.rows(sql`update outgoing_message set state = 'failed', settled_at = now(), error_code = ${code},
      error = ${JSON.stringify(phrase)}::jsonb where ${here}`);
    return;
  }
  // A provider that may have heard of it is asked first the next time; the others certainly have not taken it.
  const state = adapter.recall ? 'sending' : 'queued';
  await tx.rows(
    sql`update outgoing_message set state = ${state}, error_code = ${code}, error = ${JSON.stringify(phrase)}::jsonb where ${here}`,
  );
  const seconds = Math.max(handover.afterSeconds ?? 0, Math.min(15 * 2 ** attempts, 3_600));
  await enqueue(tx, sendMessageJob, [{ message: id }], { at: soon(context, seconds) });
}

const soon = ({ now }: Context, seconds: number): Date => new Date(now().getTime() + seconds * 1_000);
