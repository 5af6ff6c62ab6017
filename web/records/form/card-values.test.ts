import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readContactCard } from '#persian/contact-card/contact-card.ts';
import type { FieldContract } from '#records/contract.ts';

import { fillingOf, isReach } from './card-values.ts';

const field = (name: string, kind: FieldContract['kind']): FieldContract => ({
  id: `party.${name}`,
  name,
  kind,
  label: { fa: name, en: name },
  required: false,
  readOnly: false,
  options: {},
  comparison: 'text',
  operators: [],
  sortable: true,
  groupable: false,
  measurable: false,
  custom: false,
});

const person = [
  field('honorific', 'text'),
  field('gender', 'choice'),
  field('givenName', 'text'),
  field('familyName', 'text'),
  field('employer', 'link'),
  field('jobTitle', 'text'),
  field('phones', 'phones'),
  field('emails', 'emails'),
];
const card = readContactCard(
  'جناب آقای علی کریمی\nمدیر خرید\nشرکت آبان\nهمراه: ۰۹۱۲۳۴۵۶۷۸۹\nali@aban.example\n',
);

test('a card fills what is empty and leaves what was written', () => {
  const { values, company } = fillingOf(card, person, { givenName: 'علیرضا', phones: [] });
  assert.deepEqual(values, {
    honorific: 'جناب آقای',
    gender: 'male',
    familyName: 'کریمی',
    jobTitle: 'مدیر خرید',
    phones: [{ number: '09123456789', label: 'mobile' }],
    emails: [{ address: 'ali@aban.example' }],
  });
  assert.deepEqual([company?.field.name, company?.name], ['employer', 'شرکت آبان']);
});

test('a title tells the gender where it is a man’s or a woman’s, and what was chosen stays', () => {
  const of = (name: string, held = {}) => fillingOf(readContactCard(name), person, held).values;
  assert.equal(of('خانم دکتر سارا محمدی')['gender'], 'female');
  assert.deepEqual(of('دکتر سارا محمدی'), { honorific: 'دکتر', givenName: 'سارا', familyName: 'محمدی' });
  assert.equal('gender' in of('آقای سارا محمدی', { gender: 'female' }), false);
});

test('lists are added to, and nothing comes twice', () => {
  const held = { phones: [{ number: '+989123456789' }], emails: [{ address: 'other@aban.example' }] };
  const { values } = fillingOf(card, person, held);
  assert.equal('phones' in values, false);
  assert.deepEqual(values['emails'], [{ address: 'other@aban.example' }, { address: 'ali@aban.example' }]);
});

test('a company’s form takes the company’s name, and a form without parts the person’s', () => {
  const company = [field('name', 'text'), field('phones', 'phones')];
  assert.equal(fillingOf(card, company, {}).values['name'], 'شرکت آبان');
  const lone = readContactCard('سارا محمدی\n09123456789');
  assert.equal(fillingOf(lone, company, {}).values['name'], 'سارا محمدی');
});

test('an e-mail and phone numbers go to their own fields wherever they are pasted; other numbers stay where they were', () => {
  for (const text of [
    'ali@aban.example',
    '۰۹۱۲ ۳۴۵ ۶۷۸۹',
    '9123456789',
    '+98 21 8888-9999',
    '021-88889999، 09123456789',
  ])
    assert.ok(isReach(text), text);
  for (const text of ['علی کریمی', '0012345678', '6037-9912-3456-7890', '1,500,000,000', '1405/09/02', ''])
    assert.ok(!isReach(text), text);
});
