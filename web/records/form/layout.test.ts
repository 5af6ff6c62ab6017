import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { FieldContract, ObjectContract } from '#records/contract.ts';

import {
  fieldsOf,
  fieldsToFill,
  isAsked,
  sectionsOf,
  startingValues,
  valuesToSend,
  variantOf,
} from './layout.ts';

const field = (name: string, over: Partial<FieldContract> = {}): FieldContract => ({
  id: `party.${name}`,
  name,
  kind: 'text',
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
  ...over,
});

const phones = { fa: 'تماس', en: 'Contact' };
const party: ObjectContract = {
  name: 'party',
  module: 'parties',
  one: { fa: 'شخص', en: 'Party' },
  many: { fa: 'اشخاص', en: 'Parties' },
  title: 'name',
  about: [],
  listed: true,
  custom: false,
  abilities: { create: true, update: 'all', remove: 'all', export: true },
  variants: [
    {
      name: 'companies',
      one: { fa: 'شرکت', en: 'Company' },
      many: { fa: 'شرکت‌ها', en: 'Companies' },
      where: { field: 'kind', value: 'organisation' },
      without: ['givenName'],
    },
  ],
  fields: [
    field('kind'),
    field('phones', { section: phones }),
    field('givenName'),
    field('country', { default: 'IR' }),
    field('access', { default: 'none', readOnly: true }),
    field('emails', { section: phones }),
  ],
};

test('a variant fixes its field and has no place for what it is without', () => {
  const companies = variantOf(party, { kind: 'organisation' });
  assert.equal(companies?.name, 'companies');
  assert.equal(variantOf(party, { kind: 'person' }), undefined);
  assert.ok(!fieldsOf(party, companies).some(({ name }) => name === 'givenName'));
  assert.deepEqual(startingValues(party, companies, { phones: [] }), {
    country: 'IR',
    phones: [],
    kind: 'organisation',
  });
});

test('fields of one heading stand together, those without one first', () => {
  assert.deepEqual(
    sectionsOf(party.fields).map(({ title, fields }) => [title?.en, fields.map(({ name }) => name)]),
    [
      [undefined, ['kind', 'givenName', 'country', 'access']],
      ['Contact', ['phones', 'emails']],
    ],
  );
});

test('a new record is told what its form asked, never the defaults of fields that nobody writes', () => {
  const member: ObjectContract = {
    ...party,
    name: 'member',
    fields: [
      field('name'),
      field('active', { default: true }),
      field('access', { default: 'none', readOnly: true }),
    ],
  };
  const asked = member.fields.filter(({ readOnly }) => !readOnly);
  const values = { ...startingValues(member, undefined), name: 'سینا رحیمی', jobTitle: '' };
  assert.deepEqual(valuesToSend(undefined, asked, values), { name: 'سینا رحیمی', active: true });
  assert.deepEqual(valuesToSend(variantOf(party, {}, 'companies'), [field('name')], { name: 'بهاران' }), {
    kind: 'organisation',
    name: 'بهاران',
  });
});

test('what rules make of other fields is not asked for, and shown only where it is known', () => {
  const [companies] = party.variants;
  assert.ok(companies);
  const people = { ...companies, name: 'people', without: [], made: ['kind'] };
  const names = (known: object) => fieldsToFill(party, people, { ...known }).map(({ name }) => name);
  assert.ok(!names({}).includes('kind'));
  assert.ok(names({ kind: 'person' }).includes('kind'));
  assert.ok(isAsked(field('title', { required: true })));
  assert.ok(!isAsked(field('title', { required: true, ruled: true })));
});

test('a variant is laid out in its own way, and what that does not speak of stands at its end', () => {
  const [companies] = party.variants;
  assert.ok(companies);
  const own = {
    ...companies,
    layout: [{ fields: ['emails'] }, { title: phones, fields: ['country', 'givenName'] }],
  };
  assert.deepEqual(
    sectionsOf(fieldsOf(party, own)).map(({ title, fields }) => [title?.en, fields.map(({ name }) => name)]),
    [
      [undefined, ['emails', 'kind', 'access']],
      ['Contact', ['country', 'phones']],
    ],
  );
});
