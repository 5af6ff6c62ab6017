import { say, type Locale } from '#persian/bilingual.ts';
import { addDays } from '#persian/jalali/civil.ts';
import { formatDate, formatTime } from '#persian/jalali/format.ts';
import { civilDateOf, instantOf, wallTime } from '#persian/jalali/instants.ts';
import { firmHolidays } from '#persian/holidays/firm-holidays.ts';
import { isWorkDay } from '#persian/holidays/work-calendar.ts';
import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import type { RecordId } from '#kernel/id.ts';
import { channelIsOpen } from '#kernel/outgoing/channels.ts';
import { enqueueMessage } from '#kernel/outgoing/outgoing.ts';
import { workspaceSettings, type WorkspaceSettings } from '#kernel/workspace/settings.ts';
import { Problem } from '#kernel/problems/problem.ts';
import type { DigestDay, DigestFindings, DigestSection } from '#records/define/notification.ts';
import { zoneOf } from '#records/query/civil.ts';
import type { RecordTx } from '#records/records.ts';
import { workspaceName } from '#kernel/workspace/name.ts';
import { asMember, reachOf } from './as-member.ts';
import type { LetterLine } from './letter.ts';
import { digestMessage } from './messages.ts';
import type { NoticeParts } from './parts.ts';
import { countUnread, readNotices } from './read.ts';
import { effectiveWishes, type Wishes } from './wishes.ts';

/** A morning's mail that could not leave by noon is of no use. */
const lateAfterHours = 4;
const mostNews = 6;

/**
 * Sends the digest to every member of the workspace whose hour has come on a work day, once a day; who has nothing to
 * hear gets no mail.
 * @returns how many mails were put on their way
 */
export const sendDigests = (
  parts: NoticeParts & { readonly sections: readonly DigestSection[] },
  workspace: WorkspaceId,
  now: () => Date = () => new Date(),
): Promise<number> =>
  parts.engine.transact(systemContext(workspace, 'daily digests', { now }), async (tx) => {
    const zone = zoneOf(tx);
    const { date, hour, minute } = wallTime(now().toISOString(), zone);
    const settings = workspaceSettings(tx.workspace.settings);
    const members = (await dueMembers(parts, tx, date, hour * 60 + minute)).slice(0, 100);
    if (members.length === 0) return 0;
    if (!isWorkDay(date, { weekend: settings.weekend, holidays: daysOff(date, settings.holidays) })) return 0;
    if (!(await channelIsOpen(parts, tx, 'mail'))) return 0;
    const reach = await reachOf(parts, tx, members);
    const day = {
      date,
      from: instantOf(date, '00:00', zone),
      to: instantOf(addDays(date, 1), '00:00', zone),
    };
    let sent = 0;
    for (const member of members) {
      const to = reach.get(member)?.mail;
      const locale = reach.get(member)?.locale ?? 'fa';
      const own = to ? await asMember(parts, tx, member, locale) : undefined;
      if (!(await claim(tx, member, date)) || !to || !own) continue;
      const sections = await sectionsFor(parts, own, day, locale);
      if (sections.length === 0) continue;
      const root = parts.config.publicUrl?.replace(/\/+$/, '');
      await enqueueMessage(parts, tx, {
        kind: digestMessage,
        channel: 'mail',
        to,
        locale,
        parameters: {
          workspace: await workspaceName(tx, workspace),
          heading: formatDate(date, { locale, style: 'full' }),
          sections,
          settings: root ? `${root}/settings/notifications` : null,
        },
      });
      sent += 1;
    }
    return sent;
  });

/** Those who want it, whose hour has come and whose mail of the day has not left. */
async function dueMembers(
  { kinds }: NoticeParts,
  tx: RecordTx,
  date: string,
  minutes: number,
): Promise<RecordId[]> {
  const rows = await tx.rows<{ id: RecordId; own: Wishes | null; common: Wishes | null }>(sql`
    select m.id, o.wishes as own, c.wishes as common from member m
    left join notification_wish o on o.workspace_id = m.workspace_id and o.member_id = m.id
    left join notification_wish c on c.workspace_id = m.workspace_id and c.member_id is null
    left join notification_digest d on d.workspace_id = m.workspace_id and d.member_id = m.id
    where m.workspace_id = ${tx.context.workspace} and m.active and m.access = 'open' and m.deleted_at is null
      and (d.sent_on is null or d.sent_on < ${date}::date)
      and coalesce(o.wishes #>> '{digest,on}', c.wishes #>> '{digest,on}') = 'true'`);
  return rows.flatMap(({ id, own, common }) => {
    const { digest } = effectiveWishes(kinds, own, common);
    const [hour = 0, minute = 0] = digest.at.split(':').map(Number);
    const at = hour * 60 + minute;
    return digest.on && minutes >= at && minutes < at + lateAfterHours * 60 ? [id] : [];
  });
}

/** Marks the day as done; false where another process has. */
const claim = async (tx: RecordTx, member: RecordId, date: string): Promise<boolean> =>
  (
    await tx.rows(sql`insert into notification_digest as d (workspace_id, member_id, sent_on)
      values (${tx.context.workspace}, ${member}, ${date}::date)
      on conflict (workspace_id, member_id) do update set sent_on = excluded.sent_on where d.sent_on < excluded.sent_on
      returning 1`)
  ).length > 0;

/** The day itself where nobody works then, by the country's list and the organisation's own. */
const daysOff = (date: string, own: WorkspaceSettings['holidays']): ReadonlySet<string> =>
  new Set(
    firmHolidays({ from: date, to: addDays(date, 1) }, own)
      .filter(({ off }) => off)
      .map((holiday) => holiday.date),
  );

type Section = { readonly title: string; readonly lines: LetterLine[]; readonly more: number };

const news = { fa: 'خبرهای نخوانده', en: 'Unread news' };

/** Each module's part with what it found, then what he has not read; found with his own rights. */
async function sectionsFor(
  parts: NoticeParts & { readonly sections: readonly DigestSection[] },
  own: RecordTx,
  day: DigestDay,
  locale: Locale,
): Promise<Section[]> {
  const root = parts.config.publicUrl?.replace(/\/+$/, '');
  const zone = zoneOf(own);
  const found: Section[] = [];
  for (const { title, find } of parts.sections) {
    const { lines, more } = await find(own, day).catch(seesNothing);
    if (lines.length === 0) continue;
    found.push({
      title: say(title, locale),
      lines: lines.map(({ object, record, title: text, at }) => ({
        text,
        isName: true,
        link: root ? `${root}/r/${object}/${record}` : null,
        aside: at === undefined ? null : asideOf(at, day.date, zone, locale),
      })),
      more,
    });
  }
  const { notifications } = await readNotices(parts, own, { unread: true, limit: mostNews });
  if (notifications.length > 0)
    found.push({
      title: say(news, locale),
      lines: notifications.map(({ text, href }) => ({
        text: text[locale],
        isName: false,
        link: root ? `${root}${href}` : null,
        aside: null,
      })),
      more: Math.max(0, (await countUnread(parts, own)) - notifications.length),
    });
  return found;
}

/** Whoever may not see an object has nothing to hear of it. */
const seesNothing = (error: unknown): DigestFindings => {
  if (error instanceof Problem) return { lines: [], more: 0 };
  throw error;
};

function asideOf(at: string, today: string, zone: string, locale: Locale): string {
  const date = civilDateOf(at, zone);
  return date === today
    ? formatTime(at, { locale, timeZone: zone })
    : formatDate(date, { locale, style: 'day-month' });
}
