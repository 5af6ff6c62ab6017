import type { Locale, Phrase } from '#persian/bilingual.ts';
import type { Config } from '../config/config.ts';
import { actorMemberId } from '../context/context.ts';
import type { Tx } from '../database/database.ts';
import { sql, type RawBuilder } from '../database/sql.ts';
import { newId, type RecordId } from '../id.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { invalidValues, notFound } from '../problems/common.ts';
import type { Sealed, Seals } from '../secrets/seal.ts';
import { undoSince } from '../undo.ts';
import { channelIsOpen, requireChannelsDeed } from './channels.ts';
import { messageLabel, type Channel, type MessageKind, type Rendered } from './message-kind.ts';
import { ownText } from './own-texts.ts';
import { sealPurpose } from './seal-purpose.ts';
import { sendMessageJob, sendSeconds } from './send.ts';

/** What outgoing messages need of the process: the keyring and the settings. */
export type OutgoingParts = { readonly seals: Seals; readonly config: Config };

export type MessageState =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'failed'
  | 'cancelled'
  | 'unsendable';

export type NewMessage<Parameters> = {
  readonly kind: MessageKind<Parameters>;
  readonly channel: Channel;
  /** An address, or a phone in E.164 form (`+989121234567`). */
  readonly to: string;
  readonly locale: Locale;
  readonly parameters: Parameters;
  /** False: only the installation's channel may carry it, never one that a workspace has settled. */
  readonly ownChannel?: boolean;
};

/** A message as an administrator sees it; its text is asked for by itself. */
export type OutgoingMessage = {
  readonly id: RecordId;
  readonly channel: Channel;
  readonly kind: string;
  /** What the kind is called. */
  readonly label: Phrase;
  readonly to: string;
  readonly subject: string | null;
  readonly state: MessageState;
  readonly attempts: number;
  readonly errorCode: string | null;
  readonly error: Phrase | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly settledAt: Date | null;
};

const recipientShapes: Readonly<Record<Channel, RegExp>> = {
  // One address, without a name, without anything that could begin a second one or a header.
  mail: /^[^\s@<>(),;:"\\[\]\0]{1,64}@[^\s@<>(),;:"\\[\]\0]{1,250}$/u,
  sms: /^\+[1-9]\d{6,14}$/,
};

/**
 * Puts a message on its way in the caller's own transaction: it leaves after the commit, and never after a rollback. It is
 * said in the workspace's own words where it has written some, and where its own channel may carry it.
 * @returns its state: `unsendable` where the channel is not settled, so that the caller can show what it would have said
 * @throws invalidValues where `to` is no single recipient of the channel; ZodError of parameters that are not the kind's
 */
export async function enqueueMessage<Parameters>(
  parts: OutgoingParts,
  tx: Tx,
  { kind, channel, to, locale, parameters, ownChannel = true }: NewMessage<Parameters>,
): Promise<Enqueued> {
  const own = ownChannel ? await ownText(tx, { message: kind.name, channel, locale }) : undefined;
  const rendered = kind.render(channel, locale, parameters, own);
  return enqueueRendered(parts, tx, { kind, channel, to, locale, rendered, ownChannel });
}

export type Enqueued = { readonly id: RecordId; readonly state: 'queued' | 'unsendable' };

/** The same for a text that is written already. @throws invalidValues where `to` is no single recipient of the channel */
export async function enqueueRendered(
  parts: OutgoingParts,
  tx: Tx,
  message: Omit<NewMessage<unknown>, 'kind' | 'parameters'> & {
    readonly kind: Pick<MessageKind<never>, 'name' | 'sensitive'>;
    readonly rendered: Rendered;
  },
): Promise<Enqueued> {
  const { kind, channel, to, locale, rendered, ownChannel = true } = message;
  if (!recipientShapes[channel].test(to)) throw noRecipient(channel);
  const { subject, body, html, calendar } = rendered;
  const id = newId();
  const state = (await channelIsOpen(parts, tx, channel, { ownChannel })) ? 'queued' : 'unsendable';
  const { workspace, actor } = tx.context;
  const sealed = kind.sensitive ? parts.seals.seal(body, sealPurpose(workspace, id)) : null;
  await tx.rows(sql`insert into outgoing_message
    (workspace_id, id, channel, template, locale, recipient, subject, body, html, calendar, sealed, state, created_by, own_channel)
    values (${workspace}, ${id}, ${channel}, ${kind.name}, ${locale}, ${to}, ${subject ?? null}, ${sealed ? null : body}, ${sealed ? null : (html ?? null)}, ${sealed ? null : (calendar ?? null)}, ${sealed},
      ${state}, ${actorMemberId(actor) ?? null}, ${ownChannel})`);
  if (state === 'queued') await enqueue(tx, sendMessageJob, [{ message: id }]);
  return { id, state };
}

const noRecipient = (channel: Channel) => {
  const message: Phrase =
    channel === 'mail'
      ? { fa: 'نشانی رایانامهٔ گیرنده درست نیست.', en: 'The recipient’s mail address is not valid.' }
      : { fa: 'شمارهٔ گیرنده درست نیست.', en: 'The recipient’s phone number is not valid.' };
  return invalidValues({ count: 1 }, { field: 'to', errors: [{ field: 'to', code: 'recipient', message }] });
};

