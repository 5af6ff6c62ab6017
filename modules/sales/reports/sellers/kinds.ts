import { addDays } from '#persian/jalali/civil.ts';
import { instantRange } from '#persian/jalali/instants.ts';
import { todayOf, zoneOf } from '#records/query/civil.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { SellerKind } from '../../contract/sellers.ts';
import { fitSpread, rateOf, type Tries } from './rates.ts';
import { isAbove, kindOf, triesOf } from './tries.ts';

/** Older cases tell what somebody was, not what he is. */
const days = 365;

/**
 * What kind of seller everybody is by what was decided in his hands within a year, over all pipelines: what rules go by that
 * give leads to who attracts and deals to who closes. Two statements.
 */
export async function sellerKinds(tx: RecordTx): Promise<ReadonlyMap<string, SellerKind>> {
  const system = tx.bySystem('who attracts and who closes');
  const today = todayOf(tx);
  const span = { from: addDays(today, -days), to: addDays(today, 1) };
  const instants = instantRange(span, zoneOf(tx));
  const decided = async (
    name: 'deal' | 'lead',
    statuses: readonly [string, string],
    at: string,
    { from, to }: { readonly from: string; readonly to: string },
  ): Promise<ReadonlyMap<string, Tries>> => {
    const filters: readonly Filter[] = [
      { field: 'status', op: 'in', value: [...statuses] },
      { field: at, op: 'gte', value: from },
      { field: at, op: 'lt', value: to },
    ];
    const groups = await system.recordsOf(name).groups({ filter: { and: filters }, by: ['owner', 'status'] });
    return triesOf(groups, statuses[0]);
  };
  const closed = await decided('deal', ['won', 'lost'], 'closedOn', span);
  const attracted = await decided('lead', ['converted', 'junk'], 'createdAt', instants);
  const [closing, attracting] = [fitSpread([...closed.values()]), fitSpread([...attracted.values()])];
  const above = (of: ReadonlyMap<string, Tries>, team: typeof closing, id: string): boolean => {
    const his = of.get(id);
    return his !== undefined && team !== undefined && isAbove(rateOf(his, team), team);
  };
  return new Map(
    [...new Set([...closed.keys(), ...attracted.keys()])].map((id) => [
      id,
      kindOf(above(attracted, attracting, id), above(closed, closing, id)),
    ]),
  );
}

export const attracts = (kind: SellerKind | undefined): boolean => kind === 'attractor' || kind === 'both';
export const closes = (kind: SellerKind | undefined): boolean => kind === 'closer' || kind === 'both';
