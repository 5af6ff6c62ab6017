import assert from 'node:assert/strict';
import { test } from 'node:test';

import { categoryOf, initialsOf } from './names.ts';

test('initials do not join and survive odd names', () => {
  assert.equal(initialsOf('سارا محمدی'), 'س\u200c\u200aم');
  assert.equal(initialsOf('  علی '), 'ع');
  assert.equal(initialsOf('ada lovelace king'), 'A\u200c\u200aK');
  assert.equal(initialsOf('«شرکت» (بازرگانی)'), 'ش\u200c\u200aب');
  assert.equal(initialsOf('—'), '');
  assert.equal(initialsOf(''), '');
});

test('a name keeps its colour, and names spread over the palette', () => {
  assert.equal(categoryOf('سارا محمدی'), categoryOf('سارا محمدی'));
  const seen = new Set(
    ['سارا', 'علی', 'مریم', 'رضا', 'نگار', 'حسین', 'زهرا', 'امیر', 'نرگس', 'پویا'].map(categoryOf),
  );
  assert.ok(seen.size >= 5, `${seen.size} colours for ten names`);
});
