import { liveChannel, type LiveMessage } from '#kernel/events/event.ts';
import { sql } from '#kernel/database/sql.ts';
import { newId, type RecordId } from '#kernel/id.ts';
import { substitutesNow } from '#records/access/substitution.ts';
import type { NotificationKind, Occasion } from '#records/define/notification.ts';
import { zoneOf } from '#records/query/civil.ts';
import { visibleIds } from '#records/query/titles.ts';
import type { RecordTx } from '#records/records.ts';
import { asMember } from './as-member.ts';
import type { NoticeParts } from './parts.ts';
import { effectiveWishes, leavesAt, type EffectiveWishes, type Wishes } from './wishes.ts';

/** So many of one deed are told one by one; more are told as one. */
const mostApart = 3;
/** What is read in the app meanwhile is not mailed. */
const gatherMs = 120_000;
/** PostgreSQL refuses messages of 8,000 bytes. */
const mostInOneMessage = 150;

/**
 * Tells members of what happened, each once, nobody of his own deeds, and nobody of what he may not read. Works in a
 * transaction of the system in one workspace.
 * @returns how many notifications were made or raised again
 */
export async function raise(
  parts: NoticeParts,
  tx: RecordTx,
  kind: NotificationKind,
  occasions: readonly Occasion[],
): Promise<number> {
  const others = (await withSubstitutes(tx, occasions)).filter(
    ({ actor, member }) => kind.ownDeeds || actor !== member,
  );
  const wishes = await wishesOf(parts, tx, [...new Set(others.map(({ member }) => member))]);
  const wanted = others.filter(({ member }) => {
    const ways = wishes.get(member)?.kinds[kind.name];
    return ways && (ways.app || ways.mail || ways.sms);
  });
  const seen = await readable(parts, tx, wanted);
  const fresh = await untold(tx, kind, seen);
  if (fresh.length === 0) return 0;
  const rows = notices(kind, fresh).map((notice) => ({
    ...notice,
    id: newId(),
    shown: wishes.get(notice.member)?.kinds[kind.name]?.app ?? true,
  }));
  const stored = await store(tx, rows);
  await arrange(tx, kind, stored, wishes);
  await wake(
    tx,
    stored.filter(({ shown }) => shown).map(({ member }) => member),
  );
  return stored.length;
}

/** Who stands in for somebody hears what he would hear, as he will when he is back. */
async function withSubstitutes(tx: RecordTx, occasions: readonly Occasion[]): Promise<readonly Occasion[]> {
  if (occasions.length === 0) return occasions;
  const substitutes = await substitutesNow(tx);
  if (substitutes.size === 0) return occasions;
  return occasions.flatMap((one) => {
    const substitute = substitutes.get(one.member);
    return substitute ? [one, { ...one, member: substitute }] : [one];
  });
}

