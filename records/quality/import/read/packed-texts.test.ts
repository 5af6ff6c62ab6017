import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packedTexts } from './packed-texts.ts';

test('texts are found again by their place, however many and however long they are', () => {
  const wanted = [
    '',
    'پیوند',
    'a',
    '😀‌می‌رود',
    'ب'.repeat(100_000),
    ...Array.from({ length: 20_000 }, (_, n) => `متن ${n}`),
  ];
  const texts = packedTexts();
  for (const text of wanted) texts.add(text);
  assert.equal(texts.count, wanted.length);
  assert.deepEqual(
    wanted.map((_, place) => texts.at(place)),
    wanted,
  );
  for (const nowhere of [wanted.length, -1, Number.NaN, 0.5]) assert.equal(texts.at(nowhere), undefined);
});
