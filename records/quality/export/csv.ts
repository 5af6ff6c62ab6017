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
  yield `${byteOrderMark}${line(heads, look)}`;
  for await (const group of rows) {
    let text = '';
    for (const row of group) text += line(row, look);
    yield text;
  }
}

/** One text grows: lists of texts that are joined were a fifth of what a row leaves to be cleared away. */
function line(cells: readonly Cell[], look: Look): string {
  let text = '';
  for (const [at, cell] of cells.entries()) text += (at === 0 ? '' : ',') + quoted(written(cell, look));
  return `${text}\r\n`;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function written(cell: Cell, { values, digits }: Look): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return harmless(cell);
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
