import type { Context } from '../context/context.ts';
import type { Door, Tx } from './database.ts';
import { workspaceGone } from './problems.ts';
import { sql } from './sql.ts';

/**
 * A system transaction as one of a workspace's own, for the few deeds that must change accounts and records as one. The
 * second wall does not stand here: only the statements' own `workspace_id` keeps workspaces apart.
 * @throws workspaceGone
 */
export async function txOver(door: Door, context: Context): Promise<Tx> {
  const [workspace] = await door.rows<Tx['workspace']>(
    sql`select schema_version as "schemaVersion", access_version as "accessVersion", settings
      from workspace where id = ${context.workspace} and deleted_at is null`,
  );
  if (!workspace) throw workspaceGone();
  return { ...door, context, workspace };
}
