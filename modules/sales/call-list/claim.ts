import { actorMemberId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { selvesOf } from '#records/access/visible.ts';
import type { Linked } from '#records/define/declare.ts';
import { readable } from '#records/query/readable.ts';
import type { Filter, Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { party } from '#modules/parties/index.ts';
import type { ClaimedRow, Standstill, Turn } from '../contract/calling.ts';
import type { CalledObject } from '../contract/script.ts';
import { deal } from '../deal/object.ts';
import { lead } from '../lead/object.ts';
import { firmCalendar, mayCallFrom, type CallHours } from './hours.ts';
import { callListEntry } from './objects.ts';
import { readListStates } from './state.ts';

/** How long a row is kept for its caller without a word of him: the longest call, and its notes. */
export const claimMinutes = 30;

const called = { party, lead, deal };
const idOf = (value: unknown): string | null => (value as Linked | null | undefined)?.id ?? null;

/**
 * The next row of a list for the caller, who alone has it for half an hour; the one that he has already, where he has. Rows whose
 * time has come go before those never tried. He is given nobody whom he may not see.
 * @throws recordNotFound · notAllowed where he is not among the callers
 */
export async function claimNext(tx: RecordTx, listId: string): Promise<Turn> {
  const me = actorMemberId(tx.context.actor);
  if (!me) throw notAllowed();
  const list = await tx.recordsOf('call_list').get(listId);
  requireCaller(tx, list);
  const state = await one(tx, list);
  const now = tx.context.now().toISOString();
  const still = standstillOf(tx, list, now);
  if (still) return { list: state, row: null, standstill: still };
  // Callers of one list are served one after another; a claim takes some milliseconds.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('peyvand.call-list'), hashtext(${listId}))`);
  const row = await take(tx, list, me, now);
  if (row) return { list: state, row, standstill: null };
  return { list: state, row: null, standstill: await whyNobody(tx, listId, now) };
}

/** Who stands in for a caller calls in his place. @throws notAllowed */
function requireCaller(tx: RecordTx, { values }: Stored): void {
  const { actor } = tx.context;
  const selves: readonly string[] = actor.kind === 'member' ? selvesOf(actor) : [];
  const callers = (values['callers'] as readonly Linked[] | null) ?? [];
  const isHis =
    callers.length === 0 ||
    callers.some(({ id }) => selves.includes(id)) ||
    selves.includes(idOf(values['owner']) ?? '');
  if (!isHis) throw notAllowed();
}

const one = async (tx: RecordTx, list: Stored) => {
  const [state] = await readListStates(tx, [list]);
  if (!state) throw new Error('A call list that is read has a state');
  return state;
};

function standstillOf(tx: RecordTx, { values }: Stored, now: string): Standstill | null {
  if (values['state'] === 'paused' || values['state'] === 'closed') return { why: values['state'] };
  const opens = mayCallFrom(now, values as unknown as CallHours, firmCalendar(tx));
  return opens === now ? null : { why: 'hours', until: opens };
}

const waiting = (list: string): Filter => ({
  and: [
    { field: 'list', op: 'eq', value: list },
    { field: 'state', op: 'eq', value: 'waiting' },
  ],
});

async function take(tx: RecordTx, list: Stored, me: string, now: string): Promise<ClaimedRow | null> {
  const system = tx.bySystem('claims of a call list');
  const object = list.values['object'] as CalledObject;
  const rows = readable(
    system,
    callListEntry,
    ['position', 'party', 'lead', 'deal', 'tries', 'nextAt', 'claimedUntil', 'caller'],
    waiting(list.id),
  );
  // One of the three, each with the same columns that are asked for here: none but its id.
  const seen = readable(tx, called[object] as typeof party, []);
  const unwilling = readable(system, party, ['doNotCall'], { field: 'doNotCall', op: 'eq', value: true });
  const unwillingLeads = readable(system, lead, ['doNotCall'], { field: 'doNotCall', op: 'eq', value: true });
  const [found] = await tx.rows<{ id: string; record: string; tries: number }>(sql`
    select e.id, s.id as record, e.tries::int as tries
    from ${rows} as e join ${seen} as s on s.id = e.${sql.ref(object)}
    where (e."nextAt" is null or e."nextAt" <= ${now})
      and (e."claimedUntil" is null or e."claimedUntil" <= ${now} or e.caller = ${me})
      and not exists (select 1 from ${unwilling} as p where p.id = e.party)
      and not exists (select 1 from ${unwillingLeads} as l where l.id = e.lead)
    order by coalesce(e.caller = ${me} and e."claimedUntil" > ${now}, false) desc, e."nextAt" nulls last, e.position
    limit 1`);
  if (!found) return null;
  const claimedUntil = new Date(Date.parse(now) + claimMinutes * 60_000).toISOString();
  await system.recordsOf('call_list_entry').update([{ id: found.id, values: { caller: me, claimedUntil } }]);
  const record = await tx.recordsOf(object).get(found.record);
  return {
    entry: found.id,
    object,
    record,
    party: await partyBehind(tx, object, record),
    tries: found.tries,
    claimedUntil,
  };
}

/** The party of a lead or a deal, where the actor sees it. */
export async function partyBehind(
  tx: RecordTx,
  object: CalledObject,
  record: Stored,
): Promise<Stored | null> {
  const id = object === 'party' ? null : idOf(record.values['party']);
  return id === null ? null : ((await tx.recordsOf('party').find(id)) ?? null);
}

async function whyNobody(tx: RecordTx, list: string, now: string): Promise<Standstill> {
  const { records } = await tx
    .bySystem('when a call list goes on')
    .recordsOf('call_list_entry')
    .page({
      filter: { and: [waiting(list), { field: 'nextAt', op: 'gt', value: now }] },
      sort: [{ field: 'nextAt', direction: 'asc' }],
      fields: ['nextAt'],
      limit: 1,
    });
  const [next] = records;
  if (next) return { why: 'later', until: String(next.values['nextAt']) };
  const left = await tx
    .bySystem('when a call list goes on')
    .recordsOf('call_list_entry')
    .page({ filter: waiting(list), fields: [], limit: 1 });
  // What is left is in the hands of others, or of customers whom this caller may not see.
  return { why: left.records.length > 0 ? 'others' : 'finished' };
}
