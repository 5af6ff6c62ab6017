import { sql } from '#kernel/database/sql.ts';
import type { Linked } from '#records/define/declare.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { Decided, Held, Outcome, Reason, Spans, Sums } from '../contract/reports.ts';
import { deal } from '../deal/object.ts';
import { dealRows, seesAmounts, withSum } from './amounts.ts';
import { conditions, within, type View } from './view.ts';

type Row = { span: string; status: string; currency: string | null; count: number; value: string | null };

const spanNames = ['now', 'before', 'lastYear'] as const;

/** Won and lost in the period, in the one before and in the same of last year: one statement. */
export async function readOutcome(tx: RecordTx, view: View): Promise<Outcome> {
  const parts = spanNames.map(
    (
      name,
    ) => sql`select ${sql.lit(name)} as span, d.status, d."amountCurrency" as currency, count(*) as count, sum(d.amount) as value
      from ${dealRows(tx, ['status'], decided(view, name, ['won', 'lost']))} as d group by 2, 3`,
  );
  const rows = await tx.rows<Row>(sql.join(parts, sql` union all `));
  const held = (span: keyof Spans, status: string): Held => {
    const mine = rows.filter((row) => row.span === span && row.status === status);
    return {
      count: mine.reduce((sum, { count }) => sum + count, 0),
      value: mine.reduce<Sums>(withSum, []),
      rows: decided(view, span, [status]),
    };
  };
  const outcomeOf = (span: keyof Spans): Decided => {
    const [won, lost] = [held(span, 'won'), held(span, 'lost')];
    const all = won.count + lost.count;
    return { won, lost, winRate: all === 0 ? null : won.count / all };
  };
  return { now: outcomeOf('now'), before: outcomeOf('before'), lastYear: outcomeOf('lastYear') };
}

export const decided = (
  view: View,
  span: keyof Spans,
  statuses: readonly string[],
  more: readonly Filter[] = [],
): Filter => ({
  and: [
    ...conditions(view),
    { field: 'status', op: 'in', value: statuses },
    ...within('closedOn', view.spans[span]),
    ...more,
  ],
});

/** The commonest first. */
export async function readReasons(tx: RecordTx, view: View): Promise<readonly Reason[]> {
  const groups = await tx.records(deal).groups({
    filter: decided(view, 'now', ['lost']),
    by: ['lossReason'],
    measures: sums(tx),
  });
  return groups.map(({ keys: [key], count, measures: [value] }) => {
    const reason = (key as Linked | null | undefined) ?? null;
    const only: Filter =
      reason === null
        ? { field: 'lossReason', op: 'empty' }
        : { field: 'lossReason', op: 'eq', value: reason.id };
    return {
      reason: reason && { id: reason.id, title: reason.title },
      count,
      value: (value as Sums | undefined) ?? [],
      rows: decided(view, 'now', ['lost'], [only]),
    };
  });
}

export const sums = (tx: RecordTx) => (seesAmounts(tx) ? [{ measure: 'sum' as const, field: 'amount' }] : []);
