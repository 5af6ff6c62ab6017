import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { foldSearch } from '#persian/fold.ts';
import { defineProblem } from '#kernel/problems/problem.ts';
import type { TextTable } from './sheet.ts';

/** The columns of a table of cards, under the names by which their fields are known. */
const columns = [
  'Full name',
  'Prefix',
  'First name',
  'Last name',
  'Company',
  'Job title',
  'Phones',
  'E-mails',
  'Province',
  'City',
  'Street',
  'Postal code',
  'Country',
  'Website',
  'Birthday',
  'Gender',
  'Notes',
  'Tags',
  'Id',
] as const;
type Column = (typeof columns)[number];
const addressColumns = [
  'Province',
  'City',
  'Street',
  'Postal code',
  'Country',
] as const satisfies readonly Column[];
const companyColumns = [
  'Full name',
  'Phones',
  'E-mails',
  ...addressColumns,
  'Website',
  'Notes',
  'Tags',
  'Id',
] as const satisfies readonly Column[];

type Card = {
  readonly texts: Map<Column, string[]>;
  /** In lower case, as version 4.0 tells it: `individual`, `org`, `group`. */
  kind?: string;
};
const blankCard = (): Card => ({ texts: new Map() });

/** Whether a file's first bytes begin a card. */
export const isVcard = (head: Buffer): boolean =>
  /^(?:\u00ef\u00bb\u00bf)?\s*BEGIN:VCARD/i.test(head.subarray(0, 64).toString('latin1'));

/** Cards of companies stand in memory until those of people are read. */
const mostOfCompanies = 60 * 1024 * 1024;

export const manyCompanyCards = defineProblem({
  slug: 'import-many-company-cards',
  status: 413,
  title: { fa: 'کارت شرکت‌ها زیاد است', en: 'There are too many cards of companies' },
  detail: () => ({
    fa: 'از یک پرونده تا ۶۰ مگابایت کارت شرکت خوانده می‌شود؛ آن را به چند پرونده بخش کنید.',
    en: 'Up to 60 MB of cards of companies are read of one file; split it into several.',
  }),
});

/**
 * Contact cards (vCard 2.1, RFC 2426, RFC 6350) as text tables in UTF-8, one card a row, however many there are: people, and
 * the companies among them.
 * @throws manyCompanyCards
 */
export async function* vcardTables(bytes: AsyncIterable<Buffer>): AsyncGenerator<TextTable> {
  const companies: Buffer[] = [];
  let size = 0;
  const people = async function* (): AsyncGenerator<Buffer> {
    yield lineOf(columns);
    for await (const card of cardsIn(bytes)) {
      if (!isCompany(card)) yield lineOf(columns.map((column) => textIn(card, column)));
      else {
        const company = asCompany(card);
        const line = lineOf(companyColumns.map((column) => textIn(company, column)));
        size += line.length;
        if (size > mostOfCompanies) throw manyCompanyCards();
        companies.push(line);
      }
    }
  };
  yield { table: Readable.from(people()) };
  const head = companyColumns.map((column) => (column === 'Full name' ? 'Company name' : column));
  if (companies.length > 0)
    yield { sheet: { fa: 'شرکت‌ها', en: 'Companies' }, table: Readable.from([lineOf(head), ...companies]) };
}

/** Cards that say something, but for lists of other cards, which stand in the file themselves. */
async function* cardsIn(bytes: AsyncIterable<Buffer>): AsyncGenerator<Card> {
  let card = blankCard();
  for await (const line of logicalLines(bytes)) {
    const property = parseLine(line);
    if (!property) continue;
    const { name, value } = property;
    if (name === 'BEGIN' && value.toUpperCase() === 'VCARD') card = blankCard();
    else if (name === 'END') {
      if (card.texts.size > 0 && card.kind !== 'group') yield card;
      card = blankCard();
    } else take(card, property);
  }
}

/** Of a card that does not say it: whether it has no name beside its company's. */
function isCompany({ texts, kind }: Card): boolean {
  const [company] = texts.get('Company') ?? [];
  if (kind !== undefined || company === undefined) return kind === 'org';
  const names = [texts.get('Full name')?.[0], ownName(texts)].filter(Boolean);
  return names.every((name) => foldSearch(name ?? '') === foldSearch(company));
}

const ownName = (texts: Card['texts']): string =>
  [texts.get('First name'), texts.get('Last name')].flatMap((name) => name ?? []).join(' ');

/** Under its own name; whom to ask for there is noted. */
function asCompany({ texts, ...card }: Card): Card {
  const own = ownName(texts);
  const name = texts.get('Full name') ?? texts.get('Company') ?? [own];
  const isAsked = own !== '' && foldSearch(own) !== foldSearch(name[0] ?? '');
  const notes = [...(isAsked ? [own] : []), ...(texts.get('Notes') ?? [])];
  return { ...card, texts: new Map([...texts, ['Full name', name], ['Notes', notes]]) };
}

const textIn = ({ texts }: Card, column: Column): string => (texts.get(column) ?? []).join(between(column));

const lineOf = (cells: readonly string[]): Buffer =>
  Buffer.from(`${Papa.unparse([[...cells]], { delimiter: ',' })}\n`);

const between = (column: Column): string => (column === 'Notes' ? '\n' : '، ');

/**
 * Lines with what is folded into the next ones; as bytes in Latin-1, for each may have a charset of its own. A line that is too
 * long is cut, and what still belongs to it passed over: a photograph is of no use here, and may be of any size.
 */
