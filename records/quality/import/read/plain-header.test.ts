import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { analyse } from '../analyse.ts';
import { readRows } from './rows.ts';
import { textTables } from './sheet.ts';

/** The same of the only sheet of a workbook. */
async function headOfSheet(...rows: readonly string[][]) {
  const workbook = Buffer.from(
    await writeXlsx({ sheets: [{ name: 'الف', rows: rows.map((row) => [...row]) }] }),
  );
  for await (const { table } of textTables(Readable.from([workbook])))
    return headOf(
      Buffer.concat(await table.toArray())
        .toString()
        .trimEnd(),
    );
  return undefined;
}

/** The header of a table, its number, and how many rows are beneath. */
async function headOf(...lines: readonly string[]) {
  const open = () => Readable.from([Buffer.from(lines.join('\n'))]);
  const { columns, rows, layout } = await analyse(open);
  for await (const { number } of readRows(open(), layout))
    return { names: columns.map(({ name }) => name), row: number, rows };
  return undefined;
}

test('a title above the table is no header', async () => {
  const found = await headOf(
    'فهرست مشتریان,,',
    ',,',
    '"آبان ۱۴۰۴، تلفن ۰۲۱۸۸۷۷۶۶۵۵",,',
    'نام,موبایل,شهر',
    'علی,09121230001,تهران',
  );
  assert.deepEqual(found, { names: ['نام', 'موبایل', 'شهر'], row: 4, rows: 1 });
});

test('of merged names the groups are told where columns would else have the same name', async () => {
  const spread = await headOf('نام,تماس,,شهر', ',موبایل,ایمیل,', 'علی,09121230001,a@x.ir,تهران');
  assert.deepEqual(spread, { names: ['نام', 'موبایل', 'ایمیل', 'شهر'], row: 2, rows: 1 });
  const twice = await headOf('مشتری,,معرف,', 'نام,موبایل,نام,موبایل', 'علی,09121230001,رضا,09121230002');
  assert.deepEqual(twice?.names, ['مشتری نام', 'مشتری موبایل', 'معرف نام', 'معرف موبایل']);
});

test('a plain header stays one, with columns that have no name too', async () => {
  const names = async (...lines: readonly string[]) => (await headOf(...lines))?.names;
  assert.deepEqual(await names('نام,,شهر', 'علی,کریمی,تهران', 'مینا,راد,کرج'), ['نام', '', 'شهر']);
  assert.deepEqual(await names('نام,,موبایل', 'علی,کریمی,', 'مینا,راد,09121230001'), ['نام', '', 'موبایل']);
  assert.deepEqual(await names('نام', 'علی', 'مینا'), ['نام']);
});

test('a first record is no part of the header where a column has no name', async () => {
  const people = ['Ali', 'Reza', 'Sara', 'Mina', 'Omid', 'Hadi', 'Nima', 'Lida', 'Arash', 'Kian', 'Tara'];
  const rows = people.map((name, at) => `${at},${name},Tehran`);
  assert.deepEqual(await headOf(',name,city', ...rows), { names: ['', 'name', 'city'], row: 1, rows: 11 });
  const between = await headOf('name,,city', ...people.map((name, at) => `${name},${at},Tehran`));
  assert.deepEqual(between, { names: ['name', '', 'city'], row: 1, rows: 11 });
});

test('entries of one column are no titles, though something stands beside one of them', async () => {
  const numbers = [
    'موبایل',
    '09121234567',
    '09121234568,09351234567',
    '09121234569',
    '09121234570,09351234568',
  ];
  assert.deepEqual(await headOf(...numbers), { names: ['موبایل'], row: 1, rows: 4 });
  const named = await headOf('نام,', 'علی,', 'رضا,همکار پیشین', 'مینا,', 'سارا,', 'امید,');
  assert.deepEqual(named, { names: ['نام', ''], row: 1, rows: 5 });
  const noted = await headOf('کد,', '12001,', '12002,الف', '12003,ب', '12004,پ');
  assert.deepEqual(noted, { names: ['کد', ''], row: 1, rows: 4 });
});

test('of a workbook, too, a list of one column begins at its name, and a table beneath its title', async () => {
  const list = ['09121234568', '09121234569', '09121234570'].map((number) => [number]);
  const noted = await headOfSheet(['موبایل'], ['09121234567', 'فقط صبح‌ها'], ...list);
  assert.deepEqual(noted, { names: ['موبایل'], row: 1, rows: 4 });
  const people = await headOfSheet(['نام'], ['علی', 'همکار پیشین'], ['مینا'], ['رضا']);
  assert.deepEqual(people, { names: ['نام'], row: 1, rows: 3 });
  const titled = await headOfSheet(['گزارش'], ['نام', 'شهر'], ['علی', 'تهران'], ['مینا', 'کرج']);
  assert.deepEqual(titled, { names: ['نام', 'شهر'], row: 2, rows: 2 });
});
