import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldSearch } from './fold.ts';
import { FOLD_VECTORS } from './golden/fold.ts';
import { randomTexts } from './golden/random-texts.ts';

test('folding gives the golden vectors', () => {
  for (const [text, folded] of FOLD_VECTORS) assert.equal(foldSearch(text), folded, JSON.stringify(text));
});

test('folding twice changes nothing', () => {
  for (const text of randomTexts(10_000, 1))
    assert.equal(foldSearch(foldSearch(text)), foldSearch(text), text);
});

test('folding never throws', () => {
  assert.equal(foldSearch('\ud83d\0الف\udfff'), '\ufffdالف\ufffd');
  assert.equal(foldSearch('ي'.repeat(1_000_000)).length, 1_000_000);
});
