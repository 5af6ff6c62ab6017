import { sql } from '#kernel/database/sql.ts';
import type { RecordTx } from '#records/records.ts';

/**
 * Runs a statement that joins years of moves with their deals. Right after a great import PostgreSQL has not yet counted
 * the rows, takes them for few, and would look through all deals for each move: it is kept from nesting where it can hash.
 */
export async function hashed<Row>(tx: RecordTx, statement: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  await tx.rows(sql`set local enable_nestloop = off`);
  const rows = await tx.rows<Row>(statement);
  await tx.rows(sql`set local enable_nestloop = on`);
  return rows;
}
