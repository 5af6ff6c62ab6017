import { serialToDate } from 'hucre';
import type { CellValue } from 'hucre/xlsx';
import type { NumberedRow } from './merged-header.ts';
import type { Packed } from './unpacked.ts';
import { unescaped, type CellParts } from './workbook-parts.ts';
import { madeOf, type XmlListener } from './xml.ts';

/** Excel's own limit; a made-up column beyond it would make a row of any length. */
const mostColumns = 16_384;

/**
 * The rows of a sheet (ECMA-376, 18.3.1) as they come: only those of one piece of the file stand in memory. A reader that
 * reads on while its rows wait needed a gigabyte for two hundred thousand of them.
 * @throws Error where the sheet is damaged
 */
export function sheetRows(file: Packed, parts: CellParts): AsyncGenerator<NumberedRow> {
  const ready: NumberedRow[] = [];
  return madeOf(
    file,
    rowListener(parts, (row) => ready.push(row)),
    ready,
  );
}

function rowListener(parts: CellParts, tell: (row: NumberedRow) => void): XmlListener {
  let index = -1;
  let values: CellValue[] = [];
  let column = -1;
  let kind = '';
  let style = 0;
  let text = '';
  let isValue = false;
  return {
    open: (name, attributes) => {
      switch (name) {
        case 'row':
          index = attributes['r'] === undefined ? index + 1 : Number(attributes['r']) - 1;
          values = [];
          column = -1;
          break;
        case 'c':
          column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
          if (!(column < mostColumns)) throw new Error('A cell stands outside of the sheet');
          kind = attributes['t'] ?? 'n';
          style = Number(attributes['s'] ?? -1);
          text = '';
          break;
        case 'v':
        case 't':
          isValue = true;
          break;
        default:
      }
    },
    text: (part) => {
      if (isValue) text += part;
    },
    close: (name) => {
      switch (name) {
        case 'v':
        case 't':
          isValue = false;
          break;
        case 'c':
          while (values.length < column) values.push(null);
          values[column] = valueOf(kind, text, style, parts);
          break;
        case 'row':
          tell({ index, values });
          break;
        default:
      }
    },
  };
}

/** `BC12` stands in the 55th column, which is 54. */
function columnOf(place: string): number {
  let column = 0;
  for (const letter of place) {
    const at = letter.charCodeAt(0) - 64;
    if (at < 1 || at > 26) break;
    column = column * 26 + at;
  }
  return column - 1;
}

function valueOf(kind: string, text: string, style: number, parts: CellParts): CellValue {
  if (kind === 's') return parts.strings.at(Number(text)) ?? null;
  if (kind === 'str' || kind === 'inlineStr') return unescaped(text);
  if (kind === 'b') return text === '1' || text.toLowerCase() === 'true';
  if (kind === 'e' || kind === 'd') return text;
  if (text === '') return null;
  const number = Number(text);
  if (Number.isNaN(number)) return text;
  return parts.isDay[style] === true ? serialToDate(number, parts.from1904) : number;
}