async function* logicalLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let parts: string[] = [];
  let length = 0;
  let isQuoted = false;
  let goesOn = false;
  for await (const line of physicalLines(bytes)) {
    const isFolded = /^[ \t]/.test(line);
    if (parts.length > 0 && !isFolded && !goesOn) {
      yield parts.join('');
      parts = [];
      length = 0;
    }
    const isFirst = parts.length === 0;
    if (isFirst) isQuoted = /^[^:]*QUOTED-PRINTABLE/i.test(line.slice(0, mostOfHead));
    const text = !isFirst && isFolded && !goesOn ? line.slice(1) : line;
    // Version 2.1 breaks quoted-printable lines by an equals sign.
    goesOn = isQuoted && line.endsWith('=');
    if (!isFirst && length >= mostOfLine) continue;
    parts.push((goesOn ? text.slice(0, -1) : text).slice(0, mostOfLine - length));
    length += parts.at(-1)?.length ?? 0;
  }
  if (parts.length > 0) yield parts.join('');
}

const mostOfHead = 1_000;

const mostOfLine = 100_000;

async function* physicalLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of bytes) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    // Kept no longer than is read of a line, or one without an end would be gone through again with every chunk.
    rest = (lines.pop() ?? '').slice(0, mostOfLine);
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  if (rest !== '') yield rest;
}

type Property = { readonly name: string; readonly value: string };

function parseLine(line: string): Property | undefined {
  const colon = /^((?:[^:"]|"[^"]*")*):/.exec(line);
  if (!colon) return undefined;
  const [name = '', ...parameters] = (colon[1] ?? '').replace(/^\u00ef\u00bb\u00bf/, '').split(';');
  const raw = line.slice(colon[0].length);
  const bare = name.slice(name.lastIndexOf('.') + 1).toUpperCase();
  if (!wanted.has(bare)) return undefined;
  const marks = parameters.join(';').toUpperCase();
  const unquoted = marks.includes('QUOTED-PRINTABLE') ? fromQuotedPrintable(raw) : raw;
  const charset = /CHARSET=([\w-]+)/.exec(marks)?.[1] ?? 'UTF-8';
  return { name: bare, value: decode(unquoted, charset) };
}

const fromQuotedPrintable = (text: string): string =>
  text.replaceAll(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));

/** The text of these bytes; what is no UTF-8 though it should be is Windows-1256, which old telephones wrote. */
function decode(latin: string, charset: string): string {
  const bytes = Buffer.from(latin, 'latin1');
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1256').decode(bytes);
  }
}

const wanted: ReadonlySet<string> = new Set(
  'BEGIN END FN N ORG TITLE ROLE TEL EMAIL ADR URL BDAY NOTE CATEGORIES UID GENDER KIND X-ABSHOWAS'.split(
    ' ',
  ),
);

/** The parts of a structured value, and each part's text. */
const partsOf = (value: string, mark: RegExp = /(?<!\\);/): string[] => value.split(mark).map(plain);

const plain = (text: string): string =>
  text
    .replaceAll(/\\n/gi, '\n')
    .replaceAll(/\\([,;:\\])/g, '$1')
    .trim();

const mostOfColumn = 50;

/** As RFC 6350 writes them. */
const genders: ReadonlyMap<string, string> = new Map([
  ['F', 'Female'],
  ['M', 'Male'],
]);

function take(card: Card, { name, value }: Property): void {
  const { texts } = card;
  const put = (column: Column, text: string | undefined): void => {
    const known = texts.get(column) ?? [];
    // A card of one person has a handful; a file without an end of its cards would gather without one.
    if (text && known.length < mostOfColumn) texts.set(column, [...known, text]);
  };
  const once = (column: Column, text: string | undefined): void => {
    if (!texts.has(column)) put(column, text);
  };
  switch (name) {
    case 'KIND':
      card.kind = value.trim().toLowerCase();
      return;
    case 'X-ABSHOWAS':
      // Apple’s own mark, from before there were kinds.
      if (/^company$/i.test(value.trim())) card.kind ??= 'org';
      return;
    case 'FN':
      return once('Full name', plain(value));
    case 'N': {
      const [family, given, middle, prefix] = partsOf(value);
      once('Last name', family);
      once('First name', [given, middle].filter(Boolean).join(' '));
      return once('Prefix', prefix);
    }
    case 'ORG':
      return once('Company', partsOf(value)[0]);
    case 'TITLE':
    case 'ROLE':
      return once('Job title', plain(value));
    case 'TEL':
      return put('Phones', plain(value).replace(/^tel:/i, '').replace(/;ext=/i, ' x'));
    case 'EMAIL':
      return put('E-mails', plain(value).replace(/^mailto:/i, ''));
    case 'ADR': {
      // Of several addresses the first, not the street of one in the city of another.
      if (addressColumns.some((column) => texts.has(column))) return;
      const [box, more, street, city, region, code, country] = partsOf(value);
      once('Street', [street, more, box].filter(Boolean).join('، '));
      once('City', city);
      once('Province', region);
      once('Postal code', code);
      return once('Country', country);
    }
    case 'URL':
      return once('Website', plain(value));
    case 'BDAY':
      return once('Birthday', /^(\d{4})-?(\d\d)-?(\d\d)/.exec(value.trim())?.slice(1).join('-'));
    case 'GENDER':
      return once('Gender', genders.get(value.trim().slice(0, 1).toUpperCase()));
    case 'NOTE':
      return put('Notes', plain(value));
    case 'CATEGORIES':
      for (const tag of partsOf(value, /(?<!\\)[,;]/)) put('Tags', tag);
      return;
    case 'UID':
      return once('Id', plain(value).replace(/^urn:uuid:/i, ''));
    default:
  }
}
