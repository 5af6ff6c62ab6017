import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const rooms = ['bin', 'docs', 'kernel', 'modules', 'persian', 'records', 'server', 'testing', 'web'];
const zwnj = '\u200c';

/** Spellings that Persian allows beside the one of the glossary, and the one that is taken. Letters around make another word. */
const spellings: readonly (readonly [string, string])[] = [
  [`این${zwnj}جا`, 'اینجا'],
  [`آن${zwnj}جا`, 'آنجا'],
  ['اینها', `این${zwnj}ها`],
  ['آنها', `آن${zwnj}ها`],
  ['یکجا', `یک${zwnj}جا`],
  [`این${zwnj}که`, 'اینکه'],
  ['هرچه', 'هر چه'],
  ['فایل', 'پرونده'],
  ['فیلتر', 'پالایه'],
];

const sources = rooms.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|tsx|mjs|md|html)$/.test(file) && !file.endsWith('spelling.test.ts'))
    .map((file) => join(room, file)),
);

test('one spelling of a word stands in every source and document', () => {
  assert.ok(sources.length > 1000, 'the sources were not found');
  const found = sources.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return spellings
      .filter(([other]) => new RegExp(`(?<![آ-ی])${other}`).test(text))
      .map(([other, taken]) => `${file}: ${other} → ${taken}`);
  });
  assert.deepEqual(found, []);
});
