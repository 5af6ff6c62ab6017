import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readContactCard } from '#persian/contact-card/contact-card.ts';
import type { FieldContract } from '#records/contract.ts';

import { fillingOf } from './card-values.ts';

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
    familyName: 'کریمی',
    jobTitle: 'مدیر خرید',
    phones: [{ number: '09123456789', label: 'mobile' }],
    emails: [{ address: 'ali@aban.example' }],
  });
  assert.deepEqual([company?.field.name, company?.name], ['employer', 'شرکت آبان']);
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
