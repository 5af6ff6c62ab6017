import { formatNumber } from '#persian/digits.ts';
import type { Readable } from 'node:stream';
import Papa from 'papaparse';
import { defineProblem } from '#kernel/problems/problem.ts';
import { toPersianLetters } from '#persian/writing.ts';
import type { Encoding } from './encoding.ts';
import { longId } from './salesforce-id.ts';
import type { PlainHead } from './plain-header.ts';

/** How a text table is to be read. */
export type TableLayout = {
  readonly encoding: Encoding;
  readonly skip: number;
  readonly delimiter: string;
  /** Where its header is, if not its first row. */
  readonly head?: PlainHead;
};

const shortId = 15;

/** What takes more is no row: a quote that is never closed would make one of the whole file, which must fit into memory. */
const mostLetters = 8 * 2 ** 20;

export const endlessRow = defineProblem<{ row: number }>({
  slug: 'import-endless-row',
  status: 422,
  title: { fa: 'سطری پایان ندارد', en: 'A row does not end' },
  detail: ({ row }) => ({
    fa: `سطر ${formatNumber(row, 'fa')} بیش از ۸ میلیون نویسه دارد. شاید گیومه‌ای در آن باز شده و بسته نشده است؛ آن را درست کنید و دوباره بفرستید.`,
    en: `Row ${formatNumber(row, 'en')} has more than 8 million characters. Perhaps a quote in it was opened and never closed; mend it and send the file again.`,
  }),
});

/** A row with its number, by which a spreadsheet that opens the file knows it. */
export type TableRow = { readonly number: number; readonly cells: readonly string[] };

/**
 * The rows of a text table, header included, one at a time whatever the size. A row of blank cells is left out, but counts.
 * Quoted cells may hold line ends and delimiters (RFC 4180). A sequence that is no character becomes U+FFFD, which the
 * checks then name.
 * @throws endlessRow
 */
export async function* readRows(
  bytes: Readable,
  { encoding, skip, delimiter, head }: TableLayout,
): AsyncGenerator<TableRow> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  let toSkip = skip;
  const { split, heldLetters } = splitter(delimiter);
  // Windows-1256 has no ی, and what writes it takes the Arabic ك too: the Persian letters were meant.
  const persian = encoding === 'windows-1256' ? toPersianLetters : (text: string): string => text;
  // No text of the database may hold it, and no text means anything by it.
  const letters = (text: string): string => persian(text.includes('\0') ? text.replaceAll('\0', '') : text);
  let number = 0;
  const numbered = (rows: readonly string[][]): TableRow[] =>
    rows.flatMap((cells) => {
      number += 1;
      if (head && number <= head.row) return number < head.row ? [] : [{ number, cells: head.names }];
      for (const [at, cell] of cells.entries()) if (cell.length === shortId) cells[at] = longId(cell);
      return cells.some((cell) => cell.trim() !== '') ? [{ number, cells }] : [];
    });
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      const kept = chunk.subarray(Math.min(toSkip, chunk.length));
      toSkip -= chunk.length - kept.length;
      yield* numbered(split(letters(decoder.decode(kept, { stream: true })), false));
      if (heldLetters() > mostLetters) throw endlessRow({ row: number + 1 });
    }
    yield* numbered(split(letters(decoder.decode()), true));
  } finally {
    // Whoever has read enough leaves; the file must not stay open behind him.
    bytes.destroy();
  }
}

/** Rows after the header. */
export async function* dataRows(
  bytes: Readable,
  { layout }: { readonly layout: TableLayout },
): AsyncGenerator<TableRow> {
  let header = true;
  for await (const row of readRows(bytes, layout)) {
    if (!header) yield row;
    header = false;
  }
}

/**
 * Cuts text that comes in pieces into rows; what the last row lacks comes with the next piece. Papa Parse's own stream
 * cuts the rest of a piece anew whenever its reader is slower, which took a third of an import's time.
 */
function splitter(delimiter: string): {
  readonly split: (text: string, last: boolean) => string[][];
  /** Of a row that has not ended yet. */
  readonly heldLetters: () => number;
} {
  let rest = '';
  // A quote that is never closed makes one row of all that follows: it is looked at again only when it has doubled.
  let enough = 0;
  let parser: Papa.Parser | undefined;
  const split = (text: string, last: boolean): string[][] => {
    rest += text;
    if (!last && rest.length < enough) return [];
    // Where lines end in both ways at once, the line feed is common to them; a return at the very end may be half of one.
    const newline = rest.includes('\n') ? '\n' : /\r./s.test(rest) || last ? '\r' : undefined;
    if (!parser && !newline) return [];
    parser ??= new Papa.Parser({ delimiter, newline });
    const { data, meta } = parser.parse(rest, 0, !last) as {
      readonly data: string[][];
      readonly meta: { readonly cursor: number };
    };
    rest = rest.slice(meta.cursor);
    enough = rest.length * 2;
    return data.map(withoutReturn);
  };
  return { split, heldLetters: () => rest.length };
}

/** The carriage return before the line feed stays at the end of the last cell. */
function withoutReturn(row: string[]): string[] {
  const at = row.length - 1;
  const end = row[at];
  if (end?.endsWith('\r')) row[at] = end.slice(0, -1);
  return row;
}
