import assert from 'node:assert/strict';
import { test } from 'node:test';

import { operatorsOf } from '#records/query/operators.ts';
import type { Comparison } from '#records/fields/kind.ts';
import type { FieldContract, Filter, ObjectContract, SchemaContract } from '#records/contract.ts';

import { listSearch, readListAddress, writeListAddress } from './address.ts';
import { keepKnown } from './check.ts';
import { knownFrom } from './known.ts';
import { fromFilter, toFilter, type FilterModel } from './model.ts';
import { beginCondition, withOperator } from './offered.ts';
import { tellFilter, tellItem, type Telling } from './sentence.ts';

const field = (
  name: string,
  kind: FieldContract['kind'],
  comparison: Comparison,
  label: string,
  options: Record<string, unknown> = {},
): FieldContract => ({
  id: name,
  name,
  kind,
  label: { fa: label, en: name },
  required: false,
  readOnly: false,
  options,
  comparison,
  operators: operatorsOf[comparison],
  sortable: true,
  groupable: false,
  measurable: comparison === 'number',
  custom: false,
});

const objectOf = (name: string, label: string, fields: readonly FieldContract[]): ObjectContract => ({
  name,
  module: 'test',
  one: { fa: label, en: name },
  many: { fa: label, en: name },
  title: 'title',
  about: [],
  variants: [],
  listed: true,
  custom: false,
  abilities: { create: true, update: 'all', remove: 'all', export: true },
  fields,
});

const party = objectOf('party', 'شخص', [field('sector', 'text', 'text', 'صنعت')]);
const deal = objectOf('deal', 'معامله', [
  field('title', 'text', 'text', 'عنوان'),
  field('amount', 'money', 'number', 'مبلغ'),
  field('owner', 'member', 'token', 'مسئول', { to: 'member' }),
  field('closeOn', 'date', 'date', 'تاریخ بستن'),
  field('metAt', 'dateTime', 'instant', 'دیدار'),
  field('won', 'yesNo', 'boolean', 'برد'),
  field('party', 'link', 'token', 'شخص', { to: 'party' }),
  field('source', 'choice', 'token', 'منبع', {
    choices: [
      { key: 'web', label: { fa: 'وب', en: 'Web' } },
      { key: 'fair', label: { fa: 'نمایشگاه', en: 'Fair' } },
      { key: 'post', label: { fa: 'پست', en: 'Post' }, hidden: true },
    ],
  }),
]);
const schema: SchemaContract = { version: 1, objects: [deal, party], recordFields: [] };
const sara = '01930000-0000-7000-8000-000000000001';

const telling: Telling = {
  schema,
  object: deal,
  locale: 'fa',
  digits: 'fa',
  calendar: 'jalali',
  unit: 'toman',
  timeZone: 'Asia/Tehran',
  titleOf: (id) => (id === sara ? 'سارا' : undefined),
};

const model: FilterModel = [
  { field: 'owner', op: 'in', value: ['me', sara] },
  { field: 'amount', op: 'gt', value: '5000000000' },
  { field: 'closeOn', op: 'within', value: 'this-month' },
];

test('a filter reads as a Persian sentence', () => {
  assert.equal(
    tellFilter(model, telling),
    'مسئول: من یا سارا · مبلغ: بیش از ۵۰۰ میلیون تومان · تاریخ بستن: این ماه',
  );
  const more: FilterModel = [
    { field: 'party.sector', op: 'contains', value: 'نفت' },
    { field: 'source', op: 'notIn', value: ['web', 'fair'] },
    { field: 'closeOn', op: 'between', value: ['2026-11-22', '2026-12-01'] },
    { field: 'owner', op: 'empty' },
    { field: 'won', op: 'eq', value: true },
    { field: 'amount', op: 'eq', value: '12345678' },
  ];
  assert.equal(
    tellFilter(more, telling),
    'صنعت شخص: شامل «نفت» · منبع: جز وب و نمایشگاه · تاریخ بستن: از ۱ آذر ۱۴۰۵ تا ۱۰ آذر ۱۴۰۵ · مسئول: ندارد · برد: بله · مبلغ: ۱٬۲۳۴٬۵۶۷٫۸ تومان',
  );
});

test('a new record begins with what the filter leaves one answer for', () => {
  const me = { id: 'm', object: 'member', title: 'مریم' };
  const known = (items: FilterModel) =>
    knownFrom(deal, items, { titleOf: telling.titleOf, hasLeft: (id) => id === 'gone', me });
  assert.deepEqual(
    known([
      { field: 'owner', op: 'in', value: ['me'] },
      { field: 'party', op: 'in', value: [sara] },
      { field: 'source', op: 'in', value: ['fair'] },
      { field: 'won', op: 'eq', value: false },
    ]),
    { owner: me, party: { id: sara, object: 'party', title: 'سارا' }, source: 'fair', won: false },
  );
  assert.deepEqual(
    known([
      ...model,
      { field: 'source', op: 'notIn', value: ['web'] },
      { field: 'title', op: 'contains', value: 'فرش' },
      { field: 'party.sector', op: 'eq', value: 'نفت' },
      { or: [{ field: 'source', op: 'in', value: ['web'] }] },
    ]),
    {},
    'one of two, more than so much, a part of a name and what belongs to another say nothing',
  );
  assert.deepEqual(
    known([
      { field: 'owner', op: 'in', value: ['gone'] },
      { field: 'source', op: 'eq', value: 'post' },
    ]),
    {},
    'nothing new goes to who has left, nor gets a choice that is hidden',
  );
});

