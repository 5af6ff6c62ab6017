import { sql } from '#kernel/database/sql.ts';
import type { Phrase } from '#persian/bilingual.ts';
import type { RecordTx } from '../../records.ts';
import type { LeftOut } from './write-rows.ts';

/** Keeps which rows a chunk left out, in the transaction of the chunk. */
export async function keepLeftOut(tx: RecordTx, id: string, rows: readonly LeftOut[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.rows(sql`insert into import_left_out (workspace_id, import_id, row, reason)
    select ${tx.context.workspace}, ${id}::uuid, g.row, g.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(row integer, reason jsonb)
    on conflict do nothing`);
}

/** The rows that an import left out, in the order of the file, after the one named. */
export const readLeftOut = (tx: RecordTx, id: string, after: number, limit: number): Promise<LeftOut[]> =>
  tx.rows<{ row: number; reason: Phrase }>(sql`select row, reason from import_left_out
    where workspace_id = ${tx.context.workspace} and import_id = ${id}::uuid and row > ${after}
    order by row limit ${limit}`);
