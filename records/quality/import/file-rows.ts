import type { Readable } from 'node:stream';
import Papa from 'papaparse';
import type { Locale } from '#persian/bilingual.ts';
import { harmless } from '../export/csv.ts';
import type { Analysis, OpenFile } from './analyse.ts';
import { dataRows } from './read/rows.ts';
import type { LeftOut } from './write-rows.ts';

/** A row as it stands in the file; `row` is the number that a spreadsheet gives it. */
export type FileRow = { readonly row: number; readonly cells: readonly string[] };

const longestCell = 300;

/** The texts of these rows, in the order of the file. Reads no further than the last of them. */
export async function rowsAt(
  open: OpenFile,
  analysis: Analysis,
  numbers: ReadonlySet<number>,
): Promise<FileRow[]> {
  const found: FileRow[] = [];
  const last = Math.max(...numbers);
  for await (const { number: row, cells } of dataRows(await open(), analysis)) {
    if (numbers.has(row)) found.push({ row, cells: cells.map((cell) => cell.slice(0, longestCell)) });
    if (row >= last) break;
  }
  return found;
}

const reasonHead = { fa: 'دلیل', en: 'Reason' };

/**
 * A table of the rows that were left out, each as it stood with the reason behind it, to be mended and brought in again.
 * UTF-8 with its mark, by which spreadsheets know it.
 */
export async function* leftOutTable(
  bytes: Readable,
  analysis: Analysis,
  leftOut: readonly LeftOut[],
  locale: Locale,
): AsyncGenerator<string> {
  const reasons = new Map(leftOut.map(({ row, reason }) => [row, reason[locale]]));
  const line = (cells: readonly string[]): string => `${Papa.unparse([cells.map(harmless)])}\r\n`;
  yield `\ufeff${line([...analysis.columns.map(({ name }) => name), reasonHead[locale]])}`;
  for await (const { number, cells } of dataRows(bytes, analysis)) {
    const reason = reasons.get(number);
    if (reason === undefined) continue;
    yield line([...analysis.columns.map((_, index) => cells[index] ?? ''), reason]);
  }
}