test('days of the week and hours read as one says them, and what is none of them is dropped', () => {
  const asked: FilterModel = [
    { field: 'metAt', op: 'onWeekday', value: [3, 4] },
    { field: 'metAt', op: 'atHour', value: [11, 12, 13] },
    { field: 'metAt', op: 'atHour', value: [9, 16] },
  ];
  assert.equal(
    tellFilter(asked, telling),
    'دیدار: سه‌شنبه یا چهارشنبه · دیدار: ساعت ۱۱:۰۰ تا ۱۴:۰۰ · دیدار: ساعت ۰۹:۰۰ یا ۱۶:۰۰',
  );
  assert.equal(keepKnown(schema, deal, asked).dropped, 0);
  const wrong: FilterModel = [
    { field: 'metAt', op: 'atHour', value: [24] },
    { field: 'metAt', op: 'onWeekday', value: [] },
    { field: 'closeOn', op: 'atHour', value: [9] },
  ];
  assert.equal(keepKnown(schema, deal, wrong).dropped, 3);
  // Nine o'clock is no day of the week.
  assert.deepEqual(withOperator({ field: 'metAt', op: 'atHour', value: [9] }, 'onWeekday'), {
    field: 'metAt',
    op: 'onWeekday',
  });
});

test('one of several conditions joins them by «یا», and names the field again only where it is another', () => {
  assert.deepEqual(
    tellItem(
      {
        or: [
          { field: 'amount', op: 'gt', value: '10' },
          { field: 'amount', op: 'empty' },
          { field: 'source', op: 'in', value: ['web'] },
        ],
      },
      telling,
    ),
    { label: 'مبلغ', value: 'بیش از ۱ تومان یا ندارد یا منبع: وب' },
  );
});

test('a filter survives the address and the API', () => {
  const any: FilterModel = [...model, { or: [model[0] as never, model[1] as never] }];
  const raw = JSON.parse(JSON.stringify(writeListAddress({ search: 'علی', filter: any }))) as Record<
    string,
    unknown
  >;
  const read = readListAddress(raw);
  assert.deepEqual(read.filter, any);
  assert.equal(read.search, 'علی');
  const filter = toFilter(any, 'علی') as Filter;
  assert.deepEqual(fromFilter(filter), { model: any, search: 'علی' });
  assert.equal(toFilter([], ' '), undefined);
  assert.deepEqual(readListAddress({ sort: '-amount,title', q: 12 }), {
    search: '12',
    sort: [
      { field: 'amount', direction: 'desc' },
      { field: 'title', direction: 'asc' },
    ],
  });
  assert.equal(
    listSearch({ variant: 'people', sort: [{ field: 'name', direction: 'asc' }] }),
    '?variant=people&sort=name',
  );
});

test('a tree of another shape is kept whole', () => {
  const deep: Filter = { not: { or: [{ and: [] }, { search: 'x' }] } };
  const { model: kept } = fromFilter(deep);
  assert.deepEqual(toFilter(kept), deep);
  assert.equal(tellItem(kept[0] as never, telling).label, 'شرط پیشرفته');
});

test('broken addresses open, without what they say wrongly', () => {
  for (const f of ['oops', 7, null, { a: 1 }, [[]], [['amount']], [['or']], [[1, 2, 3]]])
    assert.doesNotThrow(() => keepKnown(schema, deal, readListAddress({ f, sort: 5, q: {} }).filter ?? []));
  const broken: FilterModel = [
    { field: 'ghost', op: 'eq', value: 1 },
    { field: 'amount', op: 'contains', value: 'x' },
    { field: 'amount', op: 'gt', value: 'x' },
    { field: 'owner', op: 'in', value: ['not an id'] },
    { field: 'source', op: 'in', value: ['gone'] },
    { field: 'closeOn', op: 'within', value: 'some-day' },
    { field: 'closeOn', op: 'eq', value: '2026-02-30' },
    { field: 'party.ghost', op: 'filled' },
    { field: 'amount', op: 'gt', value: 5 },
    {
      or: [
        { field: 'ghost', op: 'eq' },
        { field: 'won', op: 'eq', value: false },
      ],
    },
  ];
  const { model: kept, dropped } = keepKnown(schema, deal, broken);
  assert.deepEqual(kept, [
    { field: 'amount', op: 'gt', value: 5 },
    { field: 'won', op: 'eq', value: false },
  ]);
  assert.equal(dropped, 9);
});

test('changing the operator keeps the value only where it still fits', () => {
  const amount = deal.fields[1] as FieldContract;
  const begun = { ...beginCondition('amount', amount), value: '5' };
  assert.deepEqual(withOperator(begun, 'lt'), { field: 'amount', op: 'lt', value: '5' });
  assert.deepEqual(withOperator(begun, 'between'), { field: 'amount', op: 'between' });
});
