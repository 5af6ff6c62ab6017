import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatPhone, parsePhone } from './phone.ts';
import type { Phone, PhoneParsing } from './phone.ts';

const read = (text: string, options?: PhoneParsing): string => {
  const parsed = parsePhone(text, options);
  if (!parsed.ok) return parsed.problem;
  const { number, kind, extension } = parsed.value;
  return [number, kind, extension].filter((part) => part !== undefined).join(' ');
};

test('numbers are read in every usual spelling', () => {
  for (const text of [
    '09121234567',
    '۰۹۱۲۱۲۳۴۵۶۷',
    '٠٩١٢ ١٢٣ ٤٥٦٧',
    '\u200e+98 912 123 4567',
    '00989121234567',
    '989121234567',
    '9121234567',
    '0912-123-45-67',
    '(0912) 123.4567',
  ])
    assert.equal(read(text), '+989121234567 mobile', text);
  assert.equal(read('۰۲۱-۸۸۸۸۹۹۹۹'), '+982188889999 landline');
  assert.equal(read('02142326'), '+982142326 landline');
  assert.equal(read('+1 415 555 2671'), '+14155552671 other');
  assert.equal(read('0501234567', { country: 'AE' }), '+971501234567 mobile');
});

test('extensions are kept apart', () => {
  for (const text of [
    '۰۲۱۸۸۸۸۹۹۹۹ داخلی ۱۲',
    '02188889999 داخلي: 12',
    '021 8888 9999 ext. 12',
    '02188889999 (داخلی ۱۲)',
    '+982188889999;ext=12',
    '02188889999 #12',
  ])
    assert.equal(read(text), '+982188889999 landline 12', text);
});

test('local numbers need an area code', () => {
  assert.equal(read('88889999'), 'needs-area-code');
  assert.equal(read('۸۸۸۸ ۹۹۹۹', { areaCode: '۰۲۱' }), '+982188889999 landline');
  assert.equal(read('32345678', { areaCode: '31' }), '+983132345678 landline');
  assert.equal(read('88889999', { areaCode: 'x' }), 'needs-area-code');
});

test('short lines are a kind of their own', () => {
  for (const line of ['110', '1500', '16540', '30001234', '10004346', '500010001234'])
    assert.equal(read(line), `${line} short`);
  assert.equal(read('90001234'), '90001234 short');
  assert.equal(read('9000123456'), '+989000123456 mobile');
  assert.equal(formatPhone({ number: '1500', kind: 'short', country: 'IR' }), '۱۵۰۰');
});

test('what is no number is refused', () => {
  for (const text of ['', 'سلام', '12', '++98912', '۰۹۱۲؟۱۲۳', '9'.repeat(30), 'داخلی ۱۲', "09121234567'; --"])
    assert.equal(read(text), 'not-a-phone', text);
  for (const text of ['0912123456', '09001', '021-4567', '+989', '091212345678'])
    assert.equal(read(text), 'wrong-number', text);
});

test('numbers are written for the reader', () => {
  const mobile: Phone = { number: '+989121234567', kind: 'mobile', country: 'IR' };
  const office: Phone = { number: '+982188889999', kind: 'landline', country: 'IR', extension: '12' };
  assert.equal(formatPhone(mobile), '۰۹۱۲ ۱۲۳ ۴۵۶۷');
  assert.equal(formatPhone(mobile, 'en'), '+98 912 123 4567');
  assert.equal(formatPhone(office), '۰۲۱ ۸۸۸۸ ۹۹۹۹ داخلی ۱۲');
  assert.equal(formatPhone(office, 'en'), '+98 21 8888 9999 ext. 12');
  assert.equal(formatPhone({ number: '+14155552671', kind: 'other', country: 'US' }), '+1 415 555 2671');
  assert.equal(formatPhone({ number: '+982142326', kind: 'landline', country: 'IR' }), '۰۲۱ ۴۲۳۲۶');
  assert.equal(formatPhone({ number: 'old text', kind: 'other' }), 'old text');
});
