import type { Phrase } from '#persian/bilingual.ts';
import { actorMemberId, type Context } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { parseId } from '#kernel/id.ts';
import { notAllowed, notFound } from '#kernel/problems/common.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { scopeFor } from '../access/visible.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import { reachedInBin } from '../query/reached-in-bin.ts';
import { column, fromRows, ownRows, rowSet } from '../query/row-set.ts';
import type { RecordEngine, RecordTx } from '../records.ts';

const atOnce = 500;

/** Where many records that went in one deed stand. */
export type Deletion = {
  readonly id: string;
  readonly object: string;
  /** How many went; null to who may bring back some of them alone. */
  readonly count: number | null;
  readonly state: 'deleted' | 'restoring' | 'failed' | 'restored';
  /** How many of them this has brought back. */
  readonly restored: number;
  /** How many still lie in the bin once it has ended: those that are neither came back by themselves or were erased. */
  readonly stays: number | null;
  /** How many could not come back at the last try: they stay in the bin. */
  readonly refused: number;
  /** Why the first of those could not. */
  readonly reason: Phrase | null;
  /** Why bringing them back stopped. */
  readonly failure: Phrase | null;
};

type Row = Omit<Deletion, 'count' | 'stays'> & {
  readonly count: number;
  readonly at: Date;
  readonly by: string | null;
  readonly asker: string | null;
  readonly place: string | null;
};

/** A deed that the actor did himself, or of which something lies in the bin that he may bring back. @throws notFound */
export async function readDeletion(tx: RecordTx, id: string): Promise<Deletion> {
  const { row, object } = await seen(tx, id);
  const { at: _at, by, asker: _asker, place: _place, ...told } = row;
  if (!mayCount(tx, object, by)) return { ...told, count: null, stays: null };
  return { ...told, stays: row.state === 'restored' ? await countInBin(tx, object, row) : null };
}

/** How many went is told to who did it, and to who may bring back all of them. */
export const mayCount = ({ context }: RecordTx, object: ObjectDescriptor, by: string | null): boolean =>
  (by !== null && by === actorMemberId(context.actor)) || scopeFor(context.actor, object, 'remove') === 'all';

async function countInBin(tx: RecordTx, object: ObjectDescriptor, { at }: Row): Promise<number> {
  const rows = rowSet(tx, object);
  const [found] = await tx.rows<{ count: number }>(
    sql`select count(*)::int as count from ${fromRows(rows)}
      where ${ownRows(rows, true)} and ${column(rows, 'deleted_at')} = ${at}`,
  );
  return found?.count ?? 0;
}

/**
 * Sets the bringing back going, with the rights of who asks; what is done in part goes on. Asking twice does it once.
 * @throws notFound · notAllowed for a key that is kept within a role: the work has all rights of its member
 */
export async function bringBack(
  tx: RecordTx,
  id: string,
  enqueue: (tx: RecordTx, id: string) => Promise<void>,
): Promise<Deletion> {
  const { row } = await seen(tx, id);
  const { actor, workspace } = tx.context;
  const by = actorMemberId(actor);
  if (!by || (actor.kind === 'member' && actor.keyRoleId !== undefined)) throw notAllowed();
  // Whoever has it going lends it his rights to the end.
  const begun =
    await tx.rows(sql`update deletion set state = 'restoring', restored_by = ${by}::uuid, place = null,
      refused = 0, reason = null, failure = null
    where workspace_id = ${workspace} and id = ${row.id}::uuid and state <> 'restoring' returning id`);
  if (begun.length > 0) await enqueue(tx, row.id);
  return readDeletion(tx, id);
}

async function seen(
  tx: RecordTx,
  id: string,
): Promise<{ readonly row: Row; readonly object: ObjectDescriptor }> {
  const row = await find(tx, id);
  const object = row && tx.schema.objects.get(row.object);
  const { actor } = tx.context;
  if (!object || (['read', 'remove'] as const).some((reach) => scopeFor(actor, object, reach) === 'none'))
    throw notFound();
  const me = actorMemberId(actor);
  const isOwn = me !== undefined && (row.by === me || row.asker === me);
  if (!isOwn && (await idsOf(tx, object, { at: row.at, place: null }, 1)).length === 0) throw notFound();
  return { row, object };
}

