import { Readable } from 'node:stream';
import { readXls, type CellValue } from 'hucre/xlsx';
import { EncryptedFileError } from 'hucre';
import Papa from 'papaparse';
import { underOneHeader, type NumberedRow } from './merged-header.ts';
import { unpackedBytes } from './unpacked.ts';
import { isVcard, vcardTables } from './vcard.ts';
import { sheetRows } from './sheet-rows.ts';
import { openWorkbook } from './workbook.ts';
import type { Phrase } from '#persian/bilingual.ts';
import { defineProblem, Problem } from '#kernel/problems/problem.ts';

export const unreadableSheet = defineProblem({
  slug: 'import-unreadable-sheet',
  status: 422,
  title: { fa: 'پروندهٔ اکسل خوانده نشد', en: 'The workbook could not be read' },
  detail: () => ({
    fa: 'شاید ناقص فرستاده شده یا خراب است. آن را در اکسل باز کنید، دوباره ذخیره کنید و بفرستید، یا با CSV UTF-8 بیاورید.',
    en: 'It may be cut short or damaged. Open it in Excel, save it again and send that, or bring it as CSV UTF-8.',
  }),
});

export const lockedSheet = defineProblem({
  slug: 'import-locked-sheet',
  status: 422,
  title: { fa: 'پروندهٔ اکسل رمز دارد', en: 'The workbook has a password' },
  detail: () => ({
    fa: 'رمز آن را بردارید و دوباره بفرستید.',
    en: 'Take the password off and send it again.',
  }),
});

export const largeSheet = defineProblem({
  slug: 'import-large-sheet',
  status: 413,
  title: { fa: 'پروندهٔ اکسل بزرگ است', en: 'The workbook is large' },
  detail: () => ({
    fa: 'اکسل تا ۶۰ مگابایت خوانده می‌شود؛ بزرگ‌تر از آن را با CSV UTF-8 بیاورید، که اندازه ندارد.',
    en: 'Workbooks of up to 60 MB are read; bring a larger one as CSV UTF-8, which knows no limit.',
  }),
});

/** A workbook is unpacked in memory, unlike a text table. */
const mostBytes = 60 * 1024 * 1024;
/** Sixty of a real workbook unpack to some 350; a made-up one of one may unpack to a thousand. */
const mostUnpacked = 400 * 1024 * 1024;

/** A table that a file holds; the sheets of a workbook have names, and so have cards of companies among those of people. */
export type TextTable = { readonly sheet?: string | Phrase; readonly table: Readable };

/**
 * The bytes as text tables, each to be read to its end before the next: every visible sheet of a workbook, contact cards as
 * UTF-8 with commas, companies after people, anything else as it is.
 */
export async function* textTables(bytes: Readable): AsyncGenerator<TextTable> {
  const { head, whole } = await peek(bytes);
  // PK: a zip, as .xlsx is; D0 CF: the compound file of .xls, and of .xlsx with a password.
  if (head[0] === 0x50 && head[1] === 0x4b) yield* sheetTables(await gather(whole), xlsxSheets);
  else if (head[0] === 0xd0 && head[1] === 0xcf) yield* sheetTables(await gather(whole), xlsSheets);
  else if (isVcard(head)) yield* vcardTables(whole);
  else if (isVcard(wideText(head))) yield* vcardTables(inUtf8(head, whole));
  else yield { table: Readable.from(whole, { objectMode: false }) };
}

const wideOf = (head: Buffer): 'utf-16le' | 'utf-16be' | undefined =>
  head[0] === 0xff && head[1] === 0xfe
    ? 'utf-16le'
    : head[0] === 0xfe && head[1] === 0xff
      ? 'utf-16be'
      : undefined;

/** The beginning of a text in UTF-16, as Windows keeps contact cards; nothing of any other. */
function wideText(head: Buffer): Buffer {
  const wide = wideOf(head);
  return Buffer.from(wide ? new TextDecoder(wide).decode(head.subarray(0, 128)) : '');
}

async function* inUtf8(head: Buffer, whole: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(wideOf(head));
  for await (const chunk of whole) yield Buffer.from(decoder.decode(chunk, { stream: true }));
}

/** The first bytes, and all of them from the beginning. */
async function peek(bytes: Readable): Promise<{ head: Buffer; whole: AsyncGenerator<Buffer> }> {
  const chunks = bytes[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await chunks.next();
  const head = first.done ? Buffer.alloc(0) : first.value;
  const whole = async function* (): AsyncGenerator<Buffer> {
    if (head.length > 0) yield head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  };
  return { head, whole: whole() };
}

async function gather(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > mostBytes) throw largeSheet();
    all.push(chunk);
  }
  return Buffer.concat(all);
}

type SheetRows = { readonly name: string; readonly rows: AsyncIterable<NumberedRow> };

async function* sheetTables(
  workbook: Buffer,
  sheetsOf: (workbook: Buffer) => AsyncIterable<SheetRows>,
): AsyncGenerator<TextTable> {
  try {
    for await (const { name, rows } of sheetsOf(workbook))
      yield { sheet: name, table: Readable.from(tableOf(rows)) };
  } catch (error) {
    throw explained(error);
  }
}

/** Excel's own limit; a made-up number beyond it makes no line. */
const mostRows = 1_048_576;

/** A line for each row of the sheet, blank ones too: the table's rows have the numbers that the sheet shows. */
async function* tableOf(rows: AsyncIterable<NumberedRow>): AsyncGenerator<Buffer> {
  let lines = 0;
  try {
    for await (const { index, values } of rows) {
      const blank = index < mostRows ? Math.max(0, index - lines) : 0;
      lines += blank + 1;
      yield Buffer.from(
        `${'\n'.repeat(blank)}${Papa.unparse([values.map(textOfCell)], { delimiter: ',' })}\n`,
      );
    }
  } catch (error) {
    throw explained(error);
  }
}

function explained(error: unknown): unknown {
  if (error instanceof Problem) return error;
  return error instanceof EncryptedFileError ? lockedSheet() : unreadableSheet();
}

async function* xlsxSheets(workbook: Buffer): AsyncGenerator<SheetRows> {
  if ((await unpackedBytes(workbook, mostUnpacked)) > mostUnpacked) throw largeSheet();
  const { sheets, parts } = await openWorkbook(workbook);
  for (const { name, file, merges } of sheets)
    yield { name, rows: underOneHeader(sheetRows(file, parts), merges) };
}

async function* xlsSheets(workbook: Buffer): AsyncGenerator<SheetRows> {
  const { sheets } = await readXls(workbook);
  for (const { name, rows, merges = [] } of sheets)
    yield { name, rows: underOneHeader(numbered(rows), merges) };
}

async function* numbered(rows: readonly (readonly CellValue[])[]): AsyncGenerator<NumberedRow> {
  for (const [index, values] of rows.entries()) yield await Promise.resolve({ index, values });
}

/** As people would have typed it: a day without its midnight, a number without the noise of binary fractions. */
function textOfCell(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : String(value);
}
