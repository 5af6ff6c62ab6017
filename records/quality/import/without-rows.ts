import type { Readable } from 'node:stream';
import Papa from 'papaparse';
import type { Analysis, OpenFile } from './analyse.ts';
import { readRows, type TableLayout, type TableRow } from './read/rows.ts';

/** Rows that are to go out of a file, and what the file is without them. */
export type WithoutRows = {
  /** Their numbers, as a spreadsheet counts. */
  readonly numbers: readonly number[];
  /** Their places among the data rows, from 1. */
  readonly places: readonly number[];
  /** How the remaining file is to be read. */
  readonly layout: TableLayout;
  /** Its content: all other rows have the numbers that they had. */
  readonly content: () => AsyncGenerator<Buffer>;
};

/** Looks for rows in a file, and leaves it as it is. @returns undefined where it has none of them */
export async function withoutRows(
  open: OpenFile,
  { layout }: Pick<Analysis, 'layout'>,
  goes: (cells: readonly string[]) => boolean,
): Promise<WithoutRows | undefined> {
  const numbers: number[] = [];
  const places: number[] = [];
  let place = 0;
  for await (const { number, cells } of readRows(await open(), layout)) {
    // The header is no data row.
    if (place > 0 && goes(cells)) {
      numbers.push(number);
      places.push(place);
    }
    place += 1;
  }
  if (numbers.length === 0) return undefined;
  const left: TableLayout = { encoding: 'utf-8', skip: 0, delimiter: layout.delimiter };
  const gone = new Set(numbers);
  return {
    numbers,
    places,
    layout: left,
    content: async function* () {
      yield* tableWithout(await open(), layout, gone);
    },
  };
}

/** A blank line stands where a row went, for blank rows count. */
async function* tableWithout(
  bytes: Readable,
  layout: TableLayout,
  gone: ReadonlySet<number>,
): AsyncGenerator<Buffer> {
  let lines = 0;
  for await (const row of readRows(bytes, layout)) {
    if (gone.has(row.number)) continue;
    yield Buffer.from('\n'.repeat(row.number - lines - 1) + lineOf(row, layout));
    lines = row.number;
  }
}

const lineOf = ({ cells }: TableRow, { delimiter }: TableLayout): string =>
  `${Papa.unparse([[...cells]], { delimiter })}\n`;