async function find(tx: RecordTx, id: string): Promise<Row | undefined> {
  const known = parseId(id);
  if (!known) return undefined;
  const [row] =
    await tx.rows<Row>(sql`select id, object, at, by_id as by, count, state, restored_by as asker, place, restored,
      refused, reason, failure
    from deletion where workspace_id = ${tx.context.workspace} and id = ${known}::uuid`);
  return row;
}

/** The next of its records that still lie in the bin and the actor may bring back. */
async function idsOf(
  tx: RecordTx,
  object: ObjectDescriptor,
  { at, place }: Pick<Row, 'at' | 'place'>,
  most: number,
): Promise<readonly string[]> {
  const found = await tx.rows(
    reachedInBin<{ id: string }>(tx, object, most, 'asc', (rows) => {
      const [id, deleted] = [column(rows, 'id'), column(rows, 'deleted_at')];
      const behind = place === null ? sql`true` : sql`${id} > ${place}::uuid`;
      return { where: sql`${deleted} = ${at} and ${behind}`, list: sql`${id} as id, ${deleted} as at` };
    }),
  );
  return found.map((one) => one.id);
}

/** Who asked for it, while it is to go on. */
export const restoringMember = (
  engine: RecordEngine,
  context: Context,
  id: string,
): Promise<string | undefined> =>
  engine.transact(context, async (tx) => {
    const row = await find(tx, id);
    return row?.state === 'restoring' ? (row.asker ?? undefined) : undefined;
  });

/**
 * Brings back what went in one deed, some records a transaction; each tells with it how many came, and the place reached is
 * kept, so that a run that was cut off goes on where it stopped. A record that cannot come back stays, the others go on.
 */
export async function runBringBack(
  engine: RecordEngine,
  context: Context,
  id: string,
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const next = await engine.transact(context, async (tx) => {
      const row = await find(tx, id);
      const object = row && tx.schema.objects.get(row.object);
      return row?.state === 'restoring' && object
        ? { object: object.name, ids: await idsOf(tx, object, row, atOnce) }
        : undefined;
    });
    if (!next) return;
    const last = next.ids.at(-1);
    if (last === undefined) return tellEnd(engine, context, id, { state: 'restored' });
    await restoreSome(engine, context, id, next.object, next.ids);
    await engine.transact(context, (tx) =>
      tx.rows(sql`update deletion set place = ${last}::uuid
        where workspace_id = ${tx.context.workspace} and id = ${id}::uuid and state = 'restoring'`),
    );
  }
}

/** Says how it ended; what has ended already stays as it is. */
export const tellEnd = async (
  engine: RecordEngine,
  context: Context,
  id: string,
  end: { readonly state: 'restored' } | { readonly state: 'failed'; readonly failure: Phrase },
): Promise<void> => {
  const failure = end.state === 'failed' ? JSON.stringify(end.failure) : null;
  await engine.transact(context, (tx) =>
    tx.rows(sql`update deletion set state = ${end.state}, failure = ${failure}::jsonb
      where workspace_id = ${tx.context.workspace} and id = ${id}::uuid and state = 'restoring'`),
  );
};

/** All at once, or by halves where one of them is refused. */
async function restoreSome(
  engine: RecordEngine,
  context: Context,
  id: string,
  objectName: string,
  ids: readonly string[],
): Promise<void> {
  try {
    await engine.transact(
      context,
      async (tx) => {
        await tx.recordsOf(objectName).restore(ids);
        tx.later(sql`update deletion set restored = restored + ${ids.length}
          where workspace_id = ${tx.context.workspace} and id = ${id}::uuid`);
      },
      { timeoutMs: 30_000 },
    );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const [only = ''] = ids;
    if (ids.length === 1) return keepRefused(engine, context, id, { record: only, problem: error });
    const half = Math.ceil(ids.length / 2);
    await restoreSome(engine, context, id, objectName, ids.slice(0, half));
    await restoreSome(engine, context, id, objectName, ids.slice(half));
  }
}

/** What came back or was erased meanwhile is not refused. Halves go in the order of ids: what is counted lies behind. */
const keepRefused = async (
  engine: RecordEngine,
  context: Context,
  id: string,
  { record, problem }: { readonly record: string; readonly problem: Problem },
): Promise<void> => {
  if (problem.slug === 'record-not-found') return;
  await engine.transact(context, (tx) =>
    tx.rows(sql`update deletion set refused = refused + 1, place = ${record}::uuid,
        reason = coalesce(reason, ${JSON.stringify(problem.detail)}::jsonb)
      where workspace_id = ${tx.context.workspace} and id = ${id}::uuid`),
  );
};
