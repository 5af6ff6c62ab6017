import type { TableRow } from './rows.ts';

/** The header of a text table that does not begin with it: the row in which it ends, and its names. */
export type PlainHead = { readonly row: number; readonly names: readonly string[] };

/** So many rows are looked at: a header, what stands above it, and some of what it is over. */
export const rowsForHead = 12;
const mostTitles = 5;

/**
 * A sheet that was saved as text keeps its title above the table, and of cells that were merged over several columns or rows
 * only the first: «تماس» stands over «موبایل», with nothing beside it. @returns undefined where the first row is the header
 */
export function plainHead(rows: readonly TableRow[]): PlainHead | undefined {
  // A table of one column has no row of more.
  const at = Math.max(
    0,
    rows.slice(0, mostTitles + 1).findIndex((row) => filledIn(row) > 1),
  );
  const [first, second, ...body] = rows.slice(at);
  if (!first) return undefined;
  if (second && areGroups(first, second, body)) return { row: second.number, names: named(first, second) };
  return at === 0 ? undefined : { row: first.number, names: first.cells };
}

const cellOf = (row: TableRow | undefined, at: number): string => row?.cells[at]?.trim() ?? '';

const filledIn = (row: TableRow | undefined): number =>
  row?.cells.filter((cell) => cell.trim() !== '').length ?? 0;

/** Names of groups over names of columns: what the upper row leaves blank the lower names, and beneath stand other things. */
function areGroups(first: TableRow, second: TableRow, body: readonly TableRow[]): boolean {
  const columns = [...Array(Math.max(first.cells.length, second.cells.length)).keys()];
  const isComplete = columns.every((at) => cellOf(first, at) !== '' || cellOf(second, at) !== '');
  const fillsBlanks = columns.some((at) => cellOf(first, at) === '');
  const isNames = columns.every((at) => !isData(cellOf(first, at)) && !isData(cellOf(second, at)));
  const differs = columns.some(
    (at) => cellOf(second, at) !== '' && body.some((row) => isData(cellOf(row, at))),
  );
  return isComplete && fillsBlanks && isNames && differs;
}

/** Numbers, dates and addresses are never names of columns. */
const isData = (text: string): boolean => /@|\d{2}|[۰-۹٠-٩]{2}/.test(text) || text.length > 60;

/** Of columns that have the same name the group is told too. */
function named(first: TableRow, second: TableRow): readonly string[] {
  const width = Math.max(first.cells.length, second.cells.length);
  let group = '';
  const names = Array.from({ length: width }, (_, at) => {
    const [above, own] = [cellOf(first, at), cellOf(second, at)];
    if (above !== '') group = above;
    return { group, own: own || above };
  });
  return names.map(({ group: over, own }) =>
    over !== own && names.filter((other) => other.own === own).length > 1 ? `${over} ${own}` : own,
  );
}
