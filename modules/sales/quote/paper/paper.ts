import type { Locale, Phrase } from '#persian/bilingual.ts';
import { formatNumber, localDigits } from '#persian/digits.ts';
import { formatDate } from '#persian/jalali/format.ts';
import { currencyDecimals, isCurrency, moneyUnitName } from '#persian/money.ts';
import { moneyInWords } from '#persian/words.ts';
import type { Paper } from '#kernel/print/printer.ts';
import type { QuoteColumn, QuoteDocument, QuoteRow, QuoteSide } from '../../contract/quote.ts';
import { words } from './words.ts';

/** The ten categorical colours as ink: dark enough that white letters stand on them. */
const inks = [
  '#00717e',
  '#3d65f6',
  '#7b1fc1',
  '#7c216c',
  '#a20109',
  '#c84f00',
  '#845a00',
  '#01592f',
  '#596b36',
  '#434850',
] as const;

type Fact = { readonly label: string; readonly text: string; readonly ltr?: true; readonly wide?: true };
type Column = {
  readonly phrase: Phrase;
  readonly number: boolean;
  readonly wide?: true;
  readonly cell: Cell;
};
type Cell = (row: QuoteRow, index: number) => string;

export type Pictures = { readonly logo?: Uint8Array; readonly seal?: Uint8Array };

/** The paper of a quote: its texts as they are printed, in its own language. */
export function quotePaper(document: QuoteDocument, pictures: Pictures, as: Paper['as'] = 'pdf'): Paper {
  const { language, look, currency, sums } = document;
  const say = (phrase: Phrase): string => phrase[language];
  const amount = amountIn(currency, language);
  const columns = columnsOf(document, amount);
  const date = (day: string): string => formatDate(day, { locale: language });
  return {
    template: new URL('./quote.typ', import.meta.url),
    as,
    pictures: { ...pictures },
    data: {
      dir: language === 'fa' ? 'rtl' : 'ltr',
      accent: inks[look.color] ?? inks[0],
      title: look.title,
      number: document.number,
      author: document.seller.name,
      landscape: columns.length > 8,
      page: say(words.page),
      of: say(words.of),
      footer: look.footer,
      logo: pictures.logo !== undefined,
      seal: pictures.seal !== undefined,
      facts: [
        { label: say(words.number), text: versioned(document), ltr: true },
        { label: say(words.issuedOn), text: date(document.issuedOn) },
        { label: say(words.validUntil), text: date(document.validUntil) },
      ],
      seller: { heading: say(words.seller), ...sideOf(document.seller, language) },
      buyer: { heading: say(words.buyer), ...sideOf(document.buyer, language) },
      columns: columns.map(({ phrase, number, wide = false }) => ({ label: say(phrase), number, wide })),
      rows: document.rows.map((row, index) => columns.map(({ cell }) => cell(row, index))),
      empty: say(words.empty),
      sums: [
        { label: say(words.gross), text: amount(sums.gross), strong: false },
        ...(sums.discount === '0'
          ? []
          : [
              { label: say(words.discount), text: amount(sums.discount), strong: false },
              { label: say(words.net), text: amount(sums.net), strong: false },
            ]),
        { label: say(words.tax), text: amount(sums.tax), strong: false },
        { label: say(words.payable), text: amount(sums.total), strong: true },
      ],
      unit: isCurrency(currency) ? say(moneyUnitName(currency)) : currency,
      wordsLabel: say(words.inWords),
      words: isCurrency(currency) ? moneyInWords(sums.total, currency, { locale: language }) : '',
      termsLabel: say(words.terms),
      terms: document.terms.split('\n').filter((line) => line.trim() !== ''),
      signatures: look.showSignatures
        ? [
            { label: say(words.sellerSigns), seal: true },
            { label: say(words.buyerSigns), seal: false },
          ]
        : [],
    },
  };
}

const versioned = ({ number, version, language }: QuoteDocument): string =>
  version === 1 ? number : `${number} / ${localDigits(String(version), language)}`;

const amountIn =
  (currency: string, language: Locale) =>
  (value: string): string =>
    formatNumber(value, language, {
      minimumFraction: isCurrency(currency) ? currencyDecimals(currency) : 0,
    });

function columnsOf(
  { language, look, rows }: QuoteDocument,
  amount: (value: string) => string,
): readonly Column[] {
  const shows = (column: QuoteColumn): boolean =>
    look.columns.includes(column) &&
    // A column without a word in it is only width.
    ((column !== 'code' && column !== 'unit') || rows.length === 0 || rows.some((row) => row[column] !== ''));
  const chosen = (column: QuoteColumn, one: Omit<Column, 'phrase'>): readonly Column[] =>
    shows(column) ? [{ ...one, phrase: words[column] }] : [];
  const money = (name: 'gross' | 'discount' | 'net' | 'tax'): readonly Column[] =>
    chosen(name, { number: true, cell: (row) => amount(row[name]) });
  return [
    { phrase: words.row, number: true, cell: (_row, index) => formatNumber(String(index + 1), language) },
    ...chosen('code', { number: false, cell: ({ code }) => code }),
    { phrase: words.title, number: false, wide: true, cell: ({ title }) => title },
    {
      phrase: words.quantity,
      number: true,
      cell: ({ quantity }) => formatNumber(String(quantity), language),
    },
    ...chosen('unit', { number: false, cell: ({ unit }) => unit }),
    { phrase: words.unitPrice, number: true, cell: ({ unitPrice }) => amount(unitPrice) },
    ...money('gross'),
    ...money('discount'),
    ...money('net'),
    ...money('tax'),
    { phrase: words.total, number: true, cell: ({ total }) => amount(total) },
  ];
}

function sideOf(
  side: QuoteSide,
  language: Locale,
): { readonly name: string; readonly rows: readonly Fact[] } {
  const fact = (phrase: Phrase, text: string, more: Partial<Fact> = {}): readonly Fact[] =>
    text === '' ? [] : [{ label: phrase[language], text, ...more }];
  const digits = (text: string): string => localDigits(text, language);
  return {
    name: side.name,
    rows: [
      ...fact(words.nationalId, digits(side.nationalId), { ltr: true }),
      ...fact(words.economicCode, digits(side.economicCode), { ltr: true }),
      ...fact(words.registrationNumber, digits(side.registrationNumber), { ltr: true }),
      ...fact(words.phone, side.phone, { ltr: true }),
      ...fact(words.postalCode, digits(side.postalCode), { ltr: true }),
      ...fact(words.address, digits(side.address), { wide: true }),
    ],
  };
}
