import { setImmediate } from 'node:timers/promises';
import type { CellValue } from 'hucre/xlsx';
import { headRows, type Merge, type NumberedRow } from './merged-header.ts';
import { madeOf, type XmlListener } from './xml.ts';

export type XmlSheet = {
  readonly name: string;
  readonly rows: readonly NumberedRow[];
  readonly merges: readonly Merge[];
};

/** Whether a page is an XML spreadsheet of Excel 2003. */
export const isXmlWorkbook = (page: string): boolean =>
  /^\s*<\?xml[^>]*>/i.test(page) && /<(?:\w+:)?Workbook\s/.test(page.slice(0, 2_000));

/**
 * The sheets that people see of an XML spreadsheet (Microsoft's XML Spreadsheet Reference, Excel 2003), which many products
 * still write and call `.xls`; whole in memory, like that.
 * @throws Error where it is no XML or breaks off
 */
export async function xmlSheets(page: string): Promise<readonly XmlSheet[]> {
  const sheets: Building[] = [];
  const made: NumberedRow[] = [];
  const listener = sheetListener(made, (name) => {
    const sheet: Building = { name, rows: [], merges: [], hidden: false };
    sheets.push(sheet);
    return sheet;
  });
  const rows = madeOf({ name: '', bytes: Buffer.from(page), deflated: false }, listener, made);
  // Whoever else is waited for must not wait for the whole of it.
  for (let count = 1; (await rows.next()).done !== true; count++)
    if (count % rowsAtOnce === 0) await setImmediate();
  return sheets.filter(({ hidden }) => !hidden);
}

const rowsAtOnce = 2_000;
/** Excel's own limit; a made-up column beyond it would make a row of any length. */
const mostColumns = 16_384;

type Building = {
  readonly name: string;
  readonly rows: NumberedRow[];
  readonly merges: Merge[];
  hidden: boolean;
};

function sheetListener(made: NumberedRow[], begin: (name: string) => Building): XmlListener {
  let sheet: Building | undefined;
  let index = -1;
  let values: CellValue[] = [];
  let column = -1;
  let wide = 0;
  let kind = '';
  let text: string | undefined;
  let isAside = false;
  let shown: string | undefined;
  return {
    open: (name, attributes) => {
      const own = (wanted: string): string | undefined => attributes[`ss:${wanted}`] ?? attributes[wanted];
      switch (name) {
        case 'Worksheet':
          sheet = begin(own('Name') ?? '');
          index = -1;
          break;
        case 'Row':
          index = own('Index') === undefined ? index + 1 : Number(own('Index')) - 1;
          values = [];
          column = -1;
          wide = 0;
          break;
        case 'Cell': {
          column = own('Index') === undefined ? column + wide + 1 : Number(own('Index')) - 1;
          wide = Number(own('MergeAcross') ?? 0);
          if (!(column >= 0 && column < mostColumns && wide < mostColumns))
            throw new Error('A cell stands outside of the sheet');
          const deep = Number(own('MergeDown') ?? 0);
          if (index + deep < headRows && (wide > 0 || deep > 0))
            sheet?.merges.push({
              startRow: index,
              startCol: column,
              endRow: index + deep,
              endCol: column + wide,
            });
          break;
        }
        case 'Comment':
          isAside = true;
          break;
        case 'Data':
          if (isAside) break;
          kind = own('Type') ?? 'String';
          text = '';
          break;
        case 'Visible':
          shown = '';
          break;
        default:
      }
    },
    text: (part) => {
      if (text !== undefined) text += part;
      else if (shown !== undefined) shown += part;
    },
    close: (name) => {
      switch (name) {
        case 'Comment':
          isAside = false;
          break;
        case 'Data':
          if (text === undefined) break;
          while (values.length < column) values.push(null);
          values[column] = valueOf(kind, text);
          text = undefined;
          break;
        case 'Row': {
          const row = { index, values };
          sheet?.rows.push(row);
          made.push(row);
          break;
        }
        case 'Visible':
          if (sheet && /hidden/i.test(shown ?? '')) sheet.hidden = true;
          shown = undefined;
          break;
        default:
      }
    },
  };
}

function valueOf(kind: string, text: string): CellValue {
  if (text === '') return null;
  if (kind === 'Boolean') return text === '1';
  const number = Number(text);
  if (kind === 'Number' && !Number.isNaN(number)) return number;
  // The wall of nobody's zone, like the counts of days of other workbooks.
  const day = kind === 'DateTime' ? new Date(`${text}Z`) : undefined;
  return day && !Number.isNaN(day.getTime()) ? day : text;
}
