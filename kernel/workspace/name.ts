import type { WorkspaceId } from '../context/context.ts';
import type { Door } from '../database/database.ts';
import { sql } from '../database/sql.ts';

/** What a workspace is called, for letters, papers and pages of those who are not in it. */
export async function workspaceName(door: Door, workspace: WorkspaceId): Promise<string> {
  const [row] = await door.rows<{ name: string }>(sql`select name from workspace where id = ${workspace}`);
  return row?.name ?? '';
}
