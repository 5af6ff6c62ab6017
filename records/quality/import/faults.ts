import { beginning } from '#persian/beginning.ts';
import type { Phrase } from '#persian/bilingual.ts';
import { sql } from '#kernel/database/sql.ts';
import type { RecordTx } from '../../records.ts';
import type { IssueCode } from './issues.ts';
import { mostRowsShown, type Mend } from './make-issue.ts';

/** What a check found to decide about one value, as the database keeps it. */
export type Fault = {
  /** Decisions are kept under it. */
  readonly key: string;
  readonly code: IssueCode;
  readonly path: string;
  readonly card: string;
  readonly value: string;
  readonly count: number;
  readonly rows: readonly number[];
  /** What is said of it, where its code, its field and its value do not tell. */
  readonly message: Phrase | null;
  readonly meant: string | null;
  readonly tied: number;
  /** Null where it goes as is usual. */
  readonly mend: Mend | null;
};

const mostLetters = 1_000;
const atOnce = 5_000;

/** Adds to what was found before: what stands there already is counted on. */
export async function keepFaults(tx: RecordTx, importId: string, faults: readonly Fault[]): Promise<void> {
  const byKey = new Map<string, Fault>();
  for (const fault of faults) {
    const known = byKey.get(fault.key);
    byKey.set(fault.key, known ? together(known, fault) : fault);
  }
  const all = [...byKey.values()].map((one) => ({ ...one, value: beginning(one.value, mostLetters) }));
  for (let at = 0; at < all.length; at += atOnce)
    await tx.rows(sql`insert into import_issue
        (workspace_id, import_id, key, code, path, card, value, count, rows, message, meant, tied, mend)
      select ${tx.context.workspace}, ${importId}::uuid, g.key, g.code, g.path, g.card, g.value, g.count, g.rows, g.message,
        g.meant, g.tied, g.mend
      from jsonb_to_recordset(${JSON.stringify(all.slice(at, at + atOnce))}::jsonb) as g(key text, code text, path text,
        card text, value text, count integer, rows integer[], message jsonb, meant text, tied integer, mend jsonb)
      on conflict (workspace_id, import_id, key) do update set
        count = import_issue.count + excluded.count, tied = import_issue.tied + excluded.tied,
        rows = (import_issue.rows || excluded.rows)[1:${sql.lit(mostRowsShown)}],
        message = coalesce(import_issue.message, excluded.message)`);
}

const together = (one: Fault, other: Fault): Fault => ({
  ...one,
  count: one.count + other.count,
  tied: one.tied + other.tied,
  rows: [...one.rows, ...other.rows].slice(0, mostRowsShown),
  message: one.message ?? other.message,
});

export const faultColumns = sql`key, code, path, card, value, count, rows, message, meant, tied, mend`;

export const faultsOf = (tx: RecordTx, importId: string) =>
  sql`workspace_id = ${tx.context.workspace} and import_id = ${importId}::uuid`;

/** A page of what stands in one card, the commonest first. `from` counts from 0. */
export const readFaults = (
  tx: RecordTx,
  importId: string,
  card: string,
  from: number,
  limit: number,
): Promise<(Fault & { readonly place: number })[]> =>
  tx.rows(sql`select ${faultColumns}, place from import_issue where ${faultsOf(tx, importId)} and card = ${card}
    and place > ${from} and place <= ${from + limit} order by place`);

/** What goes otherwise than is usual for its kind, but for doubts about whole rows: a few hundred of each field. */
export const mendedFaults = (
  tx: RecordTx,
  importIds: readonly string[],
): Promise<(Fault & { import: string })[]> =>
  tx.rows(sql`select import_id as import, ${faultColumns} from import_issue where workspace_id = ${tx.context.workspace}
    and import_id = any(${importIds}::uuid[]) and mend is not null and code <> 'maybe-known'`);

/** Those of these keys that there are. */
export const faultsNamed = (tx: RecordTx, importId: string, keys: readonly string[]): Promise<Fault[]> =>
  tx.rows(
    sql`select ${faultColumns} from import_issue where ${faultsOf(tx, importId)} and key = any(${keys}::text[])`,
  );

/** Gives each its place in its card. By physical places: joined by key, without statistics of the new rows, it was their square. */
export const placeFaults = (tx: RecordTx, importId: string): Promise<unknown> =>
  tx.rows(sql`update import_issue as i set place = n.place from (
      select ctid, row_number() over (partition by card order by count desc, rows[1], key) as place
      from import_issue where ${faultsOf(tx, importId)}) as n
    where i.workspace_id = ${tx.context.workspace} and i.ctid = n.ctid and i.place is distinct from n.place`);
