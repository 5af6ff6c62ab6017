import { once } from 'node:events';
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { headRows, type Merge } from './merged-header.ts';
import { filesIn, type Packed } from './unpacked.ts';
import { dayStyles, sharedStrings, type CellParts } from './workbook-parts.ts';

/** A visible sheet of a workbook (ECMA-376), with the merged cells near its top. */
export type SheetInBook = {
  readonly name: string;
  readonly file: Packed;
  readonly merges: readonly Merge[];
};

const mostSheets = 50;

/** The sheets that people see, in their order, and what their cells refer to. @throws Error where it is no workbook */
export async function openWorkbook(
  archive: Buffer,
): Promise<{ readonly sheets: readonly SheetInBook[]; readonly parts: CellParts }> {
  const files = new Map([...filesIn(archive)].map((file) => [file.name.replace(/^\//, ''), file]));
  const book = textOf(files.get('xl/workbook.xml'));
  const related = tags(textOf(files.get('xl/_rels/workbook.xml.rels')), 'Relationship').map((tag) => ({
    id: attribute(tag, 'Id'),
    type: attribute(tag, 'Type').replace(/^.*\//, ''),
    file: files.get(attribute(tag, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/')),
  }));
  const ofType = (type: string): Packed | undefined => related.find((one) => one.type === type)?.file;
  const shown = tags(book, 'sheet').flatMap((tag) => {
    const file = related.find(({ id }) => id === attribute(tag, 'r:id'))?.file;
    return file && !/hidden/i.test(attribute(tag, 'state')) ? [{ name: attribute(tag, 'name'), file }] : [];
  });
  return {
    sheets: await Promise.all(
      shown
        .slice(0, mostSheets)
        .map(async (sheet) => ({ ...sheet, merges: mergesIn(await endOf(sheet.file)) })),
    ),
    parts: {
      strings: await sharedStrings(ofType('sharedStrings')),
      isDay: await dayStyles(ofType('styles')),
      from1904: tags(book, 'workbookPr').some((tag) => /^(?:1|true)$/.test(attribute(tag, 'date1904'))),
    },
  };
}

function textOf(file: Packed | undefined): string {
  if (!file) throw new Error('The archive is no workbook');
  return (file.deflated ? inflateRawSync(file.bytes) : file.bytes).toString('utf8');
}

const tags = (xml: string, name: string): string[] =>
  xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? [];

const attribute = (tag: string, name: string): string =>
  unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replaceAll(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, word?: string) =>
      decimal
        ? String.fromCodePoint(Number(decimal))
        : hex
          ? String.fromCodePoint(Number.parseInt(hex, 16))
          : (named[word ?? ''] ?? whole),
  );

// Merged cells stand behind the rows.
const endBytes = 256 * 1024;

async function endOf(file: Packed): Promise<string> {
  if (!file.deflated) return file.bytes.subarray(-endBytes).toString('utf8');
  const inflate = createInflateRaw();
  let end = Buffer.alloc(0);
  inflate.on('data', (chunk: Buffer) => {
    end = Buffer.concat([end, chunk]).subarray(-endBytes);
  });
  const over = once(inflate, 'close');
  inflate.on('error', () => inflate.destroy());
  inflate.end(file.bytes);
  await over;
  return end.toString('utf8');
}

function mergesIn(xml: string): Merge[] {
  return tags(xml, 'mergeCell').flatMap((tag) => {
    const [, from, fromRow, to, toRow] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(attribute(tag, 'ref')) ?? [];
    const merge = {
      startCol: columnOf(from ?? ''),
      startRow: Number(fromRow) - 1,
      endCol: columnOf(to ?? ''),
      endRow: Number(toRow) - 1,
    };
    return merge.endRow < headRows ? [merge] : [];
  });
}

/** `A` is 0, `AA` 26. */
const columnOf = (letters: string): number =>
  letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
