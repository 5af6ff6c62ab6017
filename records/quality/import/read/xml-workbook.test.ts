import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { Problem } from '#kernel/problems/problem.ts';
import { textTables } from './sheet.ts';

async function tablesOf(file: string | Buffer): Promise<(readonly [sheet: unknown, text: string])[]> {
  const tables: (readonly [unknown, string])[] = [];
  for await (const { sheet, table } of textTables(Readable.from([Buffer.from(file)])))
    tables.push([sheet, Buffer.concat(await table.toArray()).toString()]);
  return tables;
}

const head = `<?xml version="1.0" encoding="UTF-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>`;

const book = `${head}
 <Worksheet ss:Name="مشتریان"><Table ss:ExpandedColumnCount="4">
  <Column ss:Width="80"/>
  <Row><Cell ss:MergeAcross="3"><Data ss:Type="String">فهرست مشتریان</Data></Cell></Row>
  <Row ss:Index="3">
   <Cell ss:MergeDown="1"><Data ss:Type="String">نام</Data></Cell>
   <Cell ss:MergeAcross="1"><Data ss:Type="String">تماس</Data></Cell>
   <Cell ss:MergeDown="1"><Data ss:Type="String">تاریخ</Data></Cell>
  </Row>
  <Row><Cell ss:Index="2"><Data ss:Type="String">موبایل</Data></Cell><Cell><Data ss:Type="String">رایانامه</Data></Cell></Row>
  <Row>
   <Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">علی <B>کریمی</B></ss:Data><Comment ss:Author="x"><ss:Data>نظر</ss:Data></Comment></Cell>
   <Cell><Data ss:Type="Number">9121234567</Data></Cell>
   <Cell ss:Index="4" ss:StyleID="d"><Data ss:Type="DateTime">2026-11-25T00:00:00.000</Data></Cell>
  </Row>
  <Row ss:Index="8"><Cell><Data ss:Type="String">الف &amp; &#1576;&#10;خط دو</Data></Cell><Cell/><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
 </Table><WorksheetOptions><Visible>SheetVisible</Visible></WorksheetOptions></Worksheet>
 <Worksheet ss:Name="پنهان"><Table><Row><Cell><Data ss:Type="String">a</Data></Cell></Row></Table>
  <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
 <Worksheet ss:Name="خالی"><Table/></Worksheet>
</Workbook>`;

test('an XML spreadsheet of Excel 2003 is read with its sheets, merged cells, days and places', async () => {
  const wanted = [
    [
      'مشتریان',
      [
        '',
        '',
        '',
        'نام,موبایل,رایانامه,تاریخ',
        'علی کریمی,9121234567,,2026-11-25',
        '',
        '',
        '"الف & ب\nخط دو",,true',
        '',
      ].join('\n'),
    ],
    ['خالی', ''],
  ];
  assert.deepEqual(await tablesOf(book), wanted);
  const wide = Buffer.from(`\ufeff${book.replace('UTF-8', 'UTF-16')}`, 'utf16le');
  assert.deepEqual(await tablesOf(wide), wanted);
});

test('one that breaks off, or has a cell where no sheet reaches, is refused by name', async () => {
  for (const file of [
    book.slice(0, book.indexOf('موبایل')),
    `${head}<Worksheet><Table><Row><Cell ss:Index="99999999"><Data ss:Type="String">a</Data></Cell></Row></Table></Worksheet></Workbook>`,
  ])
    await assert.rejects(
      tablesOf(file),
      (error: unknown) => error instanceof Problem && error.slug === 'import-unreadable-sheet',
    );
});
