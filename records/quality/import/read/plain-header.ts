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
  const at = titlesOf(rows.map(({ cells }) => cells));
  const [first, second, ...body] = rows.slice(at);
  if (!first) return undefined;
  if (second && areGroups(first, second, body)) return { row: second.number, names: named(first, second) };
  return at === 0 ? undefined : { row: first.number, names: first.cells };
}

/**
 * How many rows at the top have one cell because they are titles of a table of several columns; those of one column with
 * remarks beside it are its own.
 */
export function titlesOf(rows: readonly (readonly string[])[]): number {
  const at = rows.slice(0, mostTitles + 1).findIndex((cells) => filledIn(cells) > 1);
  const beneath = rows.slice(at + 1).filter((cells) => filledIn(cells) > 0);
  const isWide = beneath.filter((cells) => filledIn(cells) > 1).length * 2 > beneath.length;
  const isWords = !rows.slice(0, at + 1).some((cells) => cells.some(isEntry));
  return at > 0 && isWide && isWords ? at : 0;
}

/** A number or an address and nothing else: a title may tell the day of a report and where to ask about it. */
const isEntry = (text: string): boolean =>
  /^(?:\P{L}*(?:\d{5}|[۰-۹]{5}|[٠-٩]{5})\P{L}*|\S+@\S+)$/u.test(text.trim());

const cellOf = (row: TableRow | undefined, at: number): string => row?.cells[at]?.trim() ?? '';

const filledIn = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;

/** Names of groups over names of columns: what the upper row leaves blank the lower names, and beneath stand other things. */
function areGroups(first: TableRow, second: TableRow, body: readonly TableRow[]): boolean {
  const width = Math.max(first.cells.length, second.cells.length);
  const columns = [...Array(width).keys()];
  const isComplete = columns.every((at) => cellOf(first, at) !== '' || cellOf(second, at) !== '');
  const fillsBlanks = columns.some((at) => cellOf(first, at) === '');
  // Only the first cell of a group is filled; a blank one with none before it is a column without a name.
  const isUnderGroup = (at: number): boolean =>
    cellOf(first, at) === ''
      ? columns.some((before) => before < at && cellOf(first, before) !== '')
      : at + 1 < width && cellOf(first, at + 1) === '';
  const isGrouped = columns.every((at) => cellOf(second, at) === '' || isUnderGroup(at));
  const isNames = columns.every((at) => !isData(cellOf(first, at)) && !isData(cellOf(second, at)));
  const differs = columns.some(
    (at) => cellOf(second, at) !== '' && body.some((row) => isData(cellOf(row, at))),
  );
  return isComplete && fillsBlanks && isGrouped && isNames && differs;
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
