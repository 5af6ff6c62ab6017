import { sql } from '../database/sql.ts';
import type { Tx } from '../database/database.ts';

/** What the workspace is called. */
export async function workspaceName(tx: Tx): Promise<string> {
  const [row] = await tx.rows<{ name: string }>(
    sql`select name from workspace where id = ${tx.context.workspace}`,
  );
  return row?.name ?? '';
}
