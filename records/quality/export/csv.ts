import { formatNumber } from '#persian/digits.ts';
import type { Cell } from './cell.ts';
import type { Look } from './look.ts';

/** Excel takes a file for UTF-8 by these bytes alone. */
const byteOrderMark = '\uFEFF';

/** A table as CSV (RFC 4180), a chunk for each group of rows. */
export async function* csvText(
  heads: readonly string[],
  rows: AsyncIterable<readonly (readonly Cell[])[]>,
  look: Look,
): AsyncGenerator<string> {
  yield `${byteOrderMark}${line(heads.map(harmless))}`;
  for await (const group of rows)
    yield group.map((row) => line(row.map((cell) => written(cell, look)))).join('');
}

const line = (texts: readonly string[]): string => `${texts.map(quoted).join(',')}\r\n`;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function written(cell: Cell, { values, digits }: Look): string {
  if (cell === null) return '';
  if ('text' in cell) return harmless(cell.text);
  // Grouping marks would make a text of it everywhere but in the reader's own eyes.
  return values === 'plain' || digits === 'en'
    ? cell.number
    : formatNumber(cell.number, 'fa', { grouping: false }).replace('−', '-');
}

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, «CSV injection»), full-width signs
 * too. A plain number with its sign computes nothing and stays as it is.
 */
export const harmless = (text: string): string =>
  /^\s*[=+\-@＝＋－＠\t\r\n]/.test(text) && !/^[+-]?\d{1,20}(?:\.\d+)?$/.test(text) ? `'${text}` : text;
