import { actorMemberId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { parseId } from '#kernel/id.ts';
import type { RecordTx } from '../../records.ts';
import type { Move } from './move.ts';

/** A joining record that went to the bin with a merge. */
export type Removal = { readonly object: string; readonly id: string };

/** What a merge did: enough to take it apart at any later time. `before` and `after` are keyed by the fields' ids. */
export type MergeEntry = {
  readonly id: string;
  readonly object: string;
  readonly winner: string;
  readonly at: Date;
  readonly by: string | null;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly undoneAt: Date | null;
  readonly losers: readonly string[];
};

export async function writeLedger(
  tx: RecordTx,
  entry: Pick<MergeEntry, 'id' | 'object' | 'winner' | 'before' | 'after' | 'losers'>,
  moves: readonly Move[],
  removals: readonly Removal[],
): Promise<void> {
  const { workspace, actor, now } = tx.context;
  const { id, object, winner, before, after, losers } = entry;
  await tx.rows(sql`insert into merge (workspace_id, id, object, winner_id, at, by_id, before, after)
    values (${workspace}, ${id}::uuid, ${object}, ${winner}::uuid, ${now()}, ${actorMemberId(actor) ?? null}::uuid,
      ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb)`);
  await tx.rows(sql`insert into merge_loser (workspace_id, merge_id, record_id)
    select ${workspace}, ${id}::uuid, loser from unnest(${losers}::uuid[]) as loser`);
  if (moves.length > 0)
    await tx.rows(sql`insert into merge_move (workspace_id, merge_id, field_id, record_id, loser_id, joined)
      select ${workspace}, ${id}::uuid, "fieldId", id, loser, joined
      from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m("fieldId" text, id uuid, loser uuid, joined boolean)`);
  if (removals.length > 0)
    await tx.rows(sql`insert into merge_removal (workspace_id, merge_id, object, record_id)
      select ${workspace}, ${id}::uuid, object, id
      from jsonb_to_recordset(${JSON.stringify(removals)}::jsonb) as r(object text, id uuid)`);
}

type Row = {
  id: string;
  object: string;
  winner_id: string;
  at: Date;
  by_id: string | null;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  undone_at: Date | null;
  losers: string[];
};

const columns = sql`m.id, m.object, m.winner_id, m.at, m.by_id, m.before, m.after, m.undone_at,
  (select array_agg(l.record_id::text order by l.record_id) from merge_loser as l
    where l.workspace_id = m.workspace_id and l.merge_id = m.id) as losers`;

const entryOf = (row: Row): MergeEntry => ({
  id: row.id,
  object: row.object,
  winner: row.winner_id,
  at: row.at,
  by: row.by_id,
  before: row.before,
  after: row.after,
  undoneAt: row.undone_at,
  losers: row.losers ?? [],
});

/** One merge; with `lock` nobody else takes it apart meanwhile. */
export async function readMerge(tx: RecordTx, id: string, lock = false): Promise<MergeEntry | undefined> {
  const known = parseId(id);
  if (!known) return undefined;
  const [row] = await tx.rows<Row>(sql`select ${columns} from merge as m
    where m.workspace_id = ${tx.context.workspace} and m.id = ${known}::uuid ${lock ? sql`for update of m` : sql``}`);
  return row && entryOf(row);
}

const mostListed = 200;

/** The merges that made a record what it is, the newest first. */
export async function mergesInto(tx: RecordTx, winner: string): Promise<MergeEntry[]> {
  const rows = await tx.rows<Row>(sql`select ${columns} from merge as m
    where m.workspace_id = ${tx.context.workspace} and m.winner_id = ${winner}::uuid and m.undone_at is null
    order by m.at desc, m.id desc limit ${mostListed}`);
  return rows.map(entryOf);
}

/** Merges of an object that nobody was asked about and that stand, the newest first. */
export async function mergesByRule(tx: RecordTx, object: string): Promise<MergeEntry[]> {
  const rows = await tx.rows<Row>(sql`select ${columns} from merge as m
    where m.workspace_id = ${tx.context.workspace} and m.object = ${object} and m.by_id is null and m.undone_at is null
    order by m.at desc, m.id desc limit ${mostListed}`);
  return rows.map(entryOf);
}

export async function movesOf(tx: RecordTx, id: string): Promise<Move[]> {
  return tx.rows<Move>(sql`select field_id as "fieldId", record_id as id, loser_id as loser, joined from merge_move
    where workspace_id = ${tx.context.workspace} and merge_id = ${id}::uuid order by record_id`);
}

export const removalsOf = (tx: RecordTx, id: string): Promise<Removal[]> =>
  tx.rows<Removal>(sql`select object, record_id as id from merge_removal
    where workspace_id = ${tx.context.workspace} and merge_id = ${id}::uuid order by record_id`);

export const markUndone = (tx: RecordTx, id: string): Promise<unknown> =>
  tx.rows(sql`update merge set undone_at = ${tx.context.now()}, undone_by = ${actorMemberId(tx.context.actor) ?? null}::uuid
    where workspace_id = ${tx.context.workspace} and id = ${id}::uuid`);

/** What the winner held before a later merge and after it, where that came from a merge that is taken apart now. */
export const rewriteLedger = (
  tx: RecordTx,
  id: string,
  { before, after }: Pick<MergeEntry, 'before' | 'after'>,
): Promise<unknown> =>
  tx.rows(sql`update merge set before = ${JSON.stringify(before)}::jsonb, after = ${JSON.stringify(after)}::jsonb
    where workspace_id = ${tx.context.workspace} and id = ${id}::uuid`);
