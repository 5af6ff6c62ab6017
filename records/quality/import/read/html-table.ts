import { setImmediate } from 'node:timers/promises';
import { largeSheet } from './problems.ts';
import { headRows, type Merge } from './merged-header.ts';

/** A table of a page: the texts of its cells, and those that are shown as one among its first rows. */
export type HtmlTable = { readonly rows: readonly (readonly string[])[]; readonly merges: readonly Merge[] };

/** Whether a file's first bytes begin a page. */
export const isMarkup = (head: Buffer): boolean =>
  /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|!--|\?xml|(?:html|head|meta|title|style|script|body|center|div|form|p|span|font|table|h\d)[\s>])/i.test(
    head.subarray(0, 128).toString('latin1'),
  );

/**
 * The table with the most rows of a page (HTML Living Standard, 13.2.5, as far as tables need it): many products write their
 * “Excel” so, with a heading or a form around it. What is not closed ends as in a browser, with what comes next or the page.
 * @throws largeSheet
 */
export async function largestTable(html: string): Promise<HtmlTable | undefined> {
  const open: Builder[] = [];
  let largest: Builder | undefined;
  const close = (table: Builder | undefined): void => {
    table?.endRow();
    if (table && table.filled() > (largest?.filled() ?? 0)) largest = table;
  };
  let seen = 0;
  for (const token of tokensOf(html)) {
    // Whoever else is waited for must not wait for the whole of it.
    if (++seen % tokensAtOnce === 0) await setImmediate();
    const table = open.at(-1);
    if (typeof token === 'string') table?.say(token);
    else if (token.name === 'table') {
      if (token.isEnd) close(open.pop());
      else open.push(builder());
      if (open.length > mostNested) close(open.shift());
    } else if (table && rowEnds.has(token.name)) {
      table.endRow();
      if (token.name === 'tr' && !token.isEnd) table.beginRow();
    } else if (table && cells.has(token.name)) {
      if (token.isEnd) table.endCell();
      else table.beginCell(span(token.attributes, 'colspan'), span(token.attributes, 'rowspan'));
    } else if (lines.has(token.name)) table?.say('\n');
  }
  while (open.length > 0) close(open.pop());
  return largest && { rows: largest.rows, merges: largest.merges };
}

const tokensAtOnce = 10_000;

/** Tables within tables, as layouts have them, are a dozen deep; whoever closes none has more, of which the outermost is over. */
const mostNested = 100;

const rowEnds: ReadonlySet<string> = new Set(['tr', 'thead', 'tbody', 'tfoot']);
const cells: ReadonlySet<string> = new Set(['td', 'th']);
const lines: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4']);

/** More columns than an import takes are told as too many. */
const mostColumns = 1_000;
const mostSpannedRows = 65_534;
/** So many cells of a word each fill a file of the size that is read; spans make more of nothing. */
const mostCells = 10_000_000;

const noCells: readonly string[] = [];

type Builder = ReturnType<typeof builder>;

function builder() {
  const rows: (readonly string[])[] = [];
  const merges: Merge[] = [];
  /** Down to which row, from 0, a cell of an earlier one reaches, by columns. */
  const reach: number[] = [];
  let row: string[] | undefined;
  let cell: { text: string; readonly wide: number; readonly deep: number } | undefined;
  let filled = 0;
  let count = 0;

  const bounded = (): void => {
    if (++count > mostCells) throw largeSheet();
  };
  const put = (text: string): void => {
    if (!row || row.length >= mostColumns) return;
    bounded();
    row.push(text);
  };
  const isReached = (): boolean =>
    row !== undefined && row.length < mostColumns && (reach[row.length] ?? 0) > rows.length;
  const passReached = (): void => {
    while (isReached()) put('');
  };
  const endCell = (): void => {
    if (!cell || !row) return;
    const { text, wide, deep } = cell;
    cell = undefined;
    passReached();
    const at = row.length;
    put(inLines(text));
    for (let more = 1; more < wide; more++) put('');
    const startRow = rows.length;
    if (deep > 1) for (let column = at; column < row.length; column++) reach[column] = startRow + deep;
    if (startRow < headRows && (wide > 1 || deep > 1))
      merges.push({ startRow, startCol: at, endRow: startRow + deep - 1, endCol: at + wide - 1 });
  };
  const endRow = (): void => {
    endCell();
    if (!row) return;
    passReached();
    if (row.some((text) => text !== '')) filled += 1;
    // Of a few letters each, they are more than the cells of any other page.
    if (row.length === 0) bounded();
    rows.push(row.length === 0 ? noCells : row);
    row = undefined;
  };
  return {
    rows,
    merges,
    /** Rows that say something. */
    filled: () => filled,
    say: (text: string): void => {
      if (cell) cell.text += text;
    },
    beginRow: (): void => {
      row = [];
    },
    beginCell: (wide: number, deep: number): void => {
      endCell();
      row ??= [];
      cell = { text: '', wide: Math.min(wide, mostColumns), deep: Math.min(deep, mostSpannedRows) };
    },
    endCell,
    endRow,
  };
}

