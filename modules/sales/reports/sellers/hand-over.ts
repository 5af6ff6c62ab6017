import type { Filter } from '#records/query/query.ts';
import type { HandOver, Seller } from '../../contract/sellers.ts';

type Open = { readonly lead: readonly Filter[]; readonly deal: readonly Filter[] };

/**
 * Who closes hands his open leads to who attracts, who attracts his open deals to who closes; each time to the one with
 * the fewest at hand. Nobody of whom nothing is known gives or gets anything.
 */
export function suggestHandOvers(sellers: readonly Seller[], open: Open): readonly HandOver[] {
  return [
    ...handOvers(sellers, 'lead', open.lead, 'closer', 'attractor'),
    ...handOvers(sellers, 'deal', open.deal, 'attractor', 'closer'),
  ];
}

function handOvers(
  sellers: readonly Seller[],
  object: 'lead' | 'deal',
  open: readonly Filter[],
  giving: Seller['kind'],
  taking: Seller['kind'],
): HandOver[] {
  const atHand = (one: Seller): number => (object === 'lead' ? one.openLeads : one.openDeals);
  const load = new Map(sellers.filter(({ kind }) => kind === taking).map((one) => [one.id, atHand(one)]));
  if (load.size === 0) return [];
  return sellers
    .filter((one) => one.kind === giving && atHand(one) > 0)
    .toSorted((one, other) => atHand(other) - atHand(one))
    .map((from) => {
      const [to = ''] = [...load].toSorted(([, one], [, other]) => one - other)[0] ?? [];
      load.set(to, (load.get(to) ?? 0) + atHand(from));
      return {
        object,
        from: from.id,
        to,
        count: atHand(from),
        rows: {
          and: [
            ...open.filter((filter) => !('field' in filter && filter.field === 'owner')),
            { field: 'owner', op: 'eq', value: from.id },
          ],
        },
      };
    });
}
