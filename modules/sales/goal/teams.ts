import { sql } from '#kernel/database/sql.ts';
import { member, team } from '#records/access/objects.ts';
import { readable } from '#records/query/readable.ts';
import type { RecordTx } from '#records/records.ts';

/** Who belongs to a team or to one below it; two statements for all teams. */
export async function readTeams(tx: RecordTx): Promise<(id: string) => readonly string[]> {
  const system = tx.bySystem('who belongs to which team');
  const members = await system.rows<{ id: string; team: string | null }>(
    sql`select m.id, m.team from ${readable(system, member, ['team'])} as m where m.team is not null`,
  );
  const teams = await system.rows<{ id: string; parent: string | null }>(
    sql`select t.id, t.parent from ${readable(system, team, ['parent'])} as t`,
  );
  return (id) => {
    const found = [id];
    for (const one of found)
      for (const { id: below, parent } of teams)
        if (parent === one && !found.includes(below)) found.push(below);
    return members.filter((one) => one.team !== null && found.includes(one.team)).map((one) => one.id);
  };
}
