import type { Phrase } from '#persian/bilingual.ts';
import { formatDate } from '#persian/jalali/format.ts';
import { formatNear } from '#persian/jalali/near.ts';
import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import { actorMemberId } from '#kernel/context/context.ts';
import type { RecordId } from '#kernel/id.ts';
import type { Linked } from '#records/define/declare.ts';
import type { Told } from '#records/define/notification.ts';
import { decodeCursor, encodeCursor, readingBy } from '#records/query/cursor.ts';
import { zoneOf } from '#records/query/civil.ts';
import { titlesOf } from '#records/query/titles.ts';
import type { RecordTx } from '#records/records.ts';
import { kindNamed, type NoticeParts } from './parts.ts';

/** A notification as its member reads it. */
export type ReadNotice = {
  readonly id: RecordId;
  readonly kind: string;
  /** In both languages; the record's title stands in it as `title`. */
  readonly text: Phrase;
  readonly title: string | null;
  /** Path in the staff app. */
  readonly href: string;
  /** Who did it: a colleague, or whoever signed outside the firm. */
  readonly actor: string | null;
  /** Whether somebody's deed or time itself is told. */
  readonly from: 'log' | 'clock';
  readonly count: number;
  readonly at: Date;
  readonly read: boolean;
};

export type NoticeRow = {
  readonly id: RecordId;
  readonly kind: string;
  readonly object: string;
  readonly record_id: RecordId | null;
  readonly actor_id: RecordId | null;
  readonly count: number;
  readonly detail: Readonly<Record<string, string>>;
  readonly at: Date;
  readonly read_at: Date | null;
};

const columns = sql`id, kind, object, record_id, actor_id, count, detail, at, read_at`;

/** The rows of these ids that are unread still, for what leaves by mail or SMS. */
export const unreadRows = (tx: RecordTx, member: RecordId, ids: readonly RecordId[]): Promise<NoticeRow[]> =>
  tx.rows<NoticeRow>(sql`select ${columns} from notification
    where workspace_id = ${tx.context.workspace} and member_id = ${member} and id = any(${ids}::uuid[]) and read_at is null
    order by at desc, id desc`);

/** As many as say anything: «بیش از ۹۹». */
const mostCounted = 100;

/** How many unread ones the actor has whose record he may still read, at most 100. */
export async function countUnread(parts: Pick<NoticeParts, 'kinds'>, tx: RecordTx): Promise<number> {
  const rows = await tx.rows<NoticeRow>(sql`select ${columns} from notification
    where workspace_id = ${tx.context.workspace} and member_id = ${me(tx)}::uuid and shown and read_at is null
    order by at desc, id desc limit ${mostCounted}`);
  return (await tell(parts, tx, rows)).length;
}

const mark = 'notifications';
const chunk = 60;
const mostChunks = 4;

/** A page of the actor's notifications, newest first; those whose record he may not read (any more) are left out. */
export async function readNotices(
  parts: Pick<NoticeParts, 'kinds'>,
  tx: RecordTx,
  { unread, limit, cursor }: { readonly unread: boolean; readonly limit: number; readonly cursor?: string },
): Promise<{ notifications: readonly ReadNotice[]; next: string | null }> {
  let place = cursor === undefined ? undefined : placeOf(cursor);
  const found: ReadNotice[] = [];
  for (let round = 0; round < mostChunks; round += 1) {
    const rows = await readingBy(
      cursor,
      tx.rows<NoticeRow & { key: string }>(sql`select ${columns}, at::text as key from notification
        where workspace_id = ${tx.context.workspace} and member_id = ${me(tx)}::uuid and shown
          ${unread ? sql`and read_at is null` : sql``}
          ${place ? sql`and (at, id) < (${place.at}::timestamptz, ${place.id}::uuid)` : sql``}
        order by at desc, id desc limit ${chunk}`),
    );
    const told = await tell(parts, tx, rows);
    const room = limit - found.length;
    found.push(...told.slice(0, room));
    const last = told.length > room ? rows.find(({ id }) => id === found.at(-1)?.id) : rows.at(-1);
    if (last) place = { at: last.key, id: last.id };
    if (told.length <= room && rows.length < chunk) return { notifications: found, next: null };
    if (found.length >= limit) break;
  }
  return {
    notifications: found,
    next: place ? encodeCursor({ query: mark, values: [place.at], id: place.id }) : null,
  };
}

const placeOf = (cursor: string): { at: string; id: string } => {
  const { values, id } = decodeCursor(cursor, mark, 1);
  return { at: values[0] ?? '', id };
};

const me = (tx: RecordTx): RecordId | null => actorMemberId(tx.context.actor) ?? null;

