import { foldSearch } from '#persian/fold.ts';
import { sql } from '#kernel/database/sql.ts';
import { releaseFile } from '#kernel/files/quota.ts';
import { parseFileKey } from '#kernel/files/store.ts';
import type { RecordTx } from '#records/records.ts';
import type { RecordSet } from '#records/write/links-in.ts';

/**
 * Imports that read their files no more, whose rows are no longer looked at but to be taken back. One that stopped, or was ended,
 * may go on with the rest of its file where that has no row of his any more.
 */
const over = (rewritten: readonly string[]) =>
  sql`(i.state in ('done', 'undone', 'undoing') or (i.state in ('failed', 'cancelled')
    and (i.undo is not null or i.id <> all(${rewritten}::uuid[]))))`;

/**
 * Files of imports that are over, in which a person came in or may stand, with what was shown of them and decided about his
 * values. Rows that changed nothing leave no line in the log: a file of such records that had any goes as well.
 * @param his records that go with him, and those that stay without his name
 * @param values telephones, mailboxes and other texts that were his
 * @param rewritten imports whose files were written anew without his rows
 */
export async function forgetImports(
  tx: RecordTx,
  his: readonly RecordSet[],
  values: readonly string[],
  rewritten: readonly string[],
): Promise<void> {
  const { workspace } = tx.context;
  const ids = his.flatMap((set) => [...set.values()].flatMap((some) => [...some]));
  const objects = [...new Set(his.flatMap((set) => [...set.keys()]))];
  const imports = await tx.rows<{ id: string; file: string | null }>(sql`
    select i.id, i.analysis ->> 'file' as file from import as i
    where i.workspace_id = ${workspace} and ${over(rewritten)} and (
      i.id in (
        select (e.cause ->> 'id')::uuid from event as e where e.workspace_id = ${workspace}
          and e.record_id = any(${ids}::uuid[]) and e.object = any(${objects}::text[]) and e.cause ->> 'kind' = 'import')
      or (i.plan ->> 'object' = any(${objects}::text[])
        and coalesce((i.progress ->> 'unchanged')::integer, 0) + coalesce((i.progress ->> 'skipped')::integer, 0) > 0))`);
  for (const { file } of imports) {
    const key = file === null ? undefined : parseFileKey(file);
    if (key) await releaseFile(tx, key);
  }
  const found = imports.map(({ id }) => id);
  await tx.rows(sql`update import set findings = null, decisions = null,
      analysis = (analysis - 'file' - 'guesses' - 'damage') || jsonb_build_object('columns',
      (select coalesce(jsonb_agg((c - 'values') || '{"samples": []}'), '[]') from jsonb_array_elements(analysis -> 'columns') as c))
    where workspace_id = ${workspace} and id = any(${found}::uuid[])`);
  await tx.rows(
    sql`delete from import_left_out where workspace_id = ${workspace} and import_id = any(${found}::uuid[])`,
  );
  await tx.rows(
    sql`delete from import_issue where workspace_id = ${workspace} and import_id = any(${found}::uuid[])`,
  );
  await tx.rows(
    sql`delete from import_decision where workspace_id = ${workspace}
      and peyvand_fold_v1(key) in (select peyvand_fold_v1(one) from unnest(${values}::text[]) as one)`,
  );
}

const leastLetters = 4;
const ownDigits = 10;

/** Whether a text holds any of these values. */
export function mentioning(values: readonly string[]): (text: string) => boolean {
  const patterns = patternsOf(values).map((pattern) => new RegExp(pattern));
  return (text) => {
    const folded = foldSearch(text);
    return patterns.some((pattern) => pattern.test(folded));
  };
}

/** Regular expressions over folded text: a telephone by its last digits, however they are spaced. */
function patternsOf(values: readonly string[]): string[] {
  return values.flatMap((value) => {
    const folded = foldSearch(value);
    const digits = folded.replaceAll(/\D/g, '');
    if (/^\+?[\d\s()-]+$/.test(folded) && digits.length >= ownDigits)
      return [Array.from(digits.slice(-ownDigits)).join('[^0-9]{0,2}')];
    return folded.length < leastLetters ? [] : [folded.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')];
  });
}
