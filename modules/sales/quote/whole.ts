import type { Linked } from '#records/define/declare.ts';
import type { Email, Phone } from '#records/define/declare.ts';
import { parsePhone } from '#persian/phone.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { QuoteDocument, WholeQuote } from '../contract/quote.ts';
import { discountState } from '../discount/approvals.ts';
import { mayReach } from '../reach.ts';
import { composeDocument, fingerprintOf } from './compose.ts';
import { quote, quoteLink, quoteVersion } from './object.ts';

const idOf = (value: unknown): string => (value as Linked | null | undefined)?.id ?? '';

/** The document as it stands: frozen where it was sent, otherwise as it would be sent now; or a former version. */
export async function documentOf(tx: RecordTx, found: Stored, version?: number): Promise<QuoteDocument> {
  const wanted = version ?? Number(found.values['edition']);
  const frozen = (await versionsOf(tx, found)).find(({ values }) => values['edition'] === wanted);
  return frozen ? (frozen.values['document'] as QuoteDocument) : composeDocument(tx, found);
}

/** A quote with what its page shows, for who sees the quote. */
export async function readWhole(tx: RecordTx, id: string): Promise<WholeQuote> {
  const found = await tx.records(quote).get(id);
  const deal = await tx.recordsOf('deal').get(idOf(found.values['deal']));
  const versions = await versionsOf(tx, found);
  const current = versions.find(({ values }) => values['edition'] === found.values['edition']);
  const live = await composeDocument(tx, found);
  const system = tx.bySystem('the links of a quote');
  const { records: links } = await system.records(quoteLink).page({
    filter: { field: 'quote', op: 'eq', value: id },
    limit: 200,
  });
  const numbers = new Map(versions.map((one) => [one.id, Number(one.values['edition'])]));
  return {
    document: current ? (current.values['document'] as QuoteDocument) : live,
    isOutdated: current !== undefined && current.values['fingerprint'] !== fingerprintOf(live),
    versions: versions.map(({ values }) => ({
      version: Number(values['edition']),
      sentAt: String(values['sentAt']),
      total: (values['document'] as QuoteDocument).sums.total,
    })),
    links: links.map((link) => ({
      id: link.id,
      version: numbers.get(idOf(link.values['sent'])) ?? 0,
      way: link.values['way'] as 'mail' | 'sms' | 'copied',
      to: (link.values['recipient'] as string | null) ?? null,
      at: link.createdAt,
      openedAt: (link.values['openedAt'] as string | null) ?? null,
    })),
    discount: await discountState(tx, deal),
    mayChange: mayReach(tx, 'quote', found, 'update'),
    addresses: await addressesOf(tx, idOf(deal.values['party'])),
  };
}

async function versionsOf(tx: RecordTx, { id }: Stored): Promise<readonly Stored[]> {
  const { records } = await tx
    .bySystem('the versions of a quote')
    .records(quoteVersion)
    .page({
      filter: { field: 'quote', op: 'eq', value: id },
      sort: [{ field: 'createdAt', direction: 'desc' }],
      limit: 200,
    });
  return records;
}

/** As the reader sees the party: an address that is hidden from him is not offered. */
async function addressesOf(tx: RecordTx, party: string): Promise<WholeQuote['addresses']> {
  const found = (await tx.recordsOf('party').some([party])).get(party);
  const emails = (found?.values['emails'] as readonly Email[] | null | undefined) ?? [];
  const phones = (found?.values['phones'] as readonly Phone[] | null | undefined) ?? [];
  return {
    mail: emails.map(({ address }) => address),
    sms: phones.flatMap(({ number }) => {
      const parsed = parsePhone(number);
      return parsed.ok && parsed.value.kind === 'mobile' ? [parsed.value.number] : [];
    }),
  };
}
