import type { WorkspaceId } from '#kernel/context/context.ts';
import type { Database, Door } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { readCatalogue } from './catalogue.ts';
import { leftBehind } from './tables.ts';

const rowsAtOnce = 5_000;

/**
 * Takes everything away of a workspace that nobody can enter any more: one that was half filled, or empty and replaced.
 * Contents of its files go with the next sweep.
 */
export async function removeWorkspace(database: Database, gone: WorkspaceId): Promise<void> {
  const ended = await database.asSystem(
    'whether a workspace is ended',
    (door) => door.rows(sql`select from workspace where id = ${gone} and deleted_at is not null`),
    { readOnly: true },
  );
  if (ended.length === 0) return;
  const catalogue = await database.asSystem('tables of a workspace', readCatalogue, { readOnly: true });
  for (const { name, later } of catalogue)
    if (later.length > 0)
      await inSteps(database, (door) =>
        door.rows(sql`with piece as (select ctid from ${sql.table(name)}
        where workspace_id = ${gone} and (${sql.join(
          later.map((column) => sql`${sql.ref(column)} is not null`),
          sql` or `,
        )}) limit ${rowsAtOnce})
        update ${sql.table(name)} as t set ${sql.join(later.map((column) => sql`${sql.ref(column)} = null`))}
        from piece where t.ctid = piece.ctid and t.workspace_id = ${gone} returning 1`),
      );
  for (const name of [...Object.keys(leftBehind), ...catalogue.map((table) => table.name).toReversed()])
    await inSteps(database, (door) =>
      door.rows(sql`with piece as (select tableoid as part, ctid from ${sql.table(name)} where workspace_id = ${gone} limit ${rowsAtOnce})
        delete from ${sql.table(name)} as t using piece
        where t.tableoid = piece.part and t.ctid = piece.ctid and t.workspace_id = ${gone} returning 1`),
    );
  await database.asSystem('the ways into a workspace that is gone', async (door) => {
    await door.rows(sql`update auth.session set workspace_id = null where workspace_id = ${gone}`);
    for (const table of ['membership', 'link', 'api_key'])
      await door.rows(sql`delete from ${sql.table(`auth.${table}`)} where workspace_id = ${gone}`);
    await door.rows(sql`delete from workspace where id = ${gone}`);
  });
}

async function inSteps(database: Database, step: (door: Door) => Promise<readonly unknown[]>): Promise<void> {
  for (let done = rowsAtOnce; done === rowsAtOnce;)
    done = (await database.asSystem('rows of a workspace that is gone', step)).length;
}
