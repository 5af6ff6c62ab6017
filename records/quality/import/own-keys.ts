import { foldSearch } from '#persian/fold.ts';
import { sql } from '#kernel/database/sql.ts';
import type { RecordTx } from '../../records.ts';
import type { Analysis } from './analyse.ts';
import { calledKeys } from './key-names.ts';

/** A row's key in its own file, folded, and the record that became of it. */
export type OwnKey = { readonly key: string; readonly id: string };

/** Keeps which records became of rows, in the transaction of the rows. */
export async function keepKeys(tx: RecordTx, importId: string, keys: readonly OwnKey[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.rows(sql`insert into import_key (workspace_id, import_id, key, record_id)
    select ${tx.context.workspace}, ${importId}::uuid, g.key, g.id
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as g(key text, id uuid) on conflict do nothing`);
}

/** Records by the keys that an import's rows had in their file. One statement. */
export async function byOwnKey(
  tx: RecordTx,
  importId: string,
  texts: Iterable<string>,
): Promise<Map<string, string>> {
  const keys = [...new Set([...texts].map(foldSearch))].filter(Boolean);
  if (keys.length === 0) return new Map();
  const rows = await tx.rows<OwnKey>(sql`select key, record_id as id from import_key
    where workspace_id = ${tx.context.workspace} and import_id = ${importId}::uuid and key = any(${keys}::text[])`);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Once all files that came in together are through, nothing refers to the keys any more. */
export const forgetKeys = (tx: RecordTx, imports: readonly string[]): Promise<unknown> =>
  tx.rows(sql`delete from import_key
    where workspace_id = ${tx.context.workspace} and import_id = any(${imports}::uuid[])`);

/** The column that is called a key and tells the rows of a file apart. @param others columns that hold keys of other files */
export function likelyKey(
  { columns, rows }: Pick<Analysis, 'columns' | 'rows'>,
  others: ReadonlySet<number> = new Set(),
): number | undefined {
  return calledKeys(columns).find(
    ({ index, filled, distinct, unique = distinct === rows }) =>
      !others.has(index) && filled === rows && unique,
  )?.index;
}
