import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { analyse } from '../analyse.ts';
import { readRows } from './rows.ts';

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
    'آبان ۱۴۰۴,,',
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
