import { scopeFor } from '#records/access/visible.ts';
import type { Group } from '#records/query/group.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { Seller, Sellers } from '../../contract/sellers.ts';
import { deal } from '../../deal/object.ts';
import { openLeadStatuses } from '../../contract/lead.ts';
import { lead } from '../../lead/object.ts';
import { conditions, instantsOf, owned, within, type View } from '../view.ts';
import { suggestHandOvers } from './hand-over.ts';
import { fitSpread, rateOf } from './rates.ts';
import { isAbove, kindOf, noTries, ownerOf, triesOf } from './tries.ts';

/**
 * How each seller does with leads and with deals. Leads are those that came in the period and are decided by now; deals
 * those that were decided in it. Four statements, whatever the number of people.
 */
export async function readSellers(tx: RecordTx, view: View): Promise<Sellers> {
  const decidedDeals: Filter[] = [
    ...conditions(view),
    { field: 'status', op: 'in', value: ['won', 'lost'] },
    ...within('closedOn', view.spans.now),
  ];
  const decidedLeads: Filter[] = [
    ...owned(view.owners),
    { field: 'status', op: 'in', value: ['converted', 'junk'] },
    ...within('createdAt', instantsOf(tx, view.spans.now)),
  ];
  const openDeals: Filter[] = [...conditions(view), { field: 'status', op: 'eq', value: 'open' }];
  const openLeads: Filter[] = [...owned(view.owners), { field: 'status', op: 'in', value: openLeadStatuses }];
  const [deals, leads, dealsAtHand, leadsAtHand] = [
    await groupsOf(tx, 'deal', decidedDeals, ['owner', 'status']),
    await groupsOf(tx, 'lead', decidedLeads, ['owner', 'status']),
    await groupsOf(tx, 'deal', openDeals, ['owner']),
    await groupsOf(tx, 'lead', openLeads, ['owner']),
  ];
  const closed = triesOf(deals, 'won');
  const attracted = triesOf(leads, 'converted');
  const closing = fitSpread([...closed.values()]);
  const attracting = fitSpread([...attracted.values()]);
  const names = namesOf([...deals, ...leads, ...dealsAtHand, ...leadsAtHand]);
  const sellers = [...names].map(([id, name]): Seller => {
    const his = (filters: readonly Filter[]): Filter => ({
      and: [...filters.filter((one) => !isOwner(one)), { field: 'owner', op: 'eq', value: id }],
    });
    const closes = closing && { ...rateOf(closed.get(id) ?? noTries, closing), rows: his(decidedDeals) };
    const attracts = attracting && {
      ...rateOf(attracted.get(id) ?? noTries, attracting),
      rows: his(decidedLeads),
    };
    return {
      id,
      name,
      attracting: attracts ?? null,
      closing: closes ?? null,
      kind: kindOf(isAbove(attracts, attracting), isAbove(closes, closing)),
      openLeads: countOf(leadsAtHand, id),
      openDeals: countOf(dealsAtHand, id),
      leadsAtHand: his(openLeads),
      dealsAtHand: his(openDeals),
    };
  });
  return {
    team: { attracting: attracting?.mean ?? null, closing: closing?.mean ?? null },
    sellers: sellers.toSorted((one, other) => (other.closing?.rate ?? 0) - (one.closing?.rate ?? 0)),
    handOvers: suggestHandOvers(sellers, { lead: openLeads, deal: openDeals }),
  };
}

/** Nothing where the reader may not read such records. */
async function groupsOf(
  tx: RecordTx,
  name: 'deal' | 'lead',
  filters: readonly Filter[],
  by: readonly string[],
): Promise<readonly Group[]> {
  const { descriptor } = name === 'deal' ? deal : lead;
  if (scopeFor(tx.context.actor, descriptor, 'read') === 'none') return [];
  return tx.recordsOf(name).groups({ filter: { and: filters }, by });
}

const namesOf = (groups: readonly Group[]): ReadonlyMap<string, string> =>
  new Map(
    groups.flatMap(({ keys }) => {
      const owner = ownerOf(keys);
      return owner ? [[owner.id, owner.title ?? '—'] as const] : [];
    }),
  );

const countOf = (groups: readonly Group[], id: string): number =>
  groups.find(({ keys }) => ownerOf(keys)?.id === id)?.count ?? 0;

const isOwner = (filter: Filter): boolean => 'field' in filter && filter.field === 'owner';
