import type { TableRow } from './read/rows.ts';

/**
 * Two million letters of text stand in memory some ten times on their way to the database: as the row, as JSON, as bytes. A
 * thousand rows of ten thousand letters each took half a gigabyte of garbage a chunk, which a busy machine put away late.
 */
const lettersAtOnce = 2_000_000;

/** Rows that go to the database together. */
export type Gathered = {
  /** @returns whether they are enough */
  add(row: TableRow): boolean;
  /** Hands them out and begins anew. */
  take(): TableRow[];
};

/** Gathers up to so many rows; of long ones fewer. */
export function gathered(mostRows: number, mostLetters = lettersAtOnce): Gathered {
  let rows: TableRow[] = [];
  let letters = 0;
  return {
    add: (row) => {
      rows.push(row);
      for (const cell of row.cells) letters += cell.length;
      return rows.length >= mostRows || letters >= mostLetters;
    },
    take: () => {
      const taken = rows;
      rows = [];
      letters = 0;
      return taken;
    },
  };
}