/** Without the blanks by which markup is indented. */
const inLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');

function span(attributes: string, name: 'colspan' | 'rowspan'): number {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']?\\s*(\\d{1,6})`, 'i').exec(attributes);
  return Math.max(1, Number(found?.[1] ?? 1));
}

type Tag = { readonly name: string; readonly isEnd: boolean; readonly attributes: string };

/** Elements whose content is none of the page's text. */
const unread: ReadonlySet<string> = new Set(['script', 'style', 'title', 'select']);

/** Tags, and the texts between them; each place is gone through once. */
function* tokensOf(html: string): Generator<Tag | string> {
  let at = 0;
  while (at < html.length) {
    if (html[at] !== '<') {
      const end = html.indexOf('<', at);
      yield textIn(html.slice(at, end < 0 ? html.length : end));
      if (end < 0) return;
      at = end;
    }
    const end = endOfMarkup(html, at);
    if (end < 0) return;
    if (end === at) {
      yield '<';
      at += 1;
      continue;
    }
    const [, slash, name, attributes = ''] = tagShape.exec(html.slice(at, end)) ?? [];
    at = end;
    if (name === undefined) continue;
    const tag = { name: name.toLowerCase(), isEnd: slash === '/', attributes };
    yield tag;
    if (tag.isEnd || !unread.has(tag.name)) continue;
    const closing = new RegExp(`</${tag.name}`, 'gi');
    closing.lastIndex = at;
    const found = closing.exec(html);
    if (!found) return;
    at = found.index;
  }
}

const tagShape = /^<(\/?)([a-z][^\s/>]*)([\s\S]*?)\/?>$/i;

/** Behind the markup that begins here; here where it is a mere mark; negative where it never ends. */
function endOfMarkup(html: string, at: number): number {
  const next = html[at + 1] ?? '';
  if (html.startsWith('<!--', at)) return behind(html, '-->', at + 2);
  if (next === '!' || next === '?') return behind(html, '>', at);
  if (!/[a-z/]/i.test(next)) return at;
  // A value in quotes may hold the mark that ends the tag.
  const part = />|=\s*(?:"[^"]*"|'[^']*')/g;
  part.lastIndex = at;
  for (let found = part.exec(html); found; found = part.exec(html))
    if (found[0] === '>') return part.lastIndex;
  return -1;
}

function behind(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? -1 : found + mark.length;
}

/** Those that tables hold beside letters; a blank that does not break is a blank. */
const entities: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    zwnj: '\u200c',
    zwj: '\u200d',
    lrm: '\u200e',
    rlm: '\u200f',
    shy: '',
    laquo: '«',
    raquo: '»',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    bull: '•',
    middot: '·',
    times: '×',
    deg: '°',
    euro: '€',
    pound: '£',
    copy: '©',
    reg: '®',
  }),
);

const textIn = (raw: string): string =>
  raw
    .replaceAll(/[ \t\r\n\f]+/g, ' ')
    .replaceAll(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/gi,
      (whole, hex?: string, decimal?: string, name?: string) => {
        if (name !== undefined) return entities.get(name.toLowerCase()) ?? whole;
        const code = Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16);
        if (code === 0xa0) return ' ';
        return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
      },
    );
