import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alikeKey, personKeys, slipsOf } from './alike.ts';

test('a firm is one however it is spaced, spelt and clothed', () => {
  const key = alikeKey('پارس‌سازه');
  for (const name of [
    'شرکت پارس سازه (سهامی خاص)',
    'پارس سازه',
    'شركت پارس ‌سازة',
    'پارس سازه با مسئولیت محدود',
  ])
    assert.equal(alikeKey(name), key, name);
  assert.notEqual(alikeKey('پارس سازه شرق'), key);
  assert.equal(alikeKey('Pars Sazeh Co., Ltd.'), alikeKey('pars-sazeh'));
  assert.equal(alikeKey('شرکت'), '');
});

test('names that sound alike are alike', () => {
  for (const [one, other] of [
    ['رضائی', 'رضایی'],
    ['طهرانی', 'تهرانی'],
    ['صدیقی', 'سدیقی'],
    ['عبدالله', 'عبداله'],
  ] as const)
    assert.equal(alikeKey(one), alikeKey(other));
  assert.notEqual(alikeKey('کریمی'), alikeKey('رحیمی'));
});

test('a person is found by either order of his names, without honorific', () => {
  assert.deepEqual(personKeys('جناب آقای علی كريمي‌نژاد')[0], alikeKey('علی کریمی نژاد'));
  assert.ok(personKeys('کریمی علی').includes(alikeKey('علی کریمی')));
});

test('one slip is within reach, two are not; short names have none', () => {
  const slips = new Set(slipsOf(alikeKey('علی کریمی')));
  for (const name of ['علی کریم', 'علی کرمیی', 'علی رکیمی', 'علی کریمیان'.slice(0, -1), 'علی قریمی'])
    assert.ok(slips.has(alikeKey(name)), name);
  assert.ok(!slips.has(alikeKey('ولی رحیمی')));
  assert.deepEqual(slipsOf('الی'), []);
  assert.ok(slipsOf('ا'.padEnd(60, 'بت')).length < 130);
});
