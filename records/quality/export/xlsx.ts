import type { Cell } from './cell.ts';
import type { ExportColumn } from './columns.ts';
import type { Look } from './look.ts';
import { zip, type ZipEntry } from './zip.ts';

/** Excel's own bound; what is more goes on in a second sheet. */
const mostRows = 1_048_575;
/** A sheet's XML stays under the 4 GiB of an archive's entry. */
const mostSheetBytes = 3_500_000_000;

type Sheet = { readonly name: string; readonly rightToLeft: boolean };

/**
 * A workbook (ECMA-376) as a stream: written by hand, since what is needed is a page of XML, and no small library streams a
 * right-to-left sheet. Texts are inline strings, which a spreadsheet never runs as formulas.
 */
export async function* xlsxBytes(
  name: string,
  columns: readonly ExportColumn[],
  rows: AsyncIterable<readonly (readonly Cell[])[]>,
  look: Look,
): AsyncGenerator<Buffer> {
  const source = rows[Symbol.asyncIterator]();
  const sheets: Sheet[] = [];
  const entries = async function* (): AsyncGenerator<ZipEntry> {
    const state: SheetState = { source, waiting: [], over: false };
    do {
      const sheet: Sheet = {
        name: `${sheetName(name)}${sheets.length === 0 ? '' : ` ${sheets.length + 1}`}`,
        rightToLeft: look.locale === 'fa',
      };
      sheets.push(sheet);
      yield { name: `xl/worksheets/sheet${sheets.length}.xml`, content: sheetXml(sheet, columns, state) };
    } while (!state.over);
    yield { name: 'xl/styles.xml', content: [stylesXml(look)] };
    yield { name: 'xl/workbook.xml', content: [workbookXml(sheets)] };
    yield { name: 'xl/_rels/workbook.xml.rels', content: [relationsXml(sheets)] };
    yield { name: '_rels/.rels', content: [rootXml] };
    yield { name: '[Content_Types].xml', content: [typesXml(sheets)] };
  };
  yield* zip(entries());
}

type SheetState = {
  readonly source: AsyncIterator<readonly (readonly Cell[])[]>;
  /** Rows that were read and did not fit into the sheet before. */
  waiting: readonly (readonly Cell[])[];
  over: boolean;
};

const headRow = 1;

async function* sheetXml(
  { rightToLeft }: Sheet,
  columns: readonly ExportColumn[],
  state: SheetState,
): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"${rightToLeft ? ' rightToLeft="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`;
  yield rowXml(
    headRow,
    columns.map(({ head }) => head),
    style.head,
  );
  let row = headRow;
  let bytes = 0;
  for (;;) {
    if (state.waiting.length === 0) {
      const next = await state.source.next();
      if (next.done) {
        state.over = true;
        break;
      }
      state.waiting = next.value;
    }
    const room = mostRows - (row - headRow);
    if (room <= 0 || bytes > mostSheetBytes) break;
    const group = state.waiting.slice(0, room);
    state.waiting = state.waiting.slice(room);
    const xml = group.map((cells) => rowXml((row += 1), cells)).join('');
    bytes += Buffer.byteLength(xml);
    yield xml;
  }
  const last = `${letters(columns.length)}${row}`;
  yield `</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
}

/** Indexes into `cellXfs` of the styles. */
const style = { plain: 0, head: 1, number: 2, fraction: 3 } as const;

const rowXml = (row: number, cells: readonly Cell[], of?: number): string =>
  `<row r="${row}">${cells.map((cell, at) => cellXml(`${letters(at + 1)}${row}`, cell, of)).join('')}</row>`;

function cellXml(place: string, cell: Cell, of: number = style.plain): string {
  if (cell === null) return '';
  if (typeof cell === 'string')
    return `<c r="${place}" t="inlineStr"${of === style.plain ? '' : ` s="${of}"`}><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  // A spreadsheet keeps 15 digits; a longer number is a text, or it would come back another.
  if (cell.number.replaceAll(/[-.]/g, '').length > 15) return cellXml(place, cell.number, of);
  return `<c r="${place}" s="${cell.number.includes('.') ? style.fraction : style.number}"><v>${cell.number}</v></c>`;
}

/** A, B, … Z, AA, … */
function letters(column: number): string {
  let text = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCodePoint(65 + ((rest - 1) % 26)) + text;
  return text;
}

/** At most so many characters stand in a cell. */
const mostCharacters = 32_767;

/** XML 1.0 has no control characters but these three, and no halves of surrogates. */
const escaped = (text: string): string =>
  text
    .slice(0, mostCharacters)
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const attribute = (text: string): string => escaped(text).replaceAll('"', '&quot;');

/** 31 characters, without those by which formulas speak of sheets. */
const sheetName = (name: string): string =>
  name
    .replaceAll(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 28) || '1';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageOf = 'http://schemas.openxmlformats.org/package/2006';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Numbers group by threes, in Persian digits (`[$-3000429]`) where the reader has them. */
function stylesXml({ digits, values }: Look): string {
  const shape = values === 'shown' && digits === 'fa' ? '[$-3000429]' : '';
  const whole = values === 'plain' ? '0' : `${shape}#,##0`;
  const fraction = values === 'plain' ? '0.################' : `${shape}#,##0.################`;
  return `${declaration}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="${whole}"/><numFmt numFmtId="165" formatCode="${fraction}"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6F4F4"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`;
}

const workbookXml = (sheets: readonly Sheet[]): string =>
  `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
    .map(({ name }, at) => `<sheet name="${attribute(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')}</sheets></workbook>`;

const relationsXml = (sheets: readonly Sheet[]): string =>
  `${declaration}<Relationships xmlns="${packageOf}/relationships">${sheets
    .map(
      (_, at) =>
        `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
    )
    .join('')}<Relationship Id="styles" Type="${office}/styles" Target="styles.xml"/></Relationships>`;

const rootXml = `${declaration}<Relationships xmlns="${packageOf}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const typesXml = (sheets: readonly Sheet[]): string =>
  `${declaration}<Types xmlns="${packageOf}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${workbookType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${workbookType}.styles+xml"/>${sheets
    .map(
      (_, at) =>
        `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${workbookType}.worksheet+xml"/>`,
    )
    .join('')}</Types>`;