/** The newest messages of the workspace, on request of some states only, or those older than one. @throws notAllowed */
export async function outgoingMessages(
  tx: Tx,
  {
    limit = 100,
    states,
    before,
  }: { readonly limit?: number; readonly states?: readonly MessageState[]; readonly before?: RecordId } = {},
): Promise<OutgoingMessage[]> {
  requireChannelsDeed(tx.context);
  const { workspace } = tx.context;
  const rows = await tx.rows<Told>(
    sql`${columns} where workspace_id = ${workspace} ${states ? sql`and state = any(${states}::text[])` : sql``}
      ${
        before
          ? sql`and (created_at, id) < (select created_at, id from outgoing_message where workspace_id = ${workspace} and id = ${before})`
          : sql``
      }
      order by created_at desc, id desc limit ${limit}`,
  );
  return rows.map(withLabel);
}

type Told = Omit<OutgoingMessage, 'label'>;
const withLabel = (row: Told): OutgoingMessage => ({ ...row, label: messageLabel(row.kind) });

/** What became of one message. @throws notFound · notAllowed */
export async function outgoingMessage(tx: Tx, id: RecordId): Promise<OutgoingMessage> {
  requireChannelsDeed(tx.context);
  const [found] = await tx.rows<Told>(
    sql`${columns} where workspace_id = ${tx.context.workspace} and id = ${id}`,
  );
  if (!found) throw notFound();
  return withLabel(found);
}

const columns: RawBuilder<Told> = sql`select id, channel, template as kind, recipient as "to", subject, state, attempts,
  error_code as "errorCode", error, created_at as "createdAt", sent_at as "sentAt", settled_at as "settledAt" from outgoing_message`;

/**
 * The text of a message that cannot leave, for the administrator who hands it over himself. One that opens a door is shown
 * to nobody but who had it made: he was judged then, while another reader might come in by it as somebody above himself.
 * @throws notFound where there is none, or it has been sent and forgotten · notAllowed
 */
export async function messageText({ seals }: OutgoingParts, tx: Tx, id: RecordId): Promise<string> {
  requireChannelsDeed(tx.context);
  const { actor } = tx.context;
  const [row] = await tx.rows<{ body: string | null; sealed: Sealed | null; created_by: RecordId | null }>(
    sql`select body, sealed, created_by from outgoing_message where workspace_id = ${tx.context.workspace} and id = ${id}`,
  );
  if (row?.sealed && actor.kind === 'member' && row.created_by !== actor.memberId) throw notFound();
  const text = row?.sealed ? seals.open(row.sealed, sealPurpose(tx.context.workspace, id)) : row?.body;
  if (text === null || text === undefined) throw notFound();
  return text;
}

/** Tries again what failed or could not leave, because somebody asks for it. @throws notFound where it is not so (any more) */
export async function resendMessage(tx: Tx, id: RecordId): Promise<void> {
  requireChannelsDeed(tx.context);
  await change(
    tx,
    sql`update outgoing_message set state = 'queued', attempts = 0, error = null, error_code = null, settled_at = null
      where workspace_id = ${tx.context.workspace} and id = ${id} and state in ('failed', 'unsendable')
        and (body is not null or sealed is not null) returning id`,
  );
  await enqueue(tx, sendMessageJob, [{ message: id }]);
}

/** Keeps a message that has not left from leaving. @throws notFound where it has left */
export async function cancelMessage(tx: Tx, id: RecordId): Promise<void> {
  requireChannelsDeed(tx.context);
  const { workspace, now } = tx.context;
  await change(
    tx,
    sql`update outgoing_message set state = 'cancelled', cancelled_from = state, settled_at = ${now()}
      where workspace_id = ${workspace} and id = ${id} and state in ('queued', 'unsendable') returning id`,
  );
}

/** Lets a message stand where it stood before it was cancelled minutes ago. @throws notFound where it is not so (any more) */
export async function uncancelMessage(tx: Tx, id: RecordId): Promise<void> {
  requireChannelsDeed(tx.context);
  const { workspace, now } = tx.context;
  const [row] = await tx.rows<{ state: MessageState }>(
    sql`update outgoing_message set state = cancelled_from, cancelled_from = null, settled_at = null
      where workspace_id = ${workspace} and id = ${id} and state = 'cancelled' and settled_at > ${undoSince(now())}
        and cancelled_from is not null returning state`,
  );
  if (!row) throw notFound();
  if (row.state === 'queued') await enqueueAnew(tx, id);
}

/**
 * The job of before may still wait, and then sends it; or it runs just now, and nobody can tell whether it has seen the
 * message cancelled: the new one then waits until that one is over, so that two never send at once.
 */
async function enqueueAnew(tx: Tx, id: RecordId): Promise<void> {
  const { workspace, now } = tx.context;
  const found = await tx.rows<{ state: 'created' | 'retry' | 'active' }>(
    sql`select state from jobs.job_common where name = ${sendMessageJob.name} and state < 'completed'
      and data ->> 'message' = ${id} and group_id = ${String(workspace)}`,
  );
  if (found.some(({ state }) => state !== 'active')) return;
  const at = found.length > 0 ? new Date(now().getTime() + sendSeconds * 1_000) : undefined;
  await enqueue(tx, sendMessageJob, [{ message: id }], at ? { at } : {});
}

async function change(tx: Tx, statement: RawBuilder<unknown>): Promise<void> {
  if ((await tx.rows(statement)).length === 0) throw notFound();
}
