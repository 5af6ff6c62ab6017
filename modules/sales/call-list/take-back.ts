import { actorMemberId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Changes, EventKind } from '#kernel/events/event.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import type { RecordId } from '#kernel/id.ts';
import type { RecordTx } from '#records/records.ts';
import { same } from '#records/quality/merge/take-back.ts';
import { lockRows } from '#records/write/update.ts';
import { claimMinutes } from './claim.ts';
import { callTooLate, callWithMeeting, rowTaken } from './problems.ts';

/** A slip is noticed at once; what is older is mended on the customer's own page. */
const minutes = 15;
/** One call writes far fewer; another's deeds may stand between them. */
const near = 2_000;

type Event = { object: string; record_id: RecordId; kind: EventKind; changes: Changes | null };
type Undone = {
  readonly object: string;
  readonly id: RecordId;
  readonly changes: Map<string, readonly [unknown, unknown]>;
};

/**
 * Takes back a call that one has just logged, with all that its one deed wrote: the call goes to the bin, the row of the list
 * comes back into the caller's hands, and tasks and answers are as they were. What somebody changed since stays.
 * @throws notAllowed · callTooLate · callWithMeeting, for an invitation cannot be called back · rowTaken
 */
export async function takeBackCall(tx: RecordTx, callId: string): Promise<void> {
  const me = actorMemberId(tx.context.actor);
  if (!me) throw notAllowed();
  const call = await tx.recordsOf('call').get(callId);
  const events = await writtenWith(tx, call.id, me);
  if (events.some(({ object, kind }) => object === 'meeting' && kind === 'created')) throw callWithMeeting();
  const system = tx.bySystem('a call that is taken back');
  await putBack(system, collect(events), me);
  for (const [object, made] of Map.groupBy(
    events.filter(({ kind }) => kind === 'created'),
    (one) => one.object,
  )) {
    const records = system.recordsOf(object);
    const there = await records.some(made.map((one) => one.record_id));
    await records.remove([...there.keys()]);
  }
}

/** What the deed that logged the call wrote, as the log has it. */
async function writtenWith(tx: RecordTx, call: string, me: RecordId): Promise<readonly Event[]> {
  const { workspace } = tx.context;
  const since = new Date(tx.context.now().getTime() - minutes * 60_000);
  const [made] = await tx.rows<{
    sequence: number;
    transaction: string;
  }>(sql`select sequence, transaction::text as transaction from event
    where workspace_id = ${workspace} and object = 'call' and record_id = ${call}::uuid and kind = 'created'
      and actor_id = ${me}::uuid and at >= ${since}`);
  if (!made) throw callTooLate();
  return tx.rows<Event>(sql`select object, record_id, kind, changes from event
    where workspace_id = ${workspace} and sequence between ${made.sequence - near} and ${made.sequence + near}
      and transaction = ${made.transaction}::xid8 and kind in ('created', 'updated') order by sequence`);
}

/** For each record the first value before and the last one after of every field that was changed. */
function collect(events: readonly Event[]): readonly Undone[] {
  const found = new Map<string, Undone>();
  for (const { object, record_id: id, kind, changes } of events) {
    if (kind !== 'updated') continue;
    const one = found.get(id) ?? { object, id, changes: new Map() };
    found.set(id, one);
    for (const [field, [before, after]] of Object.entries(changes ?? {}))
      one.changes.set(field, [one.changes.get(field)?.[0] ?? before, after]);
  }
  return [...found.values()];
}

async function putBack(system: RecordTx, undone: readonly Undone[], me: RecordId): Promise<void> {
  const now = system.context.now().getTime();
  for (const [object, some] of Map.groupBy(undone, (one) => one.object)) {
    const records = system.recordsOf(object);
    const ids = some.map(({ id }) => id);
    // Locked, so that nobody claims the row between the look and the deed; and with values as the log has them.
    const current = await lockRows(system, records.object, ids, 'update');
    const patches = some.flatMap(({ id, changes }) => {
      const values = current.get(id)?.values;
      if (!values) return [];
      const unchanged = [...changes].filter(([field, [, after]]) => same(values[field], after));
      if (object === 'call_list_entry') {
        if (!unchanged.some(([field]) => field === 'tries')) throw rowTaken();
        const claimedUntil = new Date(now + claimMinutes * 60_000).toISOString();
        return [{ id, values: { ...beforeOf(unchanged), caller: me, claimedUntil } }];
      }
      return [{ id, values: beforeOf(unchanged) }];
    });
    await records.update(patches);
  }
}

const beforeOf = (changes: readonly (readonly [string, readonly [unknown, unknown]])[]) =>
  Object.fromEntries(changes.map(([field, [before]]) => [field, before]));
