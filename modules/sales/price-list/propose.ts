import type { Linked, Money } from '#records/define/declare.ts';
import type { Filter, Stored } from '#records/query/query.ts';
import { everyRecord, linkedIds } from '#records/notices/when.ts';
import { todayOf } from '#records/query/civil.ts';
import type { RecordTx } from '#records/records.ts';
import type { PriceSource } from '../contract/quote.ts';

/** A product that somebody buys. */
export type Wanted = { readonly product: string; readonly party: string | null; readonly quantity: number };

export type Proposal = { readonly price: Money; readonly source: PriceSource };

type Price = {
  readonly product: string;
  readonly list: string | null;
  readonly party: string | null;
  readonly fromQuantity: number;
  readonly validFrom: string;
  readonly price: Money;
  readonly id: string;
};

/**
 * What each product costs its buyer today: his own price, else that of his list, of the default list, else the product's.
 * Of several, the one of the largest quantity that is reached, then the newest. Three statements, whatever the number.
 * @returns in the order asked; undefined where nobody has said a price
 */
export async function proposePrices(
  tx: RecordTx,
  wanted: readonly Wanted[],
): Promise<readonly (Proposal | undefined)[]> {
  if (wanted.length === 0) return [];
  const system = tx.bySystem('what products cost');
  const today = todayOf(tx);
  const ids = (values: readonly (string | null)[]): string[] => [
    ...new Set(values.flatMap((one) => one ?? [])),
  ];
  const products = await system.recordsOf('product').some(ids(wanted.map(({ product }) => product)));
  const parties = await system.recordsOf('party').some(ids(wanted.map(({ party }) => party)));
  const lists = await livingLists(system, today);
  const prices = await livingPrices(system, today, {
    products: [...products.keys()],
    parties: [...parties.keys()],
    lists: [...lists.keys()],
  });
  const standard = [...lists.values()].find(({ values }) => values['isDefault'] === true)?.id;
  return wanted.map(({ product, party, quantity }) => {
    const fitting = prices.filter((one) => one.product === product && one.fromQuantity <= quantity);
    const [own] = linkedIds(party === null ? null : parties.get(party)?.values['priceList']);
    const best = (holds: (one: Price) => boolean): Price | undefined =>
      fitting.filter(holds).toSorted(byFit)[0];
    const found =
      told('customer', party === null ? undefined : best((one) => one.party === party)) ??
      told('partyList', own === undefined ? undefined : best((one) => one.list === own)) ??
      told('defaultList', standard === undefined ? undefined : best((one) => one.list === standard));
    const listPrice = (products.get(product)?.values['listPrice'] ?? null) as Money | null;
    return found ?? (listPrice ? { price: listPrice, source: 'product' } : undefined);
  });
}

const told = (source: PriceSource, found: Price | undefined): Proposal | undefined =>
  found && { price: found.price, source };

const byFit = (a: Price, b: Price): number =>
  b.fromQuantity - a.fromQuantity ||
  (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : a.id < b.id ? 1 : -1);

const within = (today: string): Filter => ({
  and: [
    {
      or: [
        { field: 'validFrom', op: 'empty' },
        { field: 'validFrom', op: 'lte', value: today },
      ],
    },
    {
      or: [
        { field: 'validTo', op: 'empty' },
        { field: 'validTo', op: 'gte', value: today },
      ],
    },
  ],
});

async function livingLists(system: RecordTx, today: string): Promise<ReadonlyMap<string, Stored>> {
  const { records } = await system.recordsOf('price_list').page({
    filter: { and: [{ field: 'active', op: 'eq', value: true }, within(today)] },
    fields: ['isDefault'],
    limit: 200,
  });
  return new Map(records.map((record) => [record.id, record]));
}

async function livingPrices(
  system: RecordTx,
  today: string,
  of: {
    readonly products: readonly string[];
    readonly parties: readonly string[];
    readonly lists: readonly string[];
  },
): Promise<readonly Price[]> {
  const owners: Filter[] = [
    ...(of.parties.length > 0 ? [{ field: 'party', op: 'in', value: of.parties } as const] : []),
    ...(of.lists.length > 0 ? [{ field: 'list', op: 'in', value: of.lists } as const] : []),
  ];
  if (of.products.length === 0 || owners.length === 0) return [];
  const found = await everyRecord(
    system,
    'price',
    { and: [{ field: 'product', op: 'in', value: of.products }, { or: owners }, within(today)] },
    ['product', 'list', 'party', 'fromQuantity', 'validFrom', 'price'],
  );
  const idOf = (value: unknown): string | null => (value as Linked | null | undefined)?.id ?? null;
  return found.map(({ id, values }) => ({
    id,
    product: idOf(values['product']) ?? '',
    list: idOf(values['list']),
    party: idOf(values['party']),
    fromQuantity: Number(values['fromQuantity']),
    validFrom: typeof values['validFrom'] === 'string' ? values['validFrom'] : '',
    price: values['price'] as Money,
  }));
}
