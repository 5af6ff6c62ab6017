import { createHash } from 'node:crypto';
import type { Address, Linked, Phone } from '#records/define/declare.ts';
import type { Locale } from '#persian/bilingual.ts';
import { formatPhone, parsePhone } from '#persian/phone.ts';
import { addDecimals } from '#persian/decimal.ts';
import { workspaceName } from '#kernel/workspace/name.ts';
import { workspaceSettings } from '#kernel/workspace/settings.ts';
import { todayOf } from '#records/query/civil.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { QuoteDocument, QuoteSide } from '../contract/quote.ts';
import { sumLines } from '../contract/sums.ts';
import { currencyOf, linesOf, pricedOf, wholeDiscountOf } from '../deal-line/read.ts';
import { lookOf } from './template.ts';

const word = (value: unknown): string => (typeof value === 'string' ? value : '');
const idOf = (value: unknown): string => (value as Linked | null | undefined)?.id ?? '';

/** The quote as it would be sent now: the deal's lines, its party, the firm, the template. Nothing is typed twice. */
export async function composeDocument(tx: RecordTx, quote: Stored): Promise<QuoteDocument> {
  const system = tx.bySystem('what a quote says');
  const dealId = idOf(quote.values['deal']);
  const deal = await system.recordsOf('deal').get(dealId);
  const party = await system.recordsOf('party').find(idOf(deal.values['party']));
  const template = (await system.recordsOf('quote_template').some([idOf(quote.values['template'])])).get(
    idOf(quote.values['template']),
  );
  const language: Locale = quote.values['language'] === 'en' ? 'en' : 'fa';
  const { rows, sums, currency } = await rowsOf(system, deal);
  const { company } = workspaceSettings(tx.workspace.settings);
  const look = lookOf(template?.values ?? {});
  return {
    number: word(quote.values['number']),
    version: Number(quote.values['edition']),
    language,
    issuedOn: todayOf(tx),
    validUntil: word(quote.values['validUntil']),
    currency,
    seller: await sellerOf(tx, language),
    buyer: party ? buyerOf(party, language) : noBuyer,
    rows,
    sums,
    terms: word(quote.values['terms']),
    look,
    logo: look.showLogo ? company.logo : null,
    seal: look.showSeal ? company.seal : null,
  };
}

async function rowsOf(
  system: RecordTx,
  deal: Stored,
): Promise<Pick<QuoteDocument, 'rows' | 'sums' | 'currency'>> {
  const lines = (await linesOf(system, [deal.id])).get(deal.id) ?? [];
  const currency = currencyOf(lines[0]?.values ?? {});
  const products = await system
    .recordsOf('product')
    .some(lines.flatMap(({ values }) => idOf(values['product']) || []));
  const { lines: priced, ...sums } = sumLines(
    lines.map(({ values }) => pricedOf(values)),
    wholeDiscountOf(deal.values),
    currency,
  );
  const rows = lines.map(({ values }, index) => {
    const {
      gross = '0',
      discount = '0',
      share = '0',
      net = '0',
      tax = '0',
      total = '0',
    } = priced[index] ?? {};
    return {
      title: word(values['title']),
      code: word(products.get(idOf(values['product']))?.values['code']),
      quantity: Number(values['quantity']),
      unit: word(values['unit']),
      unitPrice: pricedOf(values).unitPrice,
      gross,
      discount: addDecimals(discount, share),
      net,
      tax,
      total,
    };
  });
  const { gross, net, tax, total } = sums;
  return {
    rows,
    currency,
    sums: { gross, discount: addDecimals(sums.discount, sums.share), net, tax, total },
  };
}

/** What the lines and their sums are made of: two documents of one fingerprint say the same of money. */
export const fingerprintOf = ({ rows, sums, currency, buyer }: QuoteDocument): string =>
  createHash('sha256')
    .update(JSON.stringify({ rows, sums, currency, buyer: buyer.name }))
    .digest('hex');

/** The firm as its papers name it: the particulars of the settings. */
export async function sellerOf(tx: RecordTx, language: Locale): Promise<QuoteSide> {
  const { company, areaCode } = workspaceSettings(tx.workspace.settings);
  const phone = company.phone === '' ? undefined : parsePhone(company.phone, areaCode ? { areaCode } : {});
  return {
    name: company.legalName || (await workspaceName(tx, tx.context.workspace)),
    nationalId: company.nationalId,
    economicCode: company.economicCode,
    registrationNumber: company.registrationNumber,
    phone: phone?.ok ? formatPhone(phone.value, language) : company.phone,
    address: [company.province, company.city, company.address].filter(Boolean).join(separator[language]),
    postalCode: company.postalCode,
  };
}

const separator = { fa: '، ', en: ', ' } as const;

const noBuyer: QuoteSide = {
  name: '',
  nationalId: '',
  economicCode: '',
  registrationNumber: '',
  phone: '',
  address: '',
  postalCode: '',
};

function buyerOf({ values }: Stored, language: Locale): QuoteSide {
  const address = (values['address'] as Address | null | undefined) ?? {};
  const [phone] = (values['phones'] as readonly Phone[] | null | undefined) ?? [];
  const parsed = phone ? parsePhone(phone.number) : undefined;
  return {
    name: [word(values['honorific']), word(values['name'])].filter(Boolean).join(' '),
    nationalId: word(values['companyId']) || word(values['nationalCode']),
    economicCode: word(values['economicCode']),
    registrationNumber: word(values['registrationNumber']),
    phone: parsed?.ok ? formatPhone(parsed.value, language) : (phone?.number ?? ''),
    address: [address.province, address.city, address.line].filter(Boolean).join(separator[language]),
    postalCode: address.postalCode ?? '',
  };
}
