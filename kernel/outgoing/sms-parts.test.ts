import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smsParts } from './sms-parts.ts';

const cases: readonly (readonly [
  about: string,
  text: string,
  parts: number,
  left: number,
  encoding: 'gsm' | 'unicode',
])[] = [
  ['nothing', '', 0, 160, 'gsm'],
  ['160 Latin letters', 'a'.repeat(160), 1, 0, 'gsm'],
  ['161 Latin letters', 'a'.repeat(161), 2, 145, 'gsm'],
  ['306 Latin letters', 'a'.repeat(306), 2, 0, 'gsm'],
  ['brackets, which count twice', '['.repeat(80), 1, 0, 'gsm'],
  ['a bracket that does not fit into what is left', `${'a'.repeat(152)}[${'a'.repeat(10)}`, 2, 141, 'gsm'],
  ['70 Persian letters', 'س'.repeat(70), 1, 0, 'unicode'],
  ['71 Persian letters', 'س'.repeat(71), 2, 63, 'unicode'],
  ['134 Persian letters', 'س'.repeat(134), 2, 0, 'unicode'],
  ['135 Persian letters', 'س'.repeat(135), 3, 66, 'unicode'],
  ['one Persian letter among Latin ones', `${'a'.repeat(70)}س`, 2, 63, 'unicode'],
  ['a half space', 'می‌رود', 1, 64, 'unicode'],
  ['a face, of two units', '😀'.repeat(35), 1, 0, 'unicode'],
  ['a face that would be cut in half', `${'س'.repeat(66)}😀${'س'.repeat(10)}`, 2, 55, 'unicode'],
];

for (const [about, text, parts, left, encoding] of cases) {
  test(`${about}: ${parts} parts`, () => {
    const counted = smsParts(text);
    assert.deepEqual(
      { parts: counted.parts, left: counted.left, encoding: counted.encoding },
      { parts, left, encoding },
    );
  });
}