/** The sentences of these rows as the actor may read them: titles are read by one statement for each object. */
export async function tell(
  { kinds }: Pick<NoticeParts, 'kinds'>,
  tx: RecordTx,
  rows: readonly NoticeRow[],
): Promise<ReadNotice[]> {
  const names = await titlesOf(tx, 'member', [...new Set(rows.flatMap(({ actor_id }) => actor_id ?? []))]);
  const titles = new Map<string, ReadonlyMap<string, string>>();
  for (const [object, some] of Map.groupBy(rows, (row) => row.object))
    titles.set(
      object,
      await titlesOf(tx, object, [...new Set(some.flatMap(({ record_id }) => record_id ?? []))]),
    );
  const readable = rows.filter(
    ({ object, record_id }) => record_id !== null && titles.get(object)?.has(record_id),
  );
  const linked = await linkedNames(kinds, tx, readable);
  const now = tx.context.now().toISOString();
  const timeZone = zoneOf(tx);
  return rows.flatMap((row): ReadNotice[] => {
    const kind = kindNamed(kinds, row.kind);
    const object = tx.schema.objects.get(row.object);
    const title = row.record_id === null ? null : titles.get(row.object)?.get(row.record_id);
    if (!kind || !object || title === undefined) return [];
    const told: Told = {
      actor: row.actor_id === null ? null : (names.get(row.actor_id) ?? null),
      one: object.one,
      many: object.many,
      title: title ?? '',
      count: row.count,
      detail: row.detail,
      linked: linked.get(row.id) ?? {},
      moment: momentOf(row.detail['moment'], now, timeZone),
    };
    return [
      {
        id: row.id,
        kind: row.kind,
        text: row.record_id === null && kind.sayMany ? kind.sayMany(told) : kind.say(told),
        title,
        href: hrefOf(row, kind.href),
        actor: told.actor ?? signerOf(row),
        from: 'clock' in kind.source ? 'clock' : 'log',
        count: row.count,
        at: row.at,
        read: row.read_at !== null,
      },
    ];
  });
}

const signerOf = ({ detail }: NoticeRow): string | null =>
  typeof detail['by'] === 'string' ? detail['by'] : null;

/** Names behind links of records that the actor may read, for kinds that tell them: one read for each kind. */
async function linkedNames(
  kinds: NoticeParts['kinds'],
  tx: RecordTx,
  rows: readonly NoticeRow[],
): Promise<ReadonlyMap<RecordId, Told['linked']>> {
  const found = new Map<RecordId, Told['linked']>();
  for (const [name, some] of Map.groupBy(rows, (row) => row.kind)) {
    const names = kindNamed(kinds, name)?.names ?? [];
    const object = some[0]?.object;
    if (names.length === 0 || object === undefined) continue;
    const records = await tx.recordsOf(object).some(some.flatMap(({ record_id }) => record_id ?? []));
    for (const { id, record_id } of some) {
      const values = record_id === null ? undefined : records.get(record_id)?.values;
      const known = names.flatMap((field) => {
        const title = (values?.[field] as Linked | null | undefined)?.title;
        return title ? [[field, title] as const] : [];
      });
      found.set(id, Object.fromEntries(known));
    }
  }
  return found;
}

const hrefOf = ({ object, record_id }: NoticeRow, own?: (record: string) => string): string => {
  if (record_id === null) return `/r/${object}`;
  return own?.(record_id) ?? `/r/${object}/${record_id}`;
};

/** «امروز ۱۰:۳۰» for what is near, the day for what is far. */
function momentOf(moment: string | undefined, now: string, timeZone: string): Phrase | null {
  if (moment === undefined || Number.isNaN(Date.parse(moment))) return null;
  const said = (locale: 'fa' | 'en'): string =>
    /^\d{4}-\d\d-\d\d$/.test(moment)
      ? formatDate(moment, { locale, style: 'day-month' })
      : formatNear(moment, now, { locale, timeZone });
  return { fa: said('fa'), en: said('en') };
}

/** Marks the actor's own notifications as read or not. @returns how many there were */
export const markRead = (tx: RecordTx, ids: readonly string[], read: boolean): Promise<number> =>
  read
    ? setRead(tx, sql`read_at = ${tx.context.now()}`, sql`id = any(${ids}::uuid[]) and read_at is null`)
    : setUnread(tx, sql`id = any(${ids}::uuid[])`);

/** Marks everything up to a moment as read: what came while he read stays. @returns how many were unread */
export const markAllRead = (tx: RecordTx, until: Date, reading: RecordId): Promise<number> =>
  setRead(
    tx,
    sql`read_at = ${tx.context.now()}, reading_id = ${reading}`,
    sql`read_at is null and at <= ${until}`,
  );

/** What one such deed read is unread again, but for what its member has touched since. @returns how many there were */
export const takeBackReading = (tx: RecordTx, reading: string): Promise<number> =>
  setUnread(tx, sql`reading_id = ${reading}::uuid`);

/** A newer one about the same thing may stand unread beside it already; then it stays read. */
const setUnread = (tx: RecordTx, which: RawBuilder<unknown>): Promise<number> =>
  setRead(
    tx,
    sql`read_at = null, reading_id = null`,
    sql`${which} and read_at is not null and not exists (select from notification as o
      where o.workspace_id = n.workspace_id and o.member_id = n.member_id and o.about = n.about and o.read_at is null)`,
  );

async function setRead(
  tx: RecordTx,
  values: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
): Promise<number> {
  const changed = await tx.rows(sql`update notification as n set ${values}
    where workspace_id = ${tx.context.workspace} and member_id = ${me(tx)}::uuid and ${which} returning id`);
  return changed.length;
}
