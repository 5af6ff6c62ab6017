import type { Phrase } from '#persian/bilingual.ts';
import { actorMemberId, type Context } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { malformedRequest, notAllowed } from '#kernel/problems/common.ts';
import { visibleIds } from '../../query/titles.ts';
import type { RecordEngine, RecordTx } from '../../records.ts';
import { lockRows } from '../../write/update.ts';
import { writeEntries } from '../import/write-rows.ts';
import { patiently } from '../patience.ts';
import { addedTo, placeAfter, turnablePlace, turnablePlaces } from './added.ts';
import { readMerge, type MergeEntry } from './ledger.ts';
import { mergeNotFound } from './problems.ts';
import { checkMayMerge } from './rights.ts';

/** All that was added at a place goes along with one of those that part. */
export type AllAlong = { readonly object: string; readonly field: string; readonly to: string };

/** How far the moving along has come. */
export type Along = {
  /** The object and the id of the record from which they part. */
  readonly object: string;
  readonly winner: string;
  readonly state: 'moving' | 'failed' | 'moved';
  readonly moved: number;
  /** How many could not go and stay with the winner, and why the first of them. */
  readonly refused: number;
  readonly reason: Phrase | null;
  /** Why it stopped. */
  readonly failure: Phrase | null;
};

/** Puts the rest into the queue of jobs, in the transaction that begins it. */
export type GoOn = (tx: RecordTx, merge: string) => Promise<void>;

const atOnce = 500;

/**
 * Begins to move all that was added at some places, of which a first part goes at once.
 * @param restored the records that they may go with
 * @param stays records that stay with the winner all the same
 * @returns whether more is to go in the background
 * @throws notAllowed for a key that is kept within a role: the work has all rights of its member
 */
export async function beginAlong(
  tx: RecordTx,
  entry: MergeEntry,
  all: readonly AllAlong[],
  {
    restored,
    stays,
    goOn,
  }: { readonly restored: readonly string[]; readonly stays: readonly string[]; readonly goOn: GoOn },
): Promise<boolean> {
  const object = tx.schema.objects.get(entry.object);
  if (all.length === 0 || !object) return false;
  const by = mover(tx);
  const { workspace, now } = tx.context;
  for (const one of all) {
    const { field } = turnablePlace(tx, object, one);
    if (!restored.includes(one.to)) throw malformedRequest({ reason: notParting }, { field: 'to' });
    await tx.rows(sql`insert into merge_along (workspace_id, merge_id, field_id, to_id, by_id, until, stays)
      values (${workspace}, ${entry.id}::uuid, ${field.id}, ${one.to}::uuid, ${by}::uuid, ${now()}, ${stays}::uuid[])
      on conflict do nothing`);
  }
  for (let looked = 0; looked < atOnce;) {
    const more = await moveSome(tx, entry.id);
    if (more === undefined) return false;
    looked += more;
  }
  await goOn(tx, entry.id);
  return true;
}

function mover(tx: RecordTx): string {
  const { actor } = tx.context;
  const by = actorMemberId(actor);
  if (!by || (actor.kind === 'member' && actor.keyRoleId !== undefined)) throw notAllowed();
  return by;
}

type Row = {
  readonly field: string;
  readonly to: string;
  readonly until: Date;
  readonly stays: readonly string[];
  readonly place: string | null;
};

/**
 * Moves the next of them by ordinary writes, with the actor's rights; what is refused stays. The place reached is kept with it,
 * so that one that was cut off goes on where it stopped.
 * @returns how many were looked at; undefined where nothing is left to move
 */
async function moveSome(tx: RecordTx, merge: string): Promise<number | undefined> {
  const own = sql`workspace_id = ${tx.context.workspace} and merge_id = ${merge}::uuid`;
  const [row] =
    await tx.rows<Row>(sql`select field_id as field, to_id as "to", until, stays, place from merge_along
    where ${own} and state = 'moving' order by field_id limit 1 for update`);
  const entry = row && (await readMerge(tx, merge));
  const object = entry && tx.schema.objects.get(entry.object);
  if (!row || !object) return undefined;
  const place = turnablePlaces(tx, object).find(({ field }) => field.id === row.field);
  if (!place) throw notAllowed();
  // Whom it was to go with may have gone again, into the same winner or to the bin: then it stays.
  const isThere = (await visibleIds(tx, object.name, [row.to])).has(row.to);
  const { until, stays: but } = row;
  const after = row.place ?? undefined;
  const found = isThere ? await addedTo(tx, place, entry, atOnce, { after, until, but }) : [];
  const last = found.at(-1);
  const at = sql`${own} and field_id = ${row.field}`;
  if (!last) {
    await tx.rows(sql`update merge_along set state = 'moved' where ${at}`);
    return 0;
  }
  const ids = found.map(({ id }) => id);
  const locked = await lockRows(tx, place.object, ids, 'update');
  const { name } = place.field;
  const { written, leftOut } = await writeEntries(
    tx,
    place.object,
    ids.flatMap((id, at) => {
      const value = turned(locked.get(id)?.values[name], entry.winner, row.to);
      return value === undefined ? [] : [{ row: at, id, values: { [name]: value } }];
    }),
  );
  const reason = leftOut[0] ? JSON.stringify(leftOut[0].reason) : null;
  await tx.rows(sql`update merge_along set place = ${placeAfter(place, last)}, moved = moved + ${written},
      refused = refused + ${leftOut.length}, reason = coalesce(reason, ${reason}::jsonb) where ${at}`);
  return found.length;
}

