import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hint, parseIdentifier } from './identifier.ts';

test('every spelling of a mobile number is one', () => {
  for (const typed of [
    '۰۹۱۲ ۱۲۳ ۴۵۶۷',
    '09121234567',
    '+98 912-123-4567',
    '00989121234567',
    '9121234567',
    '٠٩١٢١٢٣٤٥٦٧',
    '\u200e09121234567\u200f',
  ])
    assert.deepEqual(parseIdentifier(typed), { kind: 'mobile', value: '+989121234567' }, typed);
});

test('an e-mail is lower-cased', () => {
  assert.deepEqual(parseIdentifier(' Negar.Amiri@Avand.Example '), {
    kind: 'email',
    value: 'negar.amiri@avand.example',
  });
});

test('what is neither is refused', () => {
  for (const typed of [
    '',
    'نگار',
    '02188889999',
    '0912',
    'a@b',
    'a b@c.ir',
    'a@b.ir, c@d.ir',
    '09121234567 داخلی 3',
    'x'.repeat(5000) + '@a.ir',
    "'; drop table --",
  ])
    assert.equal(parseIdentifier(typed), undefined, typed.slice(0, 40));
});

test('a hint tells its owner, and not much to others', () => {
  assert.equal(hint({ kind: 'mobile', value: '+989121234567' }), '+98912•••4567');
  assert.equal(hint({ kind: 'email', value: 'negar@avand.example' }), 'n•••@avand.example');
});
