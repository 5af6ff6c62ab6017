import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { FieldContract, ObjectContract, Stored } from '#records/contract.ts';

import { prefillFrom } from './prefill.ts';

const link = (name: string, to: string, where?: object): FieldContract => ({
  id: name,
  name,
  kind: 'link',
  label: { fa: name, en: name },
  required: false,
  readOnly: false,
  options: { to, ...(where ? { where } : {}) },
  comparison: 'token',
  operators: [],
  sortable: true,
  groupable: false,
  measurable: false,
  custom: false,
});

const object = (
  name: string,
  about: readonly string[],
  fields: readonly FieldContract[],
): ObjectContract => ({
  name,
  module: 'test',
  one: { fa: name, en: name },
  many: { fa: name, en: name },
  title: 'name',
  about,
  variants: [],
  listed: true,
  custom: false,
  abilities: { create: true, update: 'all', remove: 'all', export: true },
  fields,
});

const party = object('party', [], [link('employer', 'party', { field: 'kind', op: 'eq', value: 'firm' })]);
const deal = object('deal', ['party'], [link('party', 'party'), link('product', 'product')]);
const note = object('note', ['about', 'deal'], [link('about', 'party'), link('deal', 'deal')]);
const schema = { version: 1, recordFields: [], objects: [party, deal, note] };

const stored = (id: string, values: Stored['values']): Stored => ({
  id,
  version: 1,
  createdAt: '',
  createdBy: null,
  updatedAt: '',
  updatedBy: null,
  removedAt: null,
  values,
});

test('a new record knows what it is about from where it is made', () => {
  const firm = { object: 'party', record: stored('f', { kind: 'firm', name: 'آوند' }) };
  const self = { id: 'f', object: 'party', title: 'آوند' };
  assert.deepEqual(prefillFrom(schema, deal, firm), { party: self });
  assert.deepEqual(prefillFrom(schema, party, firm), { employer: self });
  const person = { object: 'party', record: stored('p', { kind: 'person', name: 'سارا' }) };
  assert.deepEqual(prefillFrom(schema, party, person), {});
});

test('work for a deal is about its party as well; a binned record leads to nothing', () => {
  const record = stored('d', { name: 'فروش', party: { id: 'f', object: 'party', title: 'آوند' } });
  assert.deepEqual(Object.keys(prefillFrom(schema, note, { object: 'deal', record })), ['about', 'deal']);
  assert.deepEqual(prefillFrom(schema, note, { object: 'deal', record: { ...record, removedAt: 'x' } }), {});
});

test('what a screen says of its own records goes before', () => {
  const prefill = { deal: { stage: 's' } };
  assert.deepEqual(prefillFrom(schema, deal, { object: 'deal', prefill }), { stage: 's' });
  assert.deepEqual(prefillFrom(schema, note, { object: 'deal', prefill }), {});
  assert.deepEqual(
    prefillFrom(schema, deal, { prefill }),
    { stage: 's' },
    'of a calendar, which is about no object',
  );
  assert.deepEqual(prefillFrom(schema, note, undefined), {});
});