const idOf = (link: unknown): unknown =>
  typeof link === 'object' && link !== null && 'id' in link ? link.id : link;

/** The value of a link that leads to another record now; undefined where it did not lead to the winner. */
export function turned(value: unknown, winner: string, to: string): unknown {
  if (Array.isArray(value)) {
    const ids = (value as unknown[]).map(idOf);
    return ids.includes(winner) ? [...new Set(ids.map((id) => (id === winner ? to : id)))] : undefined;
  }
  return idOf(value) === winner ? to : undefined;
}

/** Moves what is left, some records a transaction, until nothing is or somebody aborts it. */
export async function runAlong(
  engine: RecordEngine,
  context: Context,
  merge: string,
  signal?: AbortSignal,
): Promise<void> {
  const some = () => engine.transact(context, (tx) => moveSome(tx, merge), { timeoutMs: 30_000 });
  while ((await patiently(some, signal)) !== undefined) signal?.throwIfAborted();
}

/** Who asked for it, while something is left to move. */
export const alongMember = (
  engine: RecordEngine,
  context: Context,
  merge: string,
): Promise<string | undefined> =>
  engine.transact(context, async (tx) => {
    const [row] = await tx.rows<{ by: string }>(sql`select by_id as by from merge_along
      where workspace_id = ${tx.context.workspace} and merge_id = ${merge}::uuid and state = 'moving' limit 1`);
    return row?.by;
  });

/** Says why it stopped: what went is in place, and who sets it going again goes on from there. */
export const failAlong = (
  engine: RecordEngine,
  context: Context,
  merge: string,
  failure: Phrase,
): Promise<unknown> =>
  engine.transact(context, (tx) =>
    tx.rows(sql`update merge_along set state = 'failed', failure = ${JSON.stringify(failure)}::jsonb
      where workspace_id = ${tx.context.workspace} and merge_id = ${merge}::uuid and state = 'moving'`),
  );

/** How far it is; undefined where nothing was asked for. @throws mergeNotFound, notAllowed */
export async function readAlong(tx: RecordTx, merge: string): Promise<Along | undefined> {
  const entry = await readMerge(tx, merge);
  const object = entry && tx.schema.objects.get(entry.object);
  if (!object) throw mergeNotFound();
  checkMayMerge(tx, object);
  if (!(await visibleIds(tx, object.name, [entry.winner])).has(entry.winner)) throw mergeNotFound();
  const [sum] = await tx.rows<Omit<Along, 'object' | 'winner'>>(sql`
    select case when bool_or(state = 'failed') then 'failed' when bool_or(state = 'moving') then 'moving' else 'moved' end as state,
      sum(moved)::int as moved, sum(refused)::int as refused,
      (array_agg(reason) filter (where reason is not null))[1] as reason,
      (array_agg(failure) filter (where state = 'failed'))[1] as failure
    from merge_along where workspace_id = ${tx.context.workspace} and merge_id = ${entry.id}::uuid having count(*) > 0`);
  return sum && { object: object.name, winner: entry.winner, ...sum };
}

/** Sets it going again where it stopped, with the rights of who asks. Asking twice does it once. @throws mergeNotFound, notAllowed */
export async function goOnAlong(tx: RecordTx, merge: string, goOn: GoOn): Promise<Along | undefined> {
  await readAlong(tx, merge);
  const by = mover(tx);
  const begun = await tx.rows(sql`update merge_along set state = 'moving', by_id = ${by}::uuid, failure = null
      where workspace_id = ${tx.context.workspace} and merge_id = ${merge}::uuid and state = 'failed' returning field_id`);
  if (begun.length > 0) await goOn(tx, merge);
  return readAlong(tx, merge);
}

const notParting = {
  fa: 'تنها با رکوردی می‌رود که اکنون جدا می‌شود.',
  en: 'It can go with a record that parts now alone.',
};
