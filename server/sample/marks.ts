import { sql } from '#kernel/database/sql.ts';
import type { RecordTx } from '#records/records.ts';

/** Marks records as sample data. */
export async function markSample(tx: RecordTx, object: string, ids: readonly string[]): Promise<void> {
  await tx.rows(sql`insert into sample_record (workspace_id, object, record_id)
    select ${tx.context.workspace}, ${object}, unnest(${ids}::uuid[])`);
}

/** Ids of the sample records by object, in the bin or not. */
export async function sampleRecords(tx: RecordTx): Promise<Map<string, Set<string>>> {
  const rows = await tx.rows<{
    object: string;
    record_id: string;
  }>(sql`select object, record_id from sample_record
    where workspace_id = ${tx.context.workspace}`);
  const found = new Map<string, Set<string>>();
  for (const { object, record_id: id } of rows) {
    const ids = found.get(object) ?? new Set<string>();
    found.set(object, ids.add(id));
  }
  return found;
}

/** Whether the workspace holds sample data: for the button that removes them. */
export async function hasSampleData(tx: RecordTx): Promise<boolean> {
  const rows = await tx.rows(
    sql`select from sample_record where workspace_id = ${tx.context.workspace} limit 1`,
  );
  return rows.length > 0;
}

export async function forgetMarks(tx: RecordTx): Promise<void> {
  await tx.rows(sql`delete from sample_record where workspace_id = ${tx.context.workspace}`);
}
