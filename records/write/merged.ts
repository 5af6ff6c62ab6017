import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import { parseId } from '#kernel/id.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import { mergedAway } from '../problems.ts';
import { titlesOf, visibleIds } from '../query/titles.ts';
import type { RecordTx } from '../records.ts';

/** Into which record each of these went by a merge that still stands; a winner that was merged in turn is followed. */
export async function winnersOf(tx: RecordTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { workspace } = tx.context;
  const rows = await tx.rows<{ start: string; winner: string; depth: number }>(sql`
    with recursive way as (
      select l.record_id as start, m.winner_id as winner, 1 as depth from merge_loser as l
      join merge as m on m.workspace_id = l.workspace_id and m.id = l.merge_id and m.undone_at is null
      where l.workspace_id = ${workspace} and l.record_id = any(${ids}::uuid[])
      union all
      select way.start, m.winner_id, way.depth + 1 from way
      join merge_loser as l on l.workspace_id = ${workspace} and l.record_id = way.winner
      join merge as m on m.workspace_id = l.workspace_id and m.id = l.merge_id and m.undone_at is null
      where way.depth < 100
    )
    select distinct on (start) start, winner, depth from way order by start, depth desc`);
  return new Map(rows.map(({ start, winner }) => [start, winner]));
}

/**
 * Says where a record went that is looked for in vain.
 * @throws mergedAway where it was merged into another; the winner's id only to who sees the winner
 */
export async function tellIfMerged(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
): Promise<void> {
  const known = ids.flatMap((id) => parseId(id) ?? []);
  const [[loser, winner] = []] = await winnersOf(tx, known);
  if (!loser || !winner || !(await visibleIds(tx, object.name, [winner])).has(winner)) return;
  const title = (await titlesOf(tx, object.name, [winner])).get(winner) ?? '';
  throw mergedAway({ object: object.one, winner: title }, { more: { id: loser, mergedInto: winner } });
}

/** `true` for a row that is no part of a merge that still stands: what such a merge put into the bin waits there for its undoing. */
export const outsideMerges = (tx: RecordTx, id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql.join(
    ['merge_loser', 'merge_removal'].map(
      (table) => sql`not exists (select from ${sql.table(table)} as part
        join merge as m on m.workspace_id = part.workspace_id and m.id = part.merge_id and m.undone_at is null
        where part.workspace_id = ${tx.context.workspace} and part.record_id = ${id})`,
    ),
    sql` and `,
  );

/** Those that went into these records by merges that still stand. */
export async function losersOf(tx: RecordTx, winners: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`select l.record_id as id from merge as m
    join merge_loser as l on l.workspace_id = m.workspace_id and l.merge_id = m.id
    where m.workspace_id = ${tx.context.workspace} and m.winner_id = any(${winners}::uuid[]) and m.undone_at is null`);
  return rows.map(({ id }) => id);
}
