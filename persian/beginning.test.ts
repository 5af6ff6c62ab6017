import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginning } from './beginning.ts';

test('a text is cut before a letter that would be halved, and else where it is said', () => {
  const emoji = '👍';
  assert.equal(beginning(`سلام${emoji}`, 5), 'سلام');
  assert.equal(beginning(`سلام${emoji}`, 6), `سلام${emoji}`);
  assert.equal(beginning(`${emoji}${emoji}`, 3), emoji);
  assert.equal(beginning('سلام', 3), 'سلا');
  assert.equal(beginning('', 3), '');
});
