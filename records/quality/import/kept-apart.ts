import { sql } from '#kernel/database/sql.ts';
import type { RecordTx } from '../../records.ts';
import { byLikeness } from './by-likeness.ts';
import type { Joined } from './joined.ts';
import type { Plan } from './plan.ts';
import type { Decisions } from './resolve-links.ts';
import { sameRowKey } from './rule-keys.ts';

/** Keeps which rows a check found to be one with earlier ones; those that cannot be kept apart are not asked about again. */
export async function keepSame(tx: RecordTx, importId: string, joins: readonly Joined[]): Promise<void> {
  const free = joins
    .filter(({ bound }) => bound === undefined)
    .map((one) => ({ row: one.row, with: one.with }));
  if (free.length === 0) return;
  await tx.rows(sql`insert into import_same (workspace_id, import_id, row, with_row)
    select ${tx.context.workspace}, ${importId}::uuid, g.row, g.with
    from jsonb_to_recordset(${JSON.stringify(free)}::jsonb) as g(row integer, "with" integer)
    on conflict (workspace_id, import_id, row) do update set with_row = excluded.with_row`);
}

/** What an earlier check found counts no more. */
export const forgetSame = (tx: RecordTx, importId: string): Promise<unknown> =>
  tx.rows(
    sql`delete from import_same where workspace_id = ${tx.context.workspace} and import_id = ${importId}::uuid`,
  );

const nothing: ReadonlySet<number> = new Set();

/** Which of these rows become records of their own, though they are surely one with an earlier row: it was so decided. */
export async function apartRows(
  tx: RecordTx,
  importId: string,
  { match }: Pick<Plan, 'match'>,
  decisions: Decisions,
  rows: readonly number[],
): Promise<ReadonlySet<number>> {
  if (match?.by !== byLikeness || rows.length === 0) return nothing;
  const decided = firstsDecided(decisions, match.apart ? 'keep' : 'apart');
  if (!match.apart && decided.length === 0) return nothing;
  const chosen = match.apart
    ? sql`with_row <> all(${decided}::integer[])`
    : sql`with_row = any(${decided}::integer[])`;
  const found = await tx.rows<{ row: number }>(sql`select row from import_same
    where workspace_id = ${tx.context.workspace} and import_id = ${importId}::uuid and row = any(${rows}::integer[]) and ${chosen}`);
  return new Set(found.map(({ row }) => row));
}

/** The first rows of the groups of which so much was decided. */
const firstsDecided = (decisions: Decisions, action: 'keep' | 'apart'): readonly number[] =>
  Object.entries(decisions).flatMap(([key, decision]) => {
    const first = key.startsWith(sameRowKey()) ? Number(key.slice(sameRowKey().length)) : 0;
    return decision.action === action && first > 0 ? [first] : [];
  });
