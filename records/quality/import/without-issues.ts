import { sql } from '#kernel/database/sql.ts';
import type { RecordTx } from '../../records.ts';
import { faultColumns, faultsOf, placeFaults, type Fault } from './faults.ts';
import type { IssueCard } from './issues.ts';

const atOnce = 5_000;

type Sums = {
  readonly card: string;
  readonly values: number;
  readonly rows: number;
  readonly usual: number;
  readonly skipped: number;
};

/**
 * Takes issues out of what a check found, wherever they stand.
 * @param cards as the check told of them
 * @returns the cards without them
 */
export async function withoutIssues(
  tx: RecordTx,
  importId: string,
  cards: readonly IssueCard[],
  isGone: (fault: Fault) => boolean,
): Promise<readonly IssueCard[]> {
  const before = new Map((await sums(tx, importId)).map((one) => [one.card, one]));
  for (let last = '', met = atOnce; met === atOnce;) {
    const page = await tx.rows<Fault>(sql`select ${faultColumns} from import_issue
      where ${faultsOf(tx, importId)} and key > ${last} order by key limit ${atOnce}`);
    const gone = page.filter(isGone).map(({ key }) => key);
    if (gone.length > 0)
      await tx.rows(
        sql`delete from import_issue where ${faultsOf(tx, importId)} and key = any(${gone}::text[])`,
      );
    met = page.length;
    last = page.at(-1)?.key ?? '';
  }
  await placeFaults(tx, importId);
  const after = new Map((await sums(tx, importId)).map((one) => [one.card, one]));
  return cards.flatMap((card): IssueCard[] => {
    const now = after.get(card.card);
    if (!now) return [];
    // What goes as is usual goes alike in all of a card.
    const usualSkips = card.skipped > (before.get(card.card)?.skipped ?? 0);
    const skipped = now.skipped + (usualSkips ? now.usual : 0);
    return [{ ...card, values: now.values, rows: now.rows, skipped }];
  });
}

const sums = (tx: RecordTx, importId: string): Promise<Sums[]> =>
  tx.rows(sql`select card, count(*)::integer as values, sum(count)::integer as rows,
      coalesce(sum(count) filter (where mend is null and meant is null), 0)::integer as usual,
      coalesce(sum(count) filter (where mend -> 'suggested' ->> 'action' = 'skip'), 0)::integer as skipped
    from import_issue where ${faultsOf(tx, importId)} group by card`);
