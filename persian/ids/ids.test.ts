import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BANKS } from './banks.ts';
import { bankOfCard, checkCard, formatCard } from './card.ts';
import type { Check } from './check.ts';
import { checkCompanyId } from './company-id.ts';
import { checkEconomicCode } from './economic-code.ts';
import { checkNationalCode, formatNationalCode } from './national-code.ts';
import { checkPostalCode, formatPostalCode } from './postal-code.ts';
import { bankOfSheba, checkSheba, formatSheba } from './sheba.ts';

const outcome = (check: Check<string>): string => (check.ok ? check.value : check.problem);

test('national codes', () => {
  for (const code of ['0499370899', '0790419904', '0084575948', '0963695398'])
    assert.equal(outcome(checkNationalCode(code)), code);
  assert.equal(outcome(checkNationalCode('\u200e۰۴۹-۹۳۷۰۸۹-۹ ')), '0499370899');
  assert.equal(outcome(checkNationalCode('٠٤٩٩٣٧٠٨٩٩')), '0499370899');
  assert.equal(formatNationalCode('0499370899'), '049-937089-9');
  for (let digit = 0; digit < 10; digit++)
    assert.equal(outcome(checkNationalCode(String(digit).repeat(10))), 'repeated-digit');
  assert.equal(outcome(checkNationalCode('0499370898')), 'wrong-checksum');
  assert.equal(outcome(checkNationalCode('049937089x')), 'not-digits');
  assert.equal(outcome(checkNationalCode('')), 'not-digits');
  const short = checkNationalCode('499370899');
  assert.ok(!short.ok);
  assert.equal(short.problem, 'wrong-length');
  assert.equal(short.suggestion, '0499370899');
  assert.ok(!('suggestion' in checkNationalCode('499370898')));
});

test('company ids and economic codes', () => {
  for (const id of ['10380284790', '14007650912', '10100302746'])
    assert.equal(outcome(checkCompanyId(id)), id);
  assert.equal(outcome(checkCompanyId('10380284791')), 'wrong-checksum');
  assert.equal(outcome(checkCompanyId('1038028479')), 'wrong-length');
  assert.equal(outcome(checkCompanyId('11111111111')), 'repeated-digit');
  assert.equal(outcome(checkEconomicCode('۱۰۳۸۰۲۸۴۷۹۰')), '10380284790');
  assert.equal(outcome(checkEconomicCode('10380284791')), 'wrong-checksum');
  assert.equal(outcome(checkEconomicCode('04993708990001')), '04993708990001');
  assert.equal(outcome(checkEconomicCode('411111111112')), '411111111112');
  assert.equal(outcome(checkEconomicCode('123')), 'wrong-length');
});

test('Shebas', () => {
  assert.equal(outcome(checkSheba('IR82 0540 1026 8002 0817 9090 02')), 'IR820540102680020817909002');
  assert.equal(outcome(checkSheba('۸۲۰۵۴۰۱۰۲۶۸۰۰۲۰۸۱۷۹۰۹۰۰۲')), 'IR820540102680020817909002');
  assert.equal(outcome(checkSheba('ir820540102680020817909002')), 'IR820540102680020817909002');
  assert.equal(bankOfSheba('IR820540102680020817909002')?.name.fa, 'بانک پارسیان');
  assert.equal(formatSheba('IR820540102680020817909002'), 'IR82 0540 1026 8002 0817 9090 02');
  assert.equal(outcome(checkSheba('IR820540102680020817909003')), 'wrong-checksum');
  assert.equal(outcome(checkSheba('IR82054010268002081790900')), 'wrong-length');
  assert.equal(outcome(checkSheba('GB82WEST12345698765432')), 'wrong-shape');
  assert.equal(outcome(checkSheba('IR'.repeat(1000))), 'wrong-shape');
});

test('cards', () => {
  assert.equal(outcome(checkCard('۶۰۳۷-۷۰۱۶-۸۹۰۹-۵۴۴۳')), '6037701689095443');
  assert.equal(outcome(checkCard('6219861034529007')), '6219861034529007');
  assert.equal(bankOfCard('6037701689095443')?.slug, 'keshavarzi');
  assert.equal(formatCard('6037701689095443'), '6037-7016-8909-5443');
  assert.equal(outcome(checkCard('6037701689095444')), 'wrong-checksum');
  assert.equal(outcome(checkCard('0000000000000000')), 'repeated-digit');
  assert.equal(outcome(checkCard('603770168909544')), 'wrong-length');
});

test('postal codes', () => {
  assert.equal(outcome(checkPostalCode('۱۹۳۹۵-۱۹۵۸۴')), '1939519584');
  assert.equal(formatPostalCode('1939519584'), '19395-19584');
  assert.equal(outcome(checkPostalCode('0939519584')), 'not-a-postal-code');
  assert.equal(outcome(checkPostalCode('1111111111')), 'not-a-postal-code');
  assert.equal(outcome(checkPostalCode('193951958')), 'wrong-length');
});

test('no two banks share a code', () => {
  const codes = BANKS.flatMap(({ sheba, cards }) => [...sheba, ...cards]);
  assert.equal(new Set(codes).size, codes.length);
  for (const code of codes) assert.match(code, /^[0-9]{3}$|^[0-9]{6}$/);
});
