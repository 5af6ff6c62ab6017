import type { CellValue } from 'hucre/xlsx';
import { titlesOf } from './plain-header.ts';

/** Cells that a sheet shows as one; rows and columns count from 0. */
export type Merge = {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
};

export type NumberedRow = { readonly index: number; readonly values: readonly CellValue[] };

/** So far down a head reaches, with a title above it. */
export const headRows = 10;

/**
 * The rows of a sheet under a header of one row: a title above the table is left out, and groups over columns («تماس» over
 * «موبایل» and «رایانامه») are told in the columns' names where these would else be the same.
 */
export async function* underOneHeader(
  rows: AsyncIterable<NumberedRow>,
  merges: readonly Merge[],
): AsyncGenerator<NumberedRow> {
  let top: NumberedRow[] | undefined = [];
  for await (const row of rows) {
    if (!top) yield row;
    else if (top.push(row) === headRows) {
      yield* headed(top, merges);
      top = undefined;
    }
  }
  if (top) yield* headed(top, merges);
}

/** The header stands where its last row does, so that the rows beneath keep their numbers. */
function headed(top: readonly NumberedRow[], merges: readonly Merge[]): NumberedRow[] {
  const filled = top.filter(({ values }) => values.some((value) => !isBlank(value)));
  const titles = titlesOf(filled.map(({ values }) => values.map((value) => String(value ?? ''))));
  const first = filled.findIndex(
    (row, at) => at >= titles && !(at + 1 < filled.length && isMergedTitle(row, merges)),
  );
  const head = filled[Math.max(0, first)];
  if (!head) return [];
  const last = lastHeadRow(head.index, merges);
  const parts = top.filter(({ index }) => index >= head.index && index <= last);
  const body = top.filter(({ index }) => index > last);
  if (parts.length < 2) return [head, ...body];
  const width = Math.max(...parts.map(({ values }) => values.length));
  const named = Array.from({ length: width }, (_, column) =>
    [
      ...new Set(
        parts.map(
          ({ index, values }) => textAt(top, merges, index, column) || String(values[column] ?? '').trim(),
        ),
      ),
    ].filter(Boolean),
  );
  const own = named.map((names) => names.at(-1) ?? '');
  const values = named.map((names, at) =>
    own.filter((name) => name === own[at]).length > 1 ? names.join(' ') : (own[at] ?? ''),
  );
  return [{ index: Math.max(...parts.map(({ index }) => index)), values }, ...body];
}

const isBlank = (value: CellValue | undefined): boolean =>
  value === null || value === undefined || String(value).trim() === '';

/** One cell over several columns, and nothing beside it. */
const isMergedTitle = ({ index, values }: NumberedRow, merges: readonly Merge[]): boolean =>
  values.filter((value) => !isBlank(value)).length === 1 &&
  merges.some(
    ({ startRow, endRow, startCol, endCol }) => startRow <= index && endRow >= index && endCol > startCol,
  );

/** A group spans columns, and their names, which may be groups again, stand beneath; a name may span several rows. */
function lastHeadRow(first: number, merges: readonly Merge[]): number {
  let last = first;
  for (;;) {
    const within = merges.filter(({ startRow }) => startRow >= first && startRow <= last);
    const ends = within.map(({ startCol, endCol, endRow }) => (endCol > startCol ? endRow + 1 : endRow));
    const next = Math.min(headRows - 1, Math.max(last, ...ends));
    if (next === last) return last;
    last = next;
  }
}

/** What a cell shows: that of the merged cells it belongs to. */
function textAt(top: readonly NumberedRow[], merges: readonly Merge[], row: number, column: number): string {
  const merge = merges.find(
    (one) => one.startRow <= row && one.endRow >= row && one.startCol <= column && one.endCol >= column,
  );
  const [atRow, atColumn] = merge ? [merge.startRow, merge.startCol] : [row, column];
  return String(top.find(({ index }) => index === atRow)?.values[atColumn] ?? '').trim();
}
