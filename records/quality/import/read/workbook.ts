import { once } from 'node:events';
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { headRows, type Merge } from './merged-header.ts';
import { filesIn, type Packed } from './unpacked.ts';

/** A visible sheet of a workbook (ECMA-376), with the merged cells near its top. `index` counts hidden ones too. */
export type SheetInBook = {
  readonly index: number;
  readonly name: string;
  readonly merges: readonly Merge[];
};

const mostSheets = 50;

/** The sheets that people see, in their order. @throws Error where it is no workbook */
export async function sheetsIn(archive: Buffer): Promise<SheetInBook[]> {
  const files = new Map([...filesIn(archive)].map((file) => [file.name.replace(/^\//, ''), file]));
  const book = textOf(files.get('xl/workbook.xml'));
  const targets = new Map(
    tags(textOf(files.get('xl/_rels/workbook.xml.rels')), 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  const shown = tags(book, 'sheet')
    .map((tag, index) => ({ tag, index }))
    .filter(({ tag }) => !/hidden/i.test(attribute(tag, 'state')))
    .slice(0, mostSheets);
  return Promise.all(
    shown.map(async ({ tag, index }) => ({
      index,
      name: attribute(tag, 'name'),
      merges: mergesIn(await endOf(files.get(targets.get(attribute(tag, 'r:id')) ?? ''))),
    })),
  );
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

async function endOf(file: Packed | undefined): Promise<string> {
  if (!file) return '';
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
