import type { Linked, Stored } from '#records/contract.ts';
import type { TestProduct } from '../product.ts';

const rial = (amount: string) => ({ amount, currency: 'IRR' });

/**
 * A deal under way with lines, a discount and a quote that was sent, beside a list of prices for those who buy much: what
 * people make by hand, and no sample data bring.
 */
export async function sellSomething({ api }: Pick<TestProduct, 'api'>): Promise<void> {
  const { records: deals } = await api<{ records: Stored[] }>('/records/deal/query', {
    filter: {
      and: [
        { field: 'status', op: 'eq', value: 'open' },
        { field: 'party', op: 'filled' },
        { field: 'product', op: 'filled' },
      ],
    },
    limit: 1,
  });
  const { records: products } = await api<{ records: Stored[] }>('/records/product/query', { limit: 3 });
  const [deal] = deals;
  if (!deal || products.length < 3) throw new Error('The sample data have no deal that can be quoted');
  const list = await api<{ id: string }>('/records/price_list', { name: 'همکاران عمده' });
  for (const { id } of products)
    await api('/records/price', { list: list.id, product: id, price: rial('18500000'), fromQuantity: 10 });
  const amounts = [3, 1, 12];
  for (const [at, { id }] of products.entries())
    await api('/records/deal_line', {
      deal: deal.id,
      product: id,
      quantity: amounts[at] ?? 1,
      ...(at === 0 ? { discountPercent: 5 } : {}),
    });
  await openAllDay(api);
  const { id } = await api<{ id: string }>(`/deals/${deal.id}/quotes`, {});
  await api(`/quotes/${id}/sending`, { way: 'copied' });
}

/** A list that is called at every hour looks the same whenever somebody looks. */
async function openAllDay(api: TestProduct['api']): Promise<void> {
  const { records } = await api<{ records: Stored[] }>('/records/call_list/query', { limit: 5 });
  await api('/records/call_list/batch', {
    update: records.map(({ id, version }) => ({ id, version, values: { opens: '00:00', closes: '23:59' } })),
  });
}

/** The quote that was sent, and its deal. */
export async function soldQuote({
  api,
}: Pick<TestProduct, 'api'>): Promise<{ readonly id: string; readonly deal: string }> {
  const { records } = await api<{ records: Stored[] }>('/records/quote/query', {
    filter: { field: 'state', op: 'eq', value: 'sent' },
    limit: 1,
  });
  const [quote] = records;
  if (!quote) throw new Error('No quote was sent');
  return { id: quote.id, deal: (quote.values['deal'] as Linked).id };
}
