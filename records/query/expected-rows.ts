import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { RecordTx } from '../records.ts';

/** How many rows the planner expects of a statement, from what it remembers of the table: about a millisecond. */
export async function expectedRows(tx: RecordTx, statement: RawBuilder<unknown>): Promise<number> {
  const [row] = await tx.rows<{ 'QUERY PLAN': readonly [{ Plan: { 'Plan Rows': number } }] }>(
    sql`explain (format json) ${statement}`,
  );
  return row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}
