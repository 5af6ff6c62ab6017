import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { Problem } from '#kernel/problems/problem.ts';
import { zip } from '../../export/zip.ts';
import { textTables } from './sheet.ts';
import { unpackedBytes } from './unpacked.ts';

const firstTable = async (bytes: Readable): Promise<Readable> => {
  for await (const { table } of textTables(bytes)) return table;
  throw new Error('No table');
};

const mega = 'a'.repeat(1 << 20);

async function archiveOf(
  files: readonly { readonly name: string; readonly megas: number }[],
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const entries = files.map(({ name, megas }) => ({
    name,
    content: Array.from({ length: megas }, () => mega),
  }));
  for await (const chunk of zip(entries)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('an archive is counted by what comes out of it, whatever it says, and no further than the bound', async () => {
  const archive = await archiveOf([
    { name: 'one', megas: 3 },
    { name: 'two', megas: 5 },
  ]);
  assert.equal(await unpackedBytes(archive, 1e9), 8 << 20);
  const counted = await unpackedBytes(archive, 4 << 20);
  assert.ok(counted > 4 << 20 && counted < 5 << 20, String(counted));
  // The directory says that both are empty.
  for (let at = archive.indexOf('PK\u0001\u0002'); at >= 0; at = archive.indexOf('PK\u0001\u0002', at + 1))
    archive.writeUInt32LE(0, at + 24);
  assert.equal(await unpackedBytes(archive, 1e9), 8 << 20);
  await assert.rejects(unpackedBytes(Buffer.from('PK\u0003\u0004 nothing else'), 1e9));
});

test('a workbook of kilobytes that holds hundreds of megabytes is refused before it is unpacked', async () => {
  // One file of twenty megabytes, which the directory names over and over.
  const one = await archiveOf([{ name: 'sheet.xml', megas: 20 }]);
  const [entry, end] = [one.indexOf('PK\u0001\u0002'), one.indexOf('PK\u0005\u0006')];
  const again = Array.from({ length: 21 }, () => one.subarray(entry, end));
  const bomb = Buffer.concat([one.subarray(0, entry), ...again, one.subarray(end)]);
  assert.ok(bomb.length < 1 << 20);
  const read = async (): Promise<void> => {
    for await (const chunk of await firstTable(Readable.from([bomb]))) assert.fail(String(chunk));
  };
  await assert.rejects(read, (error) => error instanceof Problem && error.slug === 'import-large-sheet');
});
