import { Readable } from 'node:stream';
import { readXls, type CellValue } from 'hucre/xlsx';
import { EncryptedFileError } from 'hucre';
import Papa from 'papaparse';
import { isMarkup, largestTable } from './html-table.ts';
import { underOneHeader, type NumberedRow } from './merged-header.ts';
import { unpackedBytes } from './unpacked.ts';
import { isVcard, vcardTables } from './vcard.ts';
import { lockedSheet, largeSheet, otherFormat, unreadableSheet } from './problems.ts';
import { sniffEncoding } from './encoding.ts';
import { sheetRows } from './sheet-rows.ts';
import { openWorkbook } from './workbook.ts';
import { isXmlWorkbook, xmlSheets } from './xml-workbook.ts';
import type { Phrase } from '#persian/bilingual.ts';
import { Problem } from '#kernel/problems/problem.ts';

/** A workbook is unpacked in memory, unlike a text table. */
const mostBytes = 60 * 1024 * 1024;
/** Sixty of a real workbook unpack to some 350; a made-up one of one may unpack to a thousand. */
const mostUnpacked = 400 * 1024 * 1024;

/** A table that a file holds; the sheets of a workbook have names, and so have cards of companies among those of people. */
export type TextTable = { readonly sheet?: string | Phrase; readonly table: Readable };

/**
 * The bytes as text tables, each to be read to its end before the next: every visible sheet of a workbook, the largest table
 * of a page, contact cards, companies after people, all as UTF-8 with commas; anything else as it is.
 * @throws unreadableSheet, lockedSheet, largeSheet, otherFormat
 */
export async function* textTables(bytes: Readable): AsyncGenerator<TextTable> {
  const { head, whole } = await peek(bytes);
  // PK: a zip, as .xlsx is; D0 CF: the compound file of .xls, and of .xlsx with a password.
  if (head[0] === 0x50 && head[1] === 0x4b) yield* sheetTables(await gather(whole), xlsxSheets);
  else if (head[0] === 0xd0 && head[1] === 0xcf) yield* sheetTables(await gather(whole), xlsSheets);
  else if (isMarkup(head) || isMarkup(wideText(head))) yield* sheetTables(await gather(whole), pageTable);
  else if (isOldWorkbook(head)) throw otherFormat({ what: ofOldExcel });
  else if (isWebArchive(head)) throw otherFormat({ what: webArchive });
  else if (isVcard(head)) yield* vcardTables(whole);
  else if (isVcard(wideText(head))) yield* vcardTables(inUtf8(head, whole));
  else yield { table: Readable.from(whole, { objectMode: false }) };
}

const ofOldExcel = { fa: 'اکسل ۹۵ یا پیش از آن', en: 'a workbook of Excel 95 or before' };
const webArchive = { fa: 'صفحهٔ وب بایگانی‌شده (MHTML)', en: 'an archived web page (MHTML)' };
const webPage = { fa: 'صفحهٔ وبی بی جدول', en: 'a web page without a table' };

/** A BIFF stream that lies in no compound file, as Excel wrote it up to version 4. */
const isOldWorkbook = ([mark, version = 0, length = 0, rest]: Buffer): boolean =>
  mark === 0x09 && [0, 2, 4, 8].includes(version) && [4, 6, 8].includes(length) && rest === 0;

const isWebArchive = (head: Buffer): boolean =>
  /^\s*(?:MIME-Version:|From: <Saved)/i.test(head.subarray(0, 64).toString('latin1'));

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

type SheetRows = { readonly name?: string; readonly rows: AsyncIterable<NumberedRow> };

async function* sheetTables(
  workbook: Buffer,
  sheetsOf: (workbook: Buffer) => AsyncIterable<SheetRows>,
): AsyncGenerator<TextTable> {
  try {
    for await (const { name, rows } of sheetsOf(workbook))
      yield { ...(name === undefined ? {} : { sheet: name }), table: Readable.from(tableOf(rows)) };
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
  // Before version 97 the stream of a workbook had another name.
  if (!workbook.includes(wide('Workbook')) && workbook.includes(wide('Book')))
    throw otherFormat({ what: ofOldExcel });
  const { sheets } = await readXls(workbook);
  for (const { name, rows, merges = [] } of sheets)
    yield { name, rows: underOneHeader(numbered(rows), merges) };
}

const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** Many products write a page and call it a workbook. */
async function* pageTable(bytes: Buffer): AsyncGenerator<SheetRows> {
  const { encoding, skip } = sniffEncoding(bytes);
  const page = new TextDecoder(encoding).decode(bytes.subarray(skip));
  if (isXmlWorkbook(page)) {
    for (const { name, rows, merges } of await xmlSheets(page))
      yield { name, rows: underOneHeader(inTurn(rows), merges) };
    return;
  }
  const table = await largestTable(page);
  if (!table) throw otherFormat({ what: webPage });
  yield { rows: underOneHeader(numbered(table.rows), table.merges) };
}

const numbered = (rows: readonly (readonly CellValue[])[]): AsyncGenerator<NumberedRow> =>
  inTurn(rows.map((values, index) => ({ index, values })));

async function* inTurn(rows: readonly NumberedRow[]): AsyncGenerator<NumberedRow> {
  for (const row of rows) yield await Promise.resolve(row);
}

/** As people would have typed it: a day without its midnight, a number without the noise of binary fractions. */
function textOfCell(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : String(value);
}
