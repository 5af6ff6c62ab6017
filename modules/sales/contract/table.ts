import type { Phrase } from '#persian/bilingual.ts';
import type { Filter } from '#records/contract.ts';
import type { Sums } from './reports.ts';

/** The rows that a number counts: a list under that filter. */
export type Opens = { readonly object: string; readonly rows: Filter; readonly label: Phrase };

/** What stands in a cell, before anybody's language, digits or unit of money. */
export type Cell =
  /** `dot`: the index of a categorical colour that it goes by. */
  | { readonly text: Phrase; readonly dot?: number }
  | { readonly count: number; readonly opens?: Opens }
  /** A part of one; null where nobody knows. With `of` as it was counted: so many of so many, the latter opening to its rows. */
  | { readonly share: number | null; readonly of?: readonly [number, number]; readonly opens?: Opens }
  | { readonly between: readonly [number, number] | null }
  /**
   * What others lead to stands out; a change has its sign, be it more or less. A rough amount was estimated, and is written
   * with three digits or so everywhere, where others are exact in files.
   */
  | { readonly money: Sums; readonly as?: 'result' | 'change'; readonly rough?: true }
  | { readonly day: string }
  | { readonly days: number | null }
  | { readonly minutes: number };

export type TableColumn = {
  readonly head: Phrase;
  /** Words stand at the start of their column, figures at its end. */
  readonly words?: true;
};

/** A cell, where it has one with the same of the period before and of last year. */
export type TableCell = Cell & { readonly beside?: readonly [Cell, Cell] };

/** Figures as a table: declared once, shown on screen and written to files. */
export type FigureTable = {
  readonly title: Phrase;
  /** A sentence without which the figures are not understood where nothing else stands by: on paper and in a sheet. */
  readonly note?: Phrase;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
};

/** A table of rows by its columns, each with its head and what stands in it. */
export const tableOf = <Row>(
  title: Phrase,
  columns: readonly (TableColumn & { readonly of: (row: Row) => TableCell })[],
  rows: readonly Row[],
): FigureTable => ({
  title,
  columns,
  rows: rows.map((row) => columns.map(({ of }) => of(row))),
});

/** A name that people gave is the same in both languages. */
export const nameText = (name: string): Phrase => ({ fa: name, en: name });

export const counted = (count: number, object: string, rows: Filter, label: Phrase): TableCell => ({
  count,
  opens: { object, rows, label },
});

/** «شناخت نیاز – باخت» */
export const labelled = (one: Phrase, other: Phrase): Phrase => ({
  fa: `${one.fa} – ${other.fa}`,
  en: `${one.en} – ${other.en}`,
});

/** Days: whole from ten on, to a tenth below. */
export const roundDays = (days: number): number =>
  days >= 10 ? Math.round(days) : Math.round(days * 10) / 10;
