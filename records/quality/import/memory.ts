import { foldSearch } from '#persian/fold.ts';
import { sql } from '#kernel/database/sql.ts';
import { titlesOf } from '../../query/titles.ts';
import type { RecordTx } from '../../records.ts';
import { decisionShape, type Decision, type Issue, type IssueCode } from './issues.ts';

/** Decisions of earlier imports of the same object: the same trouble with the same value is mended the same way. */
export type Memory = {
  recall(path: string, code: IssueCode, value: string): Decision | undefined;
};

/** All that is remembered for one object: a few thousand rows at most. */
export async function recallDecisions(tx: RecordTx, object: string): Promise<Memory> {
  const rows = await tx.rows<{ path: string; code: string; key: string; decision: unknown }>(
    sql`select path, code, key, decision from import_decision where workspace_id = ${tx.context.workspace} and object = ${object} limit 20000`,
  );
  const known = new Map(rows.map((row) => [`${row.code}|${row.path}|${row.key}`, row.decision]));
  return {
    recall: (path, code, value) => {
      const parsed = decisionShape.safeParse(known.get(`${code}|${path}|${foldSearch(value)}`));
      return parsed.success ? parsed.data : undefined;
    },
  };
}

/** Record ids that were chosen before and their names now: one that is gone, or out of sight, is chosen no more. */
export async function knownChoices(
  tx: RecordTx,
  memory: Memory,
  findings: readonly { readonly to: string; readonly path: string; readonly value: string }[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const [to, all] of Map.groupBy(findings, (one) => one.to)) {
    const ids = all.flatMap(({ path, value }) => {
      const decision = memory.recall(path, 'unknown-link', value);
      return decision?.action === 'use' && typeof decision.value === 'string' ? [decision.value] : [];
    });
    for (const [id, title] of await titlesOf(tx, to, [...new Set(ids)])) names.set(id, title);
  }
  return names;
}

/** Keeps what was decided about values; decisions about blanks and repeated keys belong to one file alone. */
export async function rememberDecisions(
  tx: RecordTx,
  object: string,
  decided: readonly { readonly issue: Pick<Issue, 'code' | 'path' | 'value'>; readonly decision: Decision }[],
): Promise<void> {
  const rows = decided
    .filter(
      ({ issue }) => issue.code === 'bad-value' || issue.code === 'unknown-link' || issue.code === 'similar',
    )
    .map(({ issue, decision }) => ({
      path: issue.path,
      code: issue.code,
      key: foldSearch(issue.value),
      decision,
    }));
  if (rows.length === 0) return;
  await tx.rows(sql`insert into import_decision (workspace_id, object, path, code, key, decision)
    select distinct on (g.path, g.code, g.key) ${tx.context.workspace}, ${object}, g.path, g.code, g.key, g.decision
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(path text, code text, key text, decision jsonb)
    on conflict (workspace_id, object, path, code, key) do update set decision = excluded.decision`);
}
