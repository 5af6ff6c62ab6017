import { z } from 'zod';
import type { Config } from '../config/config.ts';
import { actorMemberId, type Context, type WorkspaceId } from '../context/context.ts';
import { defineDeed } from '../context/deeds.ts';
import { mayDeed } from '../context/grants.ts';
import type { Tx } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { notAllowed, notFound } from '../problems/common.ts';
import type { Sealed, SealPurpose, Seals } from '../secrets/seal.ts';
import { undoSince } from '../undo.ts';
import type { Adapter } from './adapter.ts';
import { kavenegarAdapter } from './kavenegar.ts';
import type { Channel } from './message-kind.ts';
import { smtpAdapter } from './smtp.ts';

const mailAddress = /^(?:[^\0\r\n<>]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/u;

/** What a workspace may settle of its own. */
export const channelSettings = {
  mail: z.strictObject({
    host: z.string().regex(/^[\w.-]{1,253}$/),
    // Only those of mail: a workspace must not use this server to knock at other doors of its network.
    port: z.literal([25, 465, 587, 2525]),
    security: z.enum(['starttls', 'tls', 'none']),
    user: z.string().max(200).optional(),
    password: z.string().max(1_000).optional(),
    from: z.string().max(300).regex(mailAddress),
  }),
  sms: z.strictObject({
    apiKey: z.string().regex(/^[\w-]{8,200}$/),
    sender: z.string().regex(/^\+?\d{3,20}$/),
  }),
} as const;

export type MailSettings = z.infer<typeof channelSettings.mail>;
export type SmsSettings = z.infer<typeof channelSettings.sms>;

/** A channel as an administrator sees it; secrets are never shown again. */
export type ChannelSummary = {
  readonly channel: Channel;
  /** `own`: the workspace's; `installation`: of the environment; `none`: messages cannot leave. */
  readonly source: 'own' | 'installation' | 'none';
  readonly from?: string;
  readonly host?: string;
  readonly port?: number;
  readonly security?: MailSettings['security'];
  readonly user?: string;
};

/** The deed that a role needs to see and try channels, and the messages that leave by them; to settle one takes an administrator. */
export const changeChannelsDeed = defineDeed('channels.change', {
  label: { fa: 'تنظیم پیامک و رایانامه', en: 'Set up SMS and e-mail' },
  hint: { fa: 'پیام‌ها از کجا فرستاده شوند', en: 'Where messages are sent from' },
});

type ChannelParts = { readonly seals: Seals; readonly config: Config };

/**
 * Stores a workspace's own settings. Links to new passwords leave by them, administrators' as well, so that nobody below an
 * administrator may lead them elsewhere. @throws notAllowed; ZodError of settings that are not valid
 */
export async function saveChannel(
  { seals }: ChannelParts,
  tx: Tx,
  given:
    | { readonly channel: 'mail'; readonly settings: MailSettings }
    | { readonly channel: 'sms'; readonly settings: SmsSettings },
): Promise<void> {
  requireAdministrator(tx.context);
  const settings = await withKeptPassword({ seals }, tx, given);
  const sealed = seals.seal(JSON.stringify(settings), channelPurpose(tx.context.workspace, given.channel));
  const { workspace, actor, now } = tx.context;
  const by = actorMemberId(actor) ?? null;
  await tx.rows(sql`insert into workspace_channel as c (workspace_id, channel, sealed, updated_by, former_at, former_by)
    values (${workspace}, ${given.channel}, ${sealed}, ${by}, ${now()}, ${by})
    on conflict (workspace_id, channel) do update set sealed = excluded.sealed, updated_at = now(), updated_by = excluded.updated_by,
      former = c.sealed, former_at = excluded.former_at, former_by = excluded.former_by`);
}

/** Who changes only the sender need not type the password again; for another server or user it is never kept. */
async function withKeptPassword(
  parts: Pick<ChannelParts, 'seals'>,
  tx: Tx,
  { channel, settings }: Parameters<typeof saveChannel>[2],
): Promise<MailSettings | SmsSettings> {
  const parsed = channelSettings[channel].parse(settings);
  if (!('host' in parsed) || parsed.user === undefined || parsed.password !== undefined) return parsed;
  const before = channelSettings.mail.safeParse(await stored(parts, tx, 'mail'));
  const isSame = before.success && before.data.host === parsed.host && before.data.user === parsed.user;
  return isSame && before.data.password !== undefined
    ? { ...parsed, password: before.data.password }
    : parsed;
}

/** Goes back to the installation's settings. @throws notAllowed */
export async function removeChannel(tx: Tx, channel: Channel): Promise<void> {
  requireAdministrator(tx.context);
  const { workspace, actor, now } = tx.context;
  await tx.rows(
    sql`update workspace_channel set sealed = null, former = sealed, former_at = ${now()}, former_by = ${actorMemberId(actor) ?? null}::uuid
      where workspace_id = ${workspace} and channel = ${channel} and sealed is not null`,
  );
}

/**
 * Takes the last change of a channel back, secrets and all: within minutes, and for nobody but who made it, so that what
 * somebody else has settled since is left alone. @throws notFound · notAllowed
 */
export async function restoreChannel(tx: Tx, channel: Channel): Promise<void> {
  requireAdministrator(tx.context);
  const { workspace, actor, now } = tx.context;
  const rows = await tx.rows(
    sql`update workspace_channel set sealed = former, updated_at = now(), updated_by = former_by,
        former = null, former_at = null, former_by = null
      where workspace_id = ${workspace} and channel = ${channel} and former_by = ${actorMemberId(actor) ?? null}::uuid
        and former_at > ${undoSince(now())} returning channel`,
  );
  if (rows.length === 0) throw notFound();
}

/** Which channels a workspace can use, and through whom. */
export async function channelSummaries(parts: ChannelParts, tx: Tx): Promise<ChannelSummary[]> {
  const mail = await mailSettings(parts, tx);
  const sms = await smsSettings(parts, tx);
  return [
    mail
      ? { channel: 'mail', source: mail.source, ...shownOf(mail.settings) }
      : { channel: 'mail', source: 'none' },
    sms
      ? { channel: 'sms', source: sms.source, from: sms.settings.sender }
      : { channel: 'sms', source: 'none' },
  ];
}

/** Where an installation's own server stands is no business of its workspaces beyond its name. */
const shownOf = ({ from, host, port, security, user }: MailWay) => ({
  from,
  host,
  port,
  security,
  ...(user === undefined ? {} : { user }),
});

/** Whose channel may carry a message: the workspace's own before the installation's, or the installation's alone. */
export type Way = { readonly ownChannel: boolean };
const either: Way = { ownChannel: true };

/** Whether a message could leave by this channel. */
export const channelIsOpen = async (
  parts: ChannelParts,
  tx: Tx,
  channel: Channel,
  way: Way = either,
): Promise<boolean> =>
  (await (channel === 'mail' ? mailSettings : smsSettings)(parts, tx, way)) !== undefined;

/** The way out of a workspace; undefined where none is settled. */
export async function adapterFor(
  parts: ChannelParts,
  tx: Tx,
  channel: Channel,
  way: Way = either,
): Promise<Adapter | undefined> {
  if (channel === 'mail') {
    const found = await mailSettings(parts, tx, way);
    return found && smtpAdapter(found.settings);
  }
  const found = await smsSettings(parts, tx, way);
  return found && kavenegarAdapter({ ...found.settings, url: parts.config.kavenegarUrl });
}

type Found<Settings> = { readonly source: 'own' | 'installation'; readonly settings: Settings };
type MailWay = Omit<MailSettings, 'port'> & { readonly port: number };

async function mailSettings(
  parts: ChannelParts,
  tx: Tx,
  { ownChannel }: Way = either,
): Promise<Found<MailWay> | undefined> {
  const own = ownChannel ? await stored(parts, tx, 'mail') : undefined;
  if (own) return { source: 'own', settings: channelSettings.mail.parse(own) };
  const { smtpHost: host, smtpPort: port, smtpSecurity: security, smtpFrom: from } = parts.config;
  const { smtpUser: user, smtpPassword: password } = parts.config;
  if (!host || !from) return undefined;
  return {
    source: 'installation',
    settings: { host, port, security, from, ...(user ? { user, password } : {}) },
  };
}

async function smsSettings(
  parts: ChannelParts,
  tx: Tx,
  { ownChannel }: Way = either,
): Promise<Found<SmsSettings> | undefined> {
  const own = ownChannel ? await stored(parts, tx, 'sms') : undefined;
  if (own) return { source: 'own', settings: channelSettings.sms.parse(own) };
  const { kavenegarKey: apiKey, kavenegarSender: sender } = parts.config;
  return apiKey && sender ? { source: 'installation', settings: { apiKey, sender } } : undefined;
}

/** The workspace's own settings of a channel, opened; undefined where it has none. */
async function stored({ seals }: Pick<ChannelParts, 'seals'>, tx: Tx, channel: Channel): Promise<unknown> {
  const [row] = await tx.rows<{ sealed: Sealed }>(
    sql`select sealed from workspace_channel
      where workspace_id = ${tx.context.workspace} and channel = ${channel} and sealed is not null`,
  );
  return (
    row && (JSON.parse(seals.open(row.sealed, channelPurpose(tx.context.workspace, channel))) as unknown)
  );
}

/** What a workspace's sealed settings of a channel are bound to. */
export const channelPurpose = (workspace: WorkspaceId, channel: Channel): SealPurpose => ({
  workspace,
  purpose: `channel:${channel}`,
});

/** @throws notAllowed where the actor may not settle channels and see what leaves by them */
export function requireChannelsDeed({ actor }: Context): void {
  if (actor.kind === 'member' && !mayDeed(actor.grants, changeChannelsDeed)) throw notAllowed();
}

function requireAdministrator({ actor }: Context): void {
  if (actor.kind === 'member' && !actor.grants.admin) throw notAllowed();
}
