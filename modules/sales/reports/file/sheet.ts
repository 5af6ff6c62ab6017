import { writeXlsx, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import {
  labelled,
  roundDays,
  type Cell,
  type FigureTable,
  type TableCell,
  type TableColumn,
} from '../../contract/table.ts';
import { reportFileWords as words } from '../../contract/words/report-file.ts';
import { cellText, headText, moneyText, rialIn, roundShare, withBeside } from './cells.ts';
import { inDigits, type Look } from './look.ts';
import type { ReportFile } from './report.ts';

const bold: CellStyle = { font: { bold: true } };
const head: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E6F4F4' } },
};
/** A spreadsheet keeps 15 digits; a longer number is a text, or it would come back another. */
const mostDigits = 15;

/** A workbook with a sheet for each table, from right to left in Persian: numbers are numbers, shares are per cents. */
export const reportSheets = (file: ReportFile, look: Look): Promise<Uint8Array> =>
  writeXlsx({ sheets: file.tables.map((table, index) => sheetOf(file, table, index, look)) });

function sheetOf(file: ReportFile, told: FigureTable, index: number, look: Look): WriteSheet {
  const table = inNumbers(withBeside(told));
  const intro: CellValue[][] = [
    [file.title],
    ...file.facts.map(({ label, text }) => [label, text]),
    ...(index === 0 ? file.notes.map((note) => [note]) : []),
    [],
  ];
  const titleAt = intro.length;
  intro.push([look.say(told.title)], ...(told.note ? [[inDigits(look.say(told.note), look)]] : []));
  const heads = table.columns.map((_, at) => headText(table, at, look));
  const rows = table.rows.map((cells) => cells.map((cell) => written(cell, look)));
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  cells.set('0,0', { style: { font: { bold: true, size: 14 } } });
  cells.set(`${titleAt},0`, { style: bold });
  for (const at of heads.keys()) cells.set(`${intro.length},${at}`, { style: head });
  for (const [row, { length }] of rows.entries())
    for (let at = 0; at < length; at++) {
      const format = rows[row]?.[at]?.format;
      if (format !== undefined)
        cells.set(`${intro.length + 1 + row},${at}`, { style: { numFmt: shaped(format, look) } });
    }
  return {
    name: sheetName(look.say(told.title), index),
    rows: [...intro, heads, ...rows.map((row) => row.map(({ value }) => value))],
    cells,
    columns: heads.map((text, at) => ({
      width: Math.max(at === 0 ? 26 : 12, Math.min(40, text.length + 4)),
    })),
    freezePane: { rows: intro.length + 1 },
    view: { rightToLeft: look.locale === 'fa' },
  };
}

type Written = { readonly value: CellValue; readonly format?: string };

function written(cell: Cell, look: Look): Written {
  if ('count' in cell) return { value: cell.count, format: '#,##0' };
  if ('share' in cell) return { value: cell.share === null ? null : roundShare(cell.share), format: '0%' };
  if ('days' in cell) return { value: cell.days === null ? null : roundDays(cell.days), format: '0.0' };
  if ('minutes' in cell) return { value: cell.minutes, format: '#,##0' };
  if ('money' in cell) {
    const [only, ...more] = cell.money;
    if (!only) return { value: null };
    const amount = rialIn(only.amount, cell, look);
    const isNumber =
      more.length === 0 && only.currency === 'IRR' && amount.replaceAll(/[-.]/g, '').length <= mostDigits;
    return isNumber
      ? { value: Number(amount), format: amount.includes('.') ? '#,##0.0' : '#,##0' }
      : { value: moneyText(cell, look) };
  }
  return { value: cellText(cell, look) };
}

/** Persian digits (`[$-3000429]`) where the reader has them. */
const shaped = (format: string, { digits }: Look): string =>
  digits === 'fa' ? `[$-3000429]${format}` : format;

/** What reads as «۴۲٪ (۵ از ۱۲)» or «۳۰٪ تا ۵۰٪» on paper is a column for each of its numbers. */
function inNumbers(table: FigureTable): FigureTable {
  const kinds = table.columns.map((_, at): 'counted' | 'between' | 'minutes' | 'one' => {
    const cells = table.rows.flatMap((row) => row[at] ?? []);
    if (cells.some((cell) => 'share' in cell && cell.of)) return 'counted';
    if (cells.some((cell) => 'between' in cell)) return 'between';
    return cells.some((cell) => 'minutes' in cell) ? 'minutes' : 'one';
  });
  return {
    ...table,
    columns: table.columns.flatMap((column, at): readonly TableColumn[] => {
      const { head } = column;
      switch (kinds[at]) {
        case 'counted':
          return [column, { head: labelled(head, words.times) }, { head: labelled(head, words.of) }];
        case 'between':
          return [{ head: labelled(head, words.from) }, { head: labelled(head, words.to) }];
        case 'minutes':
          return [
            { head: { fa: `${head.fa} (${words.minutes.fa})`, en: `${head.en} (${words.minutes.en})` } },
          ];
        default:
          return [column];
      }
    }),
    rows: table.rows.map((row) => row.flatMap((cell, at) => parted(cell, kinds[at] ?? 'one'))),
  };
}

const none: TableCell = { share: null };

function parted(cell: TableCell, kind: 'counted' | 'between' | 'minutes' | 'one'): readonly TableCell[] {
  if (kind === 'counted') {
    const of = 'share' in cell ? cell.of : undefined;
    return of ? [cell, { count: of[0] }, { count: of[1] }] : [cell, none, none];
  }
  if (kind === 'between') {
    const between = 'between' in cell ? cell.between : null;
    return between ? [{ share: between[0] }, { share: between[1] }] : [none, none];
  }
  return [cell];
}

/** 31 characters at most, without those by which formulas speak of sheets, and no two alike. */
const sheetName = (name: string, index: number): string =>
  `${index + 1} ${name.replaceAll(/[[\]:*?/\\']/g, ' ')}`.slice(0, 31).trim();
