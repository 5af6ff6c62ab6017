import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import Papa from 'papaparse';
import { Problem } from '#kernel/problems/problem.ts';
import { textTables } from './sheet.ts';

/** The rows of the only table, however the file comes in pieces. */
async function rowsOf(file: string | Buffer, piece = 200): Promise<string[][]> {
  const bytes = Buffer.from(file);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += piece) pieces.push(bytes.subarray(at, at + piece));
  const tables: string[] = [];
  for await (const { table } of textTables(Readable.from(pieces)))
    tables.push(Buffer.concat(await table.toArray()).toString());
  assert.equal(tables.length, 1);
  return Papa.parse<string[]>(tables[0] ?? '', { skipEmptyLines: true }).data;
}
const refusal = (file: string | Buffer): Promise<string> =>
  rowsOf(file).then(
    () => 'read',
    (error) => (error instanceof Problem ? `${error.slug}: ${error.detail.en}` : String(error)),
  );

test('a page that a product calls a workbook is read as Excel would', async () => {
  const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
    <meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>a<b</title>
    <style><!-- td > .text { mso-number-format:"\\@" } --></style>
    <!--[if gte mso 9]><xml><x:Name><td>گزارش</td></x:Name></xml><![endif]--></head><body link=blue>
    <table><tr><td colspan=3>فهرست مشتریان</td></tr></table>
    <TABLE border=0><COL width=64>
    <thead><tr height=20><th class=xl65>نام&zwnj;&#1740;</th><th nowrap title="a > b">تلفن &amp; فکس</th><th>توضیح</th></tr></thead>
    <tr><td>علی&nbsp;رضا
       کریمی</td><td x:str="0912">0912 &LT; 3</td><td><div>سطر یک<br/>سطر دو</div><p>سه</p></td></tr>
    <![if supportMisalignedColumns]><tr><td>x < y & z</td><td>&nbsp;</td><td>&#x6cc;&nope;</td><![endif]>
    <tr><td>2<td><b>09</b>13<td></TABLE></body></html>`;
  assert.deepEqual(await rowsOf(page), [
    ['نام\u200cی', 'تلفن & فکس', 'توضیح'],
    ['علی رضا کریمی', '0912 < 3', 'سطر یک\nسطر دو\nسه'],
    ['x < y & z', '', 'ی&nope;'],
    ['2', '0913', ''],
  ]);
});

test('cells that span columns and rows keep the others in their places, in heads too', async () => {
  const page = `<table>
    <tr><td colspan=4>گزارش فروش</td></tr>
    <tr><th rowspan=2>نام</th><th colspan="2">تماس</th><th rowspan='2'>شهر</th></tr>
    <tr><th>موبایل</th><th>رایانامه</th></tr>
    <tr><td rowspan=2>علی</td><td>1</td><td>2</td><td>قم</td></tr>
    <tr><td>3</td><td>4</td><td>یزد</td></tr>
    <tr><td>رضا</td><td colspan=2>5</td><td>ری</td></tr></table>`;
  assert.deepEqual(await rowsOf(page), [
    ['نام', 'موبایل', 'رایانامه', 'شهر'],
    ['علی', '1', '2', 'قم'],
    ['', '3', '4', 'یزد'],
    ['رضا', '5', '', 'ری'],
  ]);
});

test('of tables within each other the one with the most rows is read', async () => {
  const page = `<div><table><tr><td>منو</td><td><table><tr><td>الف</td><td>ب</td></tr><tr><td>1</td><td>2</td></tr></table></td></tr></table></div>`;
  assert.deepEqual(await rowsOf(page), [
    ['الف', 'ب'],
    ['1', '2'],
  ]);
});

test('pages in UTF-16 and in Windows-1256 are pages', async () => {
  const page = '<table><tr><td>a</td></tr><tr><td>سلام</td></tr></table>';
  assert.deepEqual(await rowsOf(Buffer.from(`\u{feff}${page}`, 'utf16le')), [['a'], ['سلام']]);
  const [before = '', after = ''] = page.split('سلام');
  const old = Buffer.concat([Buffer.from(before), Buffer.from([0xd3, 0xe1, 0xc7, 0xe3]), Buffer.from(after)]);
  assert.deepEqual(await rowsOf(old), [['a'], ['سلام']]);
});

test('what breaks off, and what reaches further than it may, costs no more than its size', async () => {
  assert.deepEqual(await rowsOf('<table><tr><td>a<tr><td>b<td class="c'), [['a'], ['b']]);
  const wide = await rowsOf(
    `<table><tr><td>a</td></tr><tr><td colspan=999999 rowspan=999999>b</td></tr></table>`,
  );
  assert.equal(wide[1]?.length, 1_000);
  const marks = `<table><tr><td>a</td></tr><tr><td>${'<a ="'.repeat(200_000)}`;
  assert.equal((await rowsOf(marks, 65_536))[0]?.[0], 'a');
  const spans = '<tr><td colspan=1000>a'.repeat(11_000);
  assert.match(await refusal(`<table>${spans}</table>`), /^import-large-sheet/);
  const almost = '<tr><td colspan=1000>a'.repeat(9_990);
  assert.match(await refusal(`<table>${almost}${'<tr>'.repeat(10_002)}</table>`), /^import-large-sheet/);
  assert.deepEqual(await rowsOf(`${'<table>'.repeat(200_000)}<tr><td>1<tr><td>2`, 65_536), [['1'], ['2']]);
  assert.deepEqual(await rowsOf(`<table><tr><td>a<tr><tr><tr><td>b</table>`), [['a'], ['b']]);
});

test('formats that are no tables are called by their names, with what to do', async () => {
  const wide = (text: string) => Buffer.from(text, 'utf16le');
  for (const [file, what] of [
    [
      '<!DOCTYPE html><html><frameset><frame src="sheet001.htm"></frameset></html>',
      'a web page without a table',
    ],
    ['MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n', 'an archived web page (MHTML)'],
    [Buffer.from([0x09, 0x04, 0x06, 0x00, 0x00, 0x04]), 'a workbook of Excel 95 or before'],
    [
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), wide('Book')]),
      'a workbook of Excel 95 or before',
    ],
  ] as const)
    assert.equal(
      await refusal(file),
      `import-other-format: The file is ${what}. Open it in Excel, save it by “Save As” as xlsx or CSV UTF-8, and send that.`,
    );
});
