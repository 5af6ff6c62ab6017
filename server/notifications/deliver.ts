import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import type { RecordId } from '#kernel/id.ts';
import { channelIsOpen } from '#kernel/outgoing/channels.ts';
import { enqueueMessage } from '#kernel/outgoing/outgoing.ts';
import { workspaceName } from '#kernel/workspace/name.ts';
import { asMember, reachOf } from './as-member.ts';
import { notificationMessage } from './messages.ts';
import type { NoticeParts } from './parts.ts';
import { tell, unreadRows } from './read.ts';

type Due = {
  readonly notification_id: RecordId;
  readonly member_id: RecordId;
  readonly channel: 'mail' | 'sms';
};

const mostAtOnce = 500;
const mostLines = 10;

/** The workspaces that have mail or SMS whose time has come. */
export const workspacesToDeliver = ({ database }: NoticeParts, now: Date): Promise<WorkspaceId[]> =>
  database.asSystem(
    'workspaces with notifications to send',
    async (door) =>
      (
        await door.rows<{ workspace_id: WorkspaceId }>(
          sql`select distinct workspace_id from notification_delivery where send_at <= ${now}`,
        )
      ).map(({ workspace_id }) => workspace_id),
    { readOnly: true },
  );

/**
 * Hands what is due over to the queue of outgoing messages, one message a member and channel. What has been read in the
 * app meanwhile, or may not be read any more, does not leave; and a thing leaves once, for its line goes in the same
 * transaction.
 * @returns how many messages were put on their way
 */
export const deliver = (
  parts: NoticeParts,
  workspace: WorkspaceId,
  now: () => Date = () => new Date(),
): Promise<number> =>
  parts.engine.transact(systemContext(workspace, 'notifications that leave', { now }), async (tx) => {
    const due = await tx.rows<Due>(sql`delete from notification_delivery as d using (
        select workspace_id, notification_id, channel from notification_delivery
        where workspace_id = ${workspace} and send_at <= ${now()} order by send_at limit ${mostAtOnce} for update skip locked) as t
      where d.workspace_id = t.workspace_id and d.notification_id = t.notification_id and d.channel = t.channel
      returning d.notification_id, d.member_id, d.channel`);
    if (due.length === 0) return 0;
    const reach = await reachOf(parts, tx, [...new Set(due.map(({ member_id }) => member_id))]);
    const open = { mail: await channelIsOpen(parts, tx, 'mail'), sms: await channelIsOpen(parts, tx, 'sms') };
    const name = await workspaceName(tx, workspace);
    const root = parts.config.publicUrl?.replace(/\/+$/, '') ?? null;
    let sent = 0;
    for (const some of Map.groupBy(due, ({ member_id, channel }) => `${member_id} ${channel}`).values()) {
      const [first] = some;
      if (!first || !open[first.channel]) continue;
      const { member_id: member, channel } = first;
      const to = reach.get(member)?.[channel];
      const locale = reach.get(member)?.locale ?? 'fa';
      const own = to ? await asMember(parts, tx, member, locale) : undefined;
      if (!to || !own) continue;
      const rows = await unreadRows(
        own,
        member,
        some.map(({ notification_id }) => notification_id),
      );
      const told = await tell(parts, own, rows);
      if (told.length === 0) continue;
      const linkTo = (path: string): string | null => (root ? `${root}${path}` : null);
      await enqueueMessage(parts, tx, {
        kind: notificationMessage,
        channel,
        to,
        locale,
        parameters: {
          workspace: name,
          lines: told.slice(0, mostLines).map(({ text, href }) => ({
            text: text[locale],
            isName: false,
            link: linkTo(href),
            aside: null,
          })),
          more: Math.max(0, told.length - mostLines),
          settings: linkTo('/settings/notifications'),
        },
      });
      sent += 1;
    }
    return sent;
  });
