import type { Context } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import type { RecordEngine, RecordTx } from '../records.ts';

/** The number of the transaction, for who waits until all that began before it have ended. */
export async function currentTransaction(tx: RecordTx): Promise<string> {
  const [row] = await tx.rows<{ id: string }>(sql`select pg_current_xact_id()::text as id`);
  return row?.id ?? '0';
}

const longestWaitMs = 30_000;

/** Waits for writers that began before a change of the schema and go by the old one. @throws where one stays open too long */
export async function untilOlderEnd(
  engine: RecordEngine,
  context: Context,
  transaction: string,
): Promise<void> {
  for (let waited = 0; waited <= longestWaitMs; waited += 50) {
    const [row] = await engine.transact(context, (tx) =>
      tx.rows<{ ended: boolean }>(
        sql`select pg_snapshot_xmin(pg_current_snapshot()) > ${transaction}::xid8 as ended`,
      ),
    );
    if (row?.ended) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Another transaction stays open; try again later');
}
