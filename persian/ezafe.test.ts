import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withEzafe } from './ezafe.ts';

test('a word takes what its last letter asks for', () => {
  const pairs = { معامله: 'معاملهٔ', جلسه: 'جلسهٔ', کالا: 'کالای', کار: 'کار', پیگیری: 'پیگیری', سرنخ: 'سرنخ' };
  for (const [word, joined] of Object.entries(pairs)) assert.equal(withEzafe(word), joined);
  assert.equal(withEzafe('پیش‌فاکتور'), 'پیش‌فاکتور');
  assert.equal(withEzafe('معاملهٔ'), 'معاملهٔ');
});
