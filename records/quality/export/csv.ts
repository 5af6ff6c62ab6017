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
 * too. Plain numbers with their signs, telephone numbers among them, compute nothing and stay as they are.
 */
export const harmless = (text: string): string =>
  formulaStart.test(text) && !plainNumbers.test(text) ? `'${text}` : text;

/** A text as it was before `harmless`, for who reads such a file. */
export const bare = (cell: string): string =>
  cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell;

/** An apostrophe that a text has itself counts as well, so that taking one away gives the text back. */
const formulaStart = /^'*\s*[=+\-@＝＋－＠\t\r\n]/;
const plainNumbers = /^[+-]?\d{1,20}(?:\.\d+)?(?:[;,،] ?[+-]?\d{1,20})*$/;
