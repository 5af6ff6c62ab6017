import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { analyse } from './analyse.ts';
import { likelyKey } from './own-keys.ts';

const keyOf = async (head: string, row: (at: number) => string, rows: number) => {
  const lines = [head, ...Array.from({ length: rows }, (_, at) => row(at))];
  return likelyKey(await analyse(() => Readable.from([Buffer.from(`${lines.join('\n')}\n`)])));
};

test('a column tells the rows apart that is called a key and says nothing twice, however many rows there are', async () => {
  const table = 'name,order no,id';
  assert.equal(await keyOf(table, (at) => `نام ${at},${at},k${at}`, 1_200), 2);
  assert.equal(await keyOf(table, (at) => `نام ${at},${at},k${at % 1_199}`, 1_200), 1);
  assert.equal(await keyOf(table, (at) => `نام ${at},${at % 600},K${at === 900 ? 7 : at}`, 1_200), undefined);
  assert.equal(await keyOf(table, (at) => `نام ${at},${at},${at === 3 ? '' : at}`, 20), 1);
  assert.equal(await keyOf(table, (at) => `نام ${at},${at},${at === 3 ? 'A' : at === 4 ? 'a' : at}`, 20), 1);
});
