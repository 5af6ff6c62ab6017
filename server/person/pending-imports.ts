import type { Context } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { keepFile, releaseFile } from '#kernel/files/quota.ts';
import { parseFileKey, type FileKey, type StoredFile } from '#kernel/files/store.ts';
import { enqueue } from '#kernel/jobs/enqueue.ts';
import type { Analysis } from '#records/quality/import/analyse.ts';
import type { CheckResult } from '#records/quality/import/check.ts';
import { doubtKey } from '#records/quality/import/rows-by-likeness.ts';
import type { Progress } from '#records/quality/import/object.ts';
import type { Decisions } from '#records/quality/import/resolve-links.ts';
import { withoutIssues } from '#records/quality/import/without-issues.ts';
import { withoutRows, type WithoutRows } from '#records/quality/import/without-rows.ts';
import type { RecordTx } from '#records/records.ts';
import { importJob } from '../jobs/import.ts';
import type { Parts } from '../parts.ts';
import { isRowOf, type Marks } from './own-rows.ts';

/** Imports that have still to write something of their files, or would have if they were set going again. */
const pending = sql`('uploaded', 'checking', 'checked', 'ready', 'running', 'paused', 'failed', 'cancelled')`;

/** A file of a pending import, written anew without somebody's rows. */
export type Copy = Pick<WithoutRows, 'numbers' | 'places' | 'layout'> & {
  readonly import: string;
  /** The content that it takes the place of. */
  readonly from: FileKey;
  readonly stored: StoredFile;
};

/**
 * Reads the files of imports that are not over, whatever their sizes, and writes those in which somebody has rows anew. Done
 * before the transaction that erases him, which may not last so long.
 */
export async function copiesWithout(
  { engine, files }: Pick<Parts, 'engine' | 'files'>,
  context: Context,
  marks: Marks,
): Promise<readonly Copy[]> {
  const { workspace } = context;
  const imports = await engine.transact(
    context,
    (tx) =>
      tx.rows<{ id: string; analysis: Analysis & { readonly file?: string } }>(
        sql`select id, analysis from import where workspace_id = ${workspace} and state in ${pending} order by id`,
      ),
    { readOnly: true },
  );
  const copies: Copy[] = [];
  for (const { id, analysis } of imports) {
    const from = parseFileKey(analysis.file ?? '');
    if (!from || (await files.size(workspace, from)) === undefined) continue;
    const found = await withoutRows(() => files.read(workspace, from), analysis, isRowOf(marks));
    if (!found) continue;
    // No bound: what is stored takes the place of something larger.
    const stored = await files.put(workspace, found.content(), Number.MAX_SAFE_INTEGER);
    copies.push({ ...found, import: id, from, stored });
  }
  return copies;
}

type ImportRow = {
  readonly state: string;
  readonly analysis: Analysis & { readonly file?: string };
  readonly findings: CheckResult | null;
  readonly decisions: Decisions | null;
  readonly progress: Progress | null;
};

/**
 * Puts the copies in the place of the files, and takes out what was shown and decided of his rows. A run goes on by a new job
 * where it had come to; a check is to be asked for again.
 * @returns the imports whose files were put in place: what has another file since was not looked through
 */
export async function putCopies(
  tx: RecordTx,
  copies: readonly Copy[],
  mentions: (text: string) => boolean,
): Promise<readonly string[]> {
  const put: string[] = [];
  for (const copy of copies) {
    // The run holds the same lock for each of its steps: none is under way while its file changes.
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${copy.import}, 0))`);
    const own = sql`workspace_id = ${tx.context.workspace} and id = ${copy.import}::uuid`;
    const [row] = await tx.rows<ImportRow>(
      sql`select state, analysis, findings, decisions, progress from import where ${own} for update`,
    );
    if (row?.analysis.file !== copy.from) continue;
    put.push(copy.import);
    await keepFile(tx, copy.stored, Number.MAX_SAFE_INTEGER);
    await releaseFile(tx, copy.from);
    const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`;
    const { analysis, findings: seen, decisions, progress } = withoutTraces(row, copy, mentions);
    const gone = new Set(copy.numbers);
    // A check that is under way, or was stopped, has told nothing yet of what it has found.
    const cards = await withoutIssues(
      tx,
      copy.import,
      seen?.cards ?? [],
      ({ count, rows, value, message, mend }) =>
        mentions(JSON.stringify([value, message, mend])) ||
        (rows.length === count && rows.every((one) => gone.has(one))),
    );
    const findings = seen && { ...seen, cards };
    await tx.rows(sql`update import set analysis = ${json(analysis)}, findings = ${json(findings)},
        decisions = ${json(decisions)}, progress = ${json(progress)}, checking = null,
        state = case state when 'checking' then 'uploaded' else state end, version = version + 1
      where ${own}`);
    await tx.rows(sql`delete from import_left_out where workspace_id = ${tx.context.workspace}
      and import_id = ${copy.import}::uuid and row = any(${copy.numbers}::integer[])`);
    if (row.state === 'running') await enqueue(tx, importJob, [{ import: copy.import }]);
  }
  return put;
}

/** What an import tells of a file whose rows went. */
function withoutTraces(
  { analysis, findings, decisions, progress }: ImportRow,
  { numbers, places, layout, stored }: Copy,
  mentions: (text: string) => boolean,
): Omit<ImportRow, 'state'> {
  const doubts = new Set(numbers.map(doubtKey));
  const rows = places.length;
  const kept = (texts: readonly string[]): readonly string[] => texts.filter((text) => !mentions(text));
  return {
    analysis: {
      ...analysis,
      file: stored.key,
      // A content's key is the digest of its bytes.
      digest: stored.key,
      bytes: stored.bytes,
      layout,
      rows: analysis.rows - rows,
      columns: analysis.columns.map((column) => ({
        ...column,
        samples: kept(column.samples),
        ...(column.values ? { values: kept(column.values) } : {}),
      })),
    },
    findings: findings && {
      ...findings,
      rows: findings.rows - rows,
      judged: findings.judged - places.filter((place) => place <= findings.judged).length,
    },
    decisions:
      decisions &&
      Object.fromEntries(
        Object.entries(decisions).filter(
          ([key, decision]) => !doubts.has(key) && !mentions(key) && !mentions(JSON.stringify(decision)),
        ),
      ),
    progress: progress && {
      ...progress,
      rows: progress.rows - rows,
      done: progress.done - places.filter((place) => place <= progress.done).length,
    },
  };
}
