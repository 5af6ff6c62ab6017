import { isDateFormat } from 'hucre';
import type { Packed } from './unpacked.ts';
import { packedTexts, type PackedTexts } from './packed-texts.ts';
import { readXml } from './xml.ts';

/** What the cells of all sheets refer to. */
export type CellParts = {
  readonly strings: PackedTexts;
  /** Whether numbers of a style, by its place, are days. */
  readonly isDay: readonly boolean[];
  /** Days are counted from 1904 in workbooks of old Macs, from 1900 in all others. */
  readonly from1904: boolean;
};

/** The texts that cells share (ECMA-376, 18.4): each whole, without its formats and its reading aid. */
export async function sharedStrings(file: Packed | undefined): Promise<PackedTexts> {
  const strings = packedTexts();
  if (!file) return strings;
  let text = '';
  let isText = false;
  let isAside = false;
  await readXml(file, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') isText = !isAside;
      else if (name === 'rPh') isAside = true;
    },
    text: (part) => {
      if (isText) text += part;
    },
    close: (name) => {
      if (name === 'si') strings.add(unescaped(text));
      else if (name === 't') isText = false;
      else if (name === 'rPh') isAside = false;
    },
  });
  return strings;
}

/** Which cell styles show a number as a day or an hour (18.8). */
export async function dayStyles(file: Packed | undefined): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (!file) return styles;
  const own = new Map<number, boolean>();
  let isCellFormat = false;
  await readXml(file, {
    open: (name, attributes) => {
      const id = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt') own.set(id, isDateFormat(attributes['formatCode'] ?? ''));
      else if (name === 'cellXfs') isCellFormat = true;
      else if (name === 'xf' && isCellFormat) styles.push(own.get(id) ?? isDateFormat(`${id}`));
    },
    close: (name) => {
      if (name === 'cellXfs') isCellFormat = false;
    },
  });
  return styles;
}

/** Characters that XML cannot hold stand as `_x000D_` (22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