/** What active members want, in one statement. */
async function wishesOf(
  { kinds }: NoticeParts,
  tx: RecordTx,
  members: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, EffectiveWishes>> {
  if (members.length === 0) return new Map();
  const rows = await tx.rows<{ id: RecordId; own: Wishes | null; common: Wishes | null }>(sql`
    select m.id, o.wishes as own, c.wishes as common from member m
    left join notification_wish o on o.workspace_id = m.workspace_id and o.member_id = m.id
    left join notification_wish c on c.workspace_id = m.workspace_id and c.member_id is null
    where m.workspace_id = ${tx.context.workspace} and m.id = any(${members}::uuid[]) and m.active and m.deleted_at is null`);
  return new Map(rows.map(({ id, own, common }) => [id, effectiveWishes(kinds, own, common)]));
}

/** Those whose record its member may read now: a statement for each member and object. */
async function readable(
  parts: NoticeParts,
  tx: RecordTx,
  occasions: readonly Occasion[],
): Promise<Occasion[]> {
  const kept: Occasion[] = [];
  for (const [member, his] of Map.groupBy(occasions, (one) => one.member)) {
    const own = await asMember(parts, tx, member);
    if (!own) continue;
    for (const [object, some] of Map.groupBy(his, (one) => one.object)) {
      const ids = await visibleIds(own, object, [...new Set(some.map(({ record }) => record))]);
      kept.push(...some.filter(({ record }) => ids.has(record)));
    }
  }
  return kept;
}

/** Those that nobody was told of yet; they count as told from now on. */
async function untold(
  tx: RecordTx,
  { name }: NotificationKind,
  occasions: readonly Occasion[],
): Promise<Occasion[]> {
  if (occasions.length === 0) return [];
  const rows = [...new Map(occasions.map((one) => [markOf(one.member, one.key), one])).values()];
  const made = await tx.rows<{ member_id: RecordId; key: string }>(sql`
    insert into notification_occasion (workspace_id, member_id, kind, key)
    select ${tx.context.workspace}, o.member, ${name}, o.key
    from jsonb_to_recordset(${JSON.stringify(rows.map(({ member, key }) => ({ member, key })))}::jsonb) as o(member uuid, key text)
    on conflict do nothing returning member_id, key`);
  const told = new Set(made.map(({ member_id, key }) => markOf(member_id, key)));
  return rows.filter(({ member, key }) => told.has(markOf(member, key)));
}

const markOf = (member: string, key: string): string => `${member} ${key}`;

type Notice = {
  readonly member: RecordId;
  readonly about: string;
  readonly kind: string;
  readonly object: string;
  readonly record: RecordId | null;
  readonly actor: RecordId | null;
  readonly count: number;
  readonly detail: Occasion['detail'];
  readonly at: Date;
};

/** One for each record, or one for all that a single deed touched. */
function notices(kind: NotificationKind, occasions: readonly Occasion[]): Notice[] {
  const { name, topic = name, sayMany } = kind;
  const byDeed = Map.groupBy(occasions, ({ member, object, deed, actor }) =>
    [member, object, deed ?? '', actor ?? ''].join(' '),
  );
  const found = new Map<string, Notice>();
  for (const some of byDeed.values()) {
    const asOne = sayMany !== undefined && some[0]?.deed !== undefined && some.length > mostApart;
    for (const { member, object, record, actor, detail, at } of some) {
      const about = asOne ? `${topic}/${object}/*/${actor ?? ''}` : `${topic}/${object}/${record}`;
      const key = `${member} ${about}`;
      const before = found.get(key);
      found.set(key, {
        member,
        about,
        kind: name,
        object,
        record: asOne ? null : record,
        actor: actor ?? null,
        count: (before?.count ?? 0) + 1,
        detail: detail ?? {},
        at: before && before.at > at ? before.at : at,
      });
    }
  }
  return [...found.values()];
}

type Stored = { readonly id: RecordId; readonly member: RecordId; readonly shown: boolean };

/** Unread ones about the same thing are raised again rather than doubled. */
const store = (
  tx: RecordTx,
  rows: readonly (Notice & { readonly id: RecordId; readonly shown: boolean })[],
): Promise<Stored[]> =>
  tx.rows<Stored>(sql`
    insert into notification as n (workspace_id, id, member_id, kind, about, object, record_id, actor_id, count, detail, at, shown)
    select ${tx.context.workspace}, r.id, r.member, r.kind, r.about, r.object, r.record, r.actor, r.count, r.detail, r.at, r.shown
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, member uuid, kind text, about text, object text,
      record uuid, actor uuid, count integer, detail jsonb, at timestamptz, shown boolean)
    on conflict (workspace_id, member_id, about) where read_at is null do update set
      kind = excluded.kind, actor_id = excluded.actor_id, detail = excluded.detail, at = greatest(n.at, excluded.at),
      count = case when n.kind = excluded.kind then n.count + excluded.count else excluded.count end,
      shown = n.shown or excluded.shown
    returning id, member_id as member, shown`);

/** Puts mail and SMS into line for those who want them of this kind. */
async function arrange(
  tx: RecordTx,
  kind: NotificationKind,
  stored: readonly Stored[],
  wishes: ReadonlyMap<RecordId, EffectiveWishes>,
): Promise<void> {
  const ready = new Date(tx.context.now().getTime() + (kind.urgent ? 0 : gatherMs));
  const rows = stored.flatMap(({ id, member }) => {
    const his = wishes.get(member);
    if (!his) return [];
    return (['mail', 'sms'] as const)
      .filter((way) => his.kinds[kind.name]?.[way])
      .map((channel) => ({ id, member, channel, at: leavesAt(ready, his, zoneOf(tx)) }));
  });
  if (rows.length === 0) return;
  await tx.rows(sql`insert into notification_delivery (workspace_id, notification_id, channel, member_id, send_at)
    select ${tx.context.workspace}, r.id, r.channel, r.member, r.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, channel text, member uuid, at timestamptz)
    on conflict do nothing`);
}

/** Their open screens hear of it at the commit. */
export async function wake(tx: RecordTx, members: readonly RecordId[]): Promise<void> {
  const all = [...new Set(members)];
  const messages: string[] = [];
  for (let from = 0; from < all.length; from += mostInOneMessage) {
    const message: LiveMessage = {
      workspace: tx.context.workspace,
      object: 'notification',
      members: all.slice(from, from + mostInOneMessage),
    };
    messages.push(JSON.stringify(message));
  }
  if (messages.length > 0)
    await tx.rows(sql`select pg_notify(${liveChannel}, message) from unnest(${messages}::text[]) as message`);
}
