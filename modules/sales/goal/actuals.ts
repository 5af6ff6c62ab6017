import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { CivilRange } from '#persian/jalali/civil.ts';
import { addDecimals } from '#persian/decimal.ts';
import { call, meeting } from '#modules/work/index.ts';
import { scopeFor } from '#records/access/visible.ts';
import { instantRange } from '#persian/jalali/instants.ts';
import { zoneOf } from '#records/query/civil.ts';
import type { Filter } from '#records/query/query.ts';
import { readable } from '#records/query/readable.ts';
import { plain } from '#records/query/decimal.ts';
import type { RecordTx } from '#records/records.ts';
import { deal } from '../deal/object.ts';
import { lead } from '../lead/object.ts';
import { dealRows } from '../reports/amounts.ts';
import { within } from '../reports/view.ts';
import type { GoalMeasure } from './choices.ts';

/** What one owner reached of one product. */
export type Part = {
  readonly owner: string | null;
  readonly product: string | null;
  readonly currency: string | null;
  readonly count: number;
  readonly amount: string | null;
};

/** The object whose records a measure counts, and which of them in a span. */
export function countedBy(
  tx: RecordTx,
  measure: GoalMeasure,
  span: CivilRange,
): { readonly object: 'call' | 'meeting' | 'lead' | 'deal'; readonly filters: readonly Filter[] } {
  const instants = instantRange(span, zoneOf(tx));
  if (measure === 'calls') return { object: 'call', filters: within('at', instants) };
  if (measure === 'meetings')
    return {
      object: 'meeting',
      filters: [{ field: 'state', op: 'eq', value: 'held' }, ...within('at', instants)],
    };
  if (measure === 'leads') return { object: 'lead', filters: within('createdAt', instants) };
  if (measure === 'opportunities') return { object: 'deal', filters: within('openedOn', span) };
  return {
    object: 'deal',
    filters: [{ field: 'status', op: 'eq', value: 'won' }, ...within('closedOn', span)],
  };
}

const definitions = { call, meeting, lead, deal } as const;

/** What was reached of a measure in a span by owner and product, as the reader sees it; one statement. */
export function readParts(tx: RecordTx, measure: GoalMeasure, span: CivilRange): Promise<Part[]> {
  const { object, filters } = countedBy(tx, measure, span);
  if (scopeFor(tx.context.actor, definitions[object].descriptor, 'read') === 'none')
    return Promise.resolve([]);
  return tx.rows<Part>(partsSql(tx, object, { and: filters }));
}

function partsSql(tx: RecordTx, object: keyof typeof definitions, filter: Filter): RawBuilder<Part> {
  if (object === 'deal')
    return sql<Part>`select d.owner, d.product, d."amountCurrency" as currency, count(*) as count, sum(d.amount) as amount
      from ${dealRows(tx, ['owner', 'product'], filter)} as d group by 1, 2, 3`;
  if (object === 'lead')
    return sql<Part>`select l.owner, l.product, null as currency, count(*) as count, null as amount
      from ${readable(tx, lead, ['owner', 'product'], filter)} as l group by 1, 2`;
  const rows =
    object === 'call' ? readable(tx, call, ['owner'], filter) : readable(tx, meeting, ['owner'], filter);
  return sql<Part>`select r.owner, null::uuid as product, null as currency, count(*) as count, null as amount
    from ${rows} as r group by 1`;
}

/** The parts of these owners (all where undefined) and this product. */
export function sumParts(
  parts: readonly Part[],
  owners: readonly string[] | undefined,
  product: string | undefined,
  currency: string | undefined,
): { readonly count: number; readonly amount: string } {
  let count = 0;
  let amount = '0';
  for (const part of parts) {
    if (owners && (part.owner === null || !owners.includes(part.owner))) continue;
    if (product !== undefined && part.product !== product) continue;
    count += part.count;
    if (part.currency === currency && part.amount !== null) amount = addDecimals(amount, plain(part.amount));
  }
  return { count, amount };
}
