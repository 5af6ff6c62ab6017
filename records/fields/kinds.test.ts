import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '#kernel/id.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { note } from '#modules/work/index.ts';
import { party } from '#modules/parties/index.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import * as declare from '../define/declare.ts';
import { defineObject } from '../define/define-object.ts';
import { addField } from '../runtime/add-field.ts';
import { defineCustomObject } from '../runtime/define-custom-object.ts';
import { kindNames, type KindName } from './kind-name.ts';
import { kinds } from './index.ts';

const label = { fa: 'آزمایش', en: 'Test' };
const choices = [
  { key: 'a', label: { fa: 'الف', en: 'A' } },
  { key: 'b', label: { fa: 'ب', en: 'B' } },
];

/** One right value of every kind that is written, as it is given and as it comes back. */
const samples: Readonly<
  Partial<
    Record<
      KindName,
      { give: unknown; get?: unknown; options?: Record<string, unknown>; wrong: readonly unknown[] }
    >
  >
> = {
  text: {
    give: ' سلام \r\n\tبر شما\n',
    get: 'سلام بر شما',
    wrong: [5, 'x'.repeat(301), 'a\u0000b', '\ud800', '\u202eevil'],
  },
  longText: { give: 'یک\nدو', wrong: [{}, 'x'.repeat(50_001)] },
  number: { give: 12.5, wrong: ['12', Number.NaN, 1e16, 0.1234567] },
  percent: { give: 35, wrong: [1_001] },
  money: {
    give: { amount: '1200000.50', currency: 'IRR' },
    get: { amount: '1200000.5', currency: 'IRR' },
    wrong: [
      12,
      { amount: 12, currency: 'IRR' },
      { amount: '1', currency: 'rial' },
      { amount: '1', currency: 'IRR', extra: 1 },
      { amount: '1e5', currency: 'IRR' },
    ],
  },
  date: { give: '2026-03-21', wrong: ['2026-02-30', '1405/01/01', 20260321, '0001-01-01'] },
  dateTime: {
    give: '2026-03-21T10:00:00+03:30',
    get: '2026-03-21T06:30:00.000Z',
    wrong: ['2026-03-21', '2026-13-01T00:00:00Z'],
  },
  yesNo: { give: true, wrong: ['true', 1] },
  choice: { give: 'a', options: { choices }, wrong: ['c', ['a'], 'constructor'] },
  choices: { give: ['b', 'a', 'b'], get: ['b', 'a'], options: { choices }, wrong: ['a', ['ghost']] },
  phones: {
    give: [{ number: '۰۹۱۲ ۳۴۵ ۶۷۸۹', label: 'همراه' }, { number: '021-88889999 داخلی ۱۲' }],
    get: [
      { number: '+989123456789', label: 'همراه' },
      { number: '+982188889999', extension: '12' },
    ],
    wrong: [[{ number: '12' }], [{ number: '09123' }], '0912', [{ number: '09123456789', evil: 1 }]],
  },
  emails: {
    give: [{ address: 'Ali@Example.COM' }],
    get: [{ address: 'Ali@example.com' }],
    wrong: [[{ address: 'ali' }], [{ address: 'a@b,c.com' }]],
  },
  url: { give: 'https://example.ir/الف', wrong: ['javascript:alert(1)', 'example.ir'] },
  address: {
    give: { city: 'كرج', line: 'آزادی ۱۲،\nطبقهٔ سوم', postalCode: '۳۱۴۵۶۷۸۹۱۲' },
    get: { city: 'کرج', line: 'آزادی ۱۲، طبقهٔ سوم', postalCode: '3145678912' },
    wrong: ['تهران', { planet: 'زمین' }],
  },
  rating: { give: 4, wrong: [0, 6, 2.5] },
  duration: { give: 90, wrong: [-1, 1.5] },
  nationalCode: { give: '۰۰۱-۲۳۴۵۶۷-۹', get: '0012345679', wrong: ['0012345678', '1111111111', 12345679] },
  companyId: { give: '10380284790', wrong: ['10380284791', 'x'] },
  economicCode: { give: '10380284790', wrong: ['123'] },
  sheba: {
    give: 'ir82 0540 1026 8002 0817 9090 02',
    get: 'IR820540102680020817909002',
    wrong: ['IR00 0540 1026 8002 0817 9090 02'],
  },
  card: { give: '6037-9974-7533-0008', get: '6037997475330008', wrong: ['6037997475330001'] },
  postalCode: { give: '۱۹۳۹۵-۴۳۱۱۷', get: '1939543117', wrong: ['12', '0000000000'] },
};

const written = Object.keys(samples) as (keyof typeof samples)[];
const fieldOf = (kind: KindName) =>
  (declare as unknown as Record<string, (declaration: object) => declare.FieldDeclaration<unknown>>)[kind];
const declarations = Object.fromEntries(
  written.map((kind) => {
    const make = fieldOf(kind);
    assert.ok(make, `No declaration of ${kind}`);
    return [kind, make({ label, ...samples[kind]?.options })];
  }),
);

const sample = defineObject('every_kind', {
  module: 'tests',
  one: label,
  many: label,
  title: 'heading',
  fields: {
    ...declarations,
    heading: declare.text({ label, required: true }),
    code: declare.serial({ label, template: 'F-{jalaliYear}-{number:4}' }),
    parts: declare.links({ label, to: 'every_kind' }),
    party: declare.link({ label, to: 'party' }),
  },
});
const { engine, testing } = await testEngine({ objects: [sample] });
const workspace = await makeWorkspace(testing);
const { context } = await makeMember(engine, workspace, adminGrants);
after(() => testing.drop());

/** What PostgreSQL and the check together give back for the sample. */
const wanted = (kind: keyof typeof samples): unknown => samples[kind]?.get ?? samples[kind]?.give;
const given = Object.fromEntries(written.map((kind) => [kind, samples[kind]?.give]));

const codesOf = (error: unknown): readonly string[] =>
  error instanceof Problem
    ? (error.extras.errors ?? []).map((one) => one.field.split('.')[0] ?? '')
    : [String(error)];

test('every kind has a declaration or is made otherwise', () => {
  const without = kindNames.filter((kind) => fieldOf(kind) === undefined);
  assert.deepEqual(without, []);
  assert.deepEqual(
    kindNames.filter((kind) => kinds[kind].name !== kind),
    [],
  );
});

test('a value of every kind goes through a typed column and comes back normalised; wrong ones are named', async () => {
  const id = await engine.transact(
    context,
    async (tx) => (await tx.recordsOf('every_kind').create([{ heading: 'همه', ...given }]))[0] ?? '',
  );
  const record = await engine.transact(context, (tx) => tx.recordsOf('every_kind').get(id));
  for (const kind of written) assert.deepEqual([kind, record.values[kind]], [kind, wanted(kind)]);
  for (const kind of written)
    for (const bad of samples[kind]?.wrong ?? [])
      await assert.rejects(
        engine.transact(context, (tx) =>
          tx.recordsOf('every_kind').update([{ id, values: { [kind]: bad } }]),
        ),
        (error: unknown) => {
          assert.deepEqual(
            [kind, JSON.stringify(bad).slice(0, 60), codesOf(error)],
            [kind, JSON.stringify(bad).slice(0, 60), [kind]],
          );
          return true;
        },
      );
  const after = await engine.transact(context, (tx) => tx.recordsOf('every_kind').get(id));
  assert.deepEqual([after.version, after.values], [1, record.values]);
});

test('a file’s words are read as people write them', async () => {
  const texts: readonly (readonly [KindName, string, unknown])[] = [
    ['duration', '۲:۳۰', 150],
    ['duration', '۳ ساعت', 180],
    ['duration', '45', 45],
    ['duration', 'فردا', 'not-a-duration'],
    ['percent', '۱۲٫۵٪', 12.5],
    ['number', '۱٬۲۰۰', 1200],
    ['date', '۳۰ اسفند ۱۴۰۳', '2025-03-20'],
    ['date', '۳۰ اسفند ۱۴۰۴', 'impossible-date'],
    ['date', 'دیروز', 'not-a-date'],
    ['dateTime', 'yesterday 10:00', 'not-a-date'],
    ['dateTime', '4 Oct 2024 10:20', '2024-10-04T06:50:00.000Z'],
    ['dateTime', '8/25/2024, 2:05 PM', '2024-08-25T10:35:00.000Z'],
    ['dateTime', '2-Aug-24 12:00:30 a.m.', '2024-08-01T20:30:30.000Z'],
    ['dateTime', '۱۴۰۳/۰۵/۱۲ ۲:۰۵ ب.ظ', '2024-08-02T10:35:00.000Z'],
    ['dateTime', '1403/05/12 14:05 PM', 'no-such-time'],
    ['dateTime', '1403/05/12 10:05 UTC', 'no-such-time'],
    ['date', '۳۰ آبان', 'year-missing'],
    ['nationalCode', '۰۴۹۹۳۷۰۸۹۹', '0499370899'],
    ['phones', '9121230004', [{ number: '+989121230004' }]],
    ['phones', '0912-123-0008 / 021-88776655', [{ number: '+989121230008' }, { number: '+982188776655' }]],
    ['phones', '021-88776655/6', 'not-a-phone'],
    ['phones', '02188776100/110', 'not-a-phone'],
    [
      'phones',
      '۱۱۰، ۰۹۱۲۱۲۳۰۰۰۸/۰۲۱۸۸۷۷۶۶۵۵',
      [{ number: '110' }, { number: '+989121230008' }, { number: '+982188776655' }],
    ],
    ['money', '۱۲٫۵ میلیون تومان', { amount: '125000000', currency: 'IRR' }],
    ['money', '۱۲/۵ میلیون', { amount: '12500000', currency: 'IRR' }],
    ['money', '2.3 billion USD', { amount: '2300000000', currency: 'USD' }],
    ['money', '1,200 دلار آمریکا', { amount: '1200', currency: 'USD' }],
    ['money', '۲۰۰ دلار كانادا', { amount: '200', currency: 'CAD' }],
    ['money', '۳۰ ریال عمان', { amount: '30', currency: 'OMR' }],
    ['money', '۴۰۰ ریال', { amount: '400', currency: 'IRR' }],
    ['money', '50 euros', { amount: '50', currency: 'EUR' }],
    ['money', '۷۰۰ ین', { amount: '700', currency: 'JPY' }],
    ['money', 'USD', 'not-an-amount'],
    ['money', '12.500.000', { amount: '12500000', currency: 'IRR' }],
    ['money', '۱۲ میلیون و نیم', 'not-an-amount'],
  ];
  const environment = { currency: 'IRR' } as const;
  await engine.transact(context, (tx) => {
    for (const [kind, text, expected] of texts) {
      const field = tx.schema.objects.get('every_kind')?.fields.get(kind);
      assert.ok(field, kind);
      const read = kinds[kind].parse(text, field, environment);
      assert.deepEqual([kind, text, read.ok ? read.value : read.code], [kind, text, expected]);
    }
    return Promise.resolve();
  });
});

test('a value of every kind goes through the document of an object made on screen just so', async () => {
  const { name } = await engine.transact(context, (tx) =>
    defineCustomObject(tx, { one: { fa: 'همه‌چیز', en: 'Everything' }, many: label }),
  );
  await engine.transact(context, async (tx) => {
    for (const kind of written)
      await addField(tx, name, {
        kind,
        name: kind,
        label: { fa: kind, en: kind },
        options: samples[kind]?.options ?? {},
      });
    await addField(tx, name, { kind: 'serial', label, name: 'code', options: { template: '{number}' } });
  });
  const id = await engine.transact(
    context,
    async (tx) => (await tx.recordsOf(name).create([{ name: 'همه', ...given }]))[0] ?? '',
  );
  const record = await engine.transact(context, (tx) => tx.recordsOf(name).get(id));
  for (const kind of written) assert.deepEqual([kind, record.values[kind]], [kind, wanted(kind)]);
  assert.equal(record.values['code'], '1');
});

test('identifiers and telephones are found however they are typed', async () => {
  const find = (field: string, op: 'eq' | 'contains' | 'starts', value: string) =>
    engine.transact(
      context,
      async (tx) => (await tx.recordsOf('every_kind').page({ filter: { field, op, value } })).records.length,
    );
  assert.equal(await find('nationalCode', 'eq', '001-234567-9'), 1);
  assert.equal(await find('sheba', 'contains', '۰۵۴۰ ۱۰۲۶'), 1);
  assert.equal(await find('phones', 'eq', '0912 345 6789'), 1);
  assert.equal(await find('phones', 'eq', '+982188889999'), 1);
  assert.equal(await find('phones', 'eq', '45 6788'), 0);
  assert.equal(await find('emails', 'eq', 'ALI@example.com'), 1);
  assert.equal(await find('emails', 'eq', 'li@example.com'), 0);
  for (const start of ['۰۹۱۲', '+98912', '912345', '021 8888'])
    assert.equal(await find('phones', 'starts', start), 1, start);
  for (const start of ['2345', '0935', '6789']) assert.equal(await find('phones', 'starts', start), 0, start);
  assert.equal(await find('emails', 'starts', 'Ali'), 1);
  assert.equal(await find('emails', 'starts', 'li@'), 0);
});

test('serial numbers run without gaps, by year, over batches and failures', async () => {
  const own = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  const at = (iso: string) => ({ ...own, now: () => new Date(iso) });
  const make = (now: string, count: number) =>
    engine.transact(at(now), async (tx) => {
      const ids = await tx
        .recordsOf('every_kind')
        .create(Array.from({ length: count }, () => ({ heading: 'شماره' })) as never);
      const found = await tx.recordsOf('every_kind').some(ids);
      return ids.map((id) => found.get(id)?.values['code']);
    });
  assert.deepEqual(await make('2026-03-20T20:00:00Z', 2), ['F-1404-0001', 'F-1404-0002']);
  await assert.rejects(
    engine.transact(at('2026-03-20T20:00:00Z'), async (tx) => {
      await tx.recordsOf('every_kind').create([{ heading: 'گم' }] as never);
      throw new Error('undone');
    }),
  );
  const [left, right] = await Promise.all([make('2026-03-20T20:10:00Z', 3), make('2026-03-20T20:10:00Z', 3)]);
  assert.deepEqual(
    [...(left ?? []), ...(right ?? [])].map(String).toSorted((a, b) => a.localeCompare(b)),
    [3, 4, 5, 6, 7, 8].map((number) => `F-1404-000${number}`),
  );
  // 1 Farvardin begins in Tehran at 20:30 UTC.
  assert.deepEqual(await make('2026-03-20T20:30:00Z', 1), ['F-1405-0001']);
  await assert.rejects(
    engine.transact(own, (tx) => tx.recordsOf('every_kind').create([{ heading: 'x', code: 'F-1' }] as never)),
  );
});

test('conditions that do not fit their field are refused, whatever they hold', async () => {
  const hostile: readonly object[] = [
    { field: "heading' or 1=1 --", op: 'eq', value: 'x' },
    { field: 'heading', op: "= '' or true --", value: 'x' },
    { field: 'constructor', op: 'eq', value: 'x' },
    { field: 'heading.name', op: 'eq', value: 'x' },
    { field: 'party.ghost', op: 'eq', value: 'x' },
    { field: 'party.employer.employer.employer.employer.name', op: 'eq', value: 'x' },
    { field: 'number', op: 'eq', value: '1; drop table party' },
    { field: 'number', op: 'gt', value: 1e300 },
    { field: 'number', op: 'eq', value: null },
    { field: 'number', op: 'between', value: [1] },
    { field: 'date', op: 'eq', value: '2026-02-31' },
    { field: 'date', op: 'within', value: 'last-n-days:99999' },
    { field: 'date', op: 'within', value: { toString: 'x' } },
    { field: 'heading', op: 'contains', value: { $gt: '' } },
    { field: 'choice', op: 'in', value: [] },
    { field: 'choice', op: 'in', value: Array.from({ length: 501 }, () => 'a') },
    { field: 'party', op: 'eq', value: 'not-an-id' },
    { field: 'parts', op: 'has', value: [['x']] },
    { and: { length: 2 } },
    { surprise: true },
  ];
  for (const filter of hostile)
    await assert.rejects(
      engine.transact(context, (tx) => tx.recordsOf('every_kind').page({ filter: filter as never })),
      (error: unknown) => {
        assert.ok(
          error instanceof Problem && ['bad-filter', 'unknown-field'].includes(error.slug),
          `${JSON.stringify(filter).slice(0, 100)}: ${String(error)}`,
        );
        return true;
      },
    );
  let deep: object = { field: 'heading', op: 'filled' };
  for (let depth = 0; depth < 5_000; depth++) deep = { not: deep };
  await assert.rejects(
    engine.transact(context, (tx) => tx.recordsOf('every_kind').page({ filter: deep as never })),
    (error: unknown) => error instanceof Problem && error.slug === 'bad-filter',
  );
  for (const sort of [
    [{ field: 'constructor', direction: 'asc' }],
    [{ field: 'a;b', direction: 'asc' }],
    [{}],
  ])
    await assert.rejects(
      engine.transact(context, (tx) => tx.recordsOf('every_kind').page({ sort: sort as never })),
      (error: unknown) => error instanceof Problem && error.status === 422,
    );
  for (const cursor of ['x', Buffer.from('["a",["b"],"c"]').toString('base64url')])
    await assert.rejects(
      engine.transact(context, (tx) => tx.recordsOf('every_kind').page({ cursor })),
      (error: unknown) => error instanceof Problem && error.slug === 'bad-cursor',
    );
  // A surrogate without its half cannot even be asked for.
  const lone = await engine
    .transact(context, (tx) =>
      tx.recordsOf('every_kind').page({ filter: { field: 'heading', op: 'contains', value: '\ud800' } }),
    )
    .then(
      () => 'read',
      (error: unknown) => (error instanceof Problem ? error.slug : String(error)),
    );
  assert.ok(['read', 'bad-filter'].includes(lone), lone);
  const zero = await engine
    .transact(context, (tx) => tx.recordsOf('every_kind').page({ filter: { search: 'a\u0000b' } }))
    .then(
      () => 'read',
      (error: unknown) => (error instanceof Problem ? error.slug : String(error)),
    );
  assert.ok(['read', 'bad-filter'].includes(zero), zero);
});

test('lists are sorted and read through a link under the reader’s own rules', async () => {
  const own = await makeWorkspace(testing);
  const { context: boss, memberId } = await makeMember(engine, own, adminGrants);
  const seller = await makeMember(
    engine,
    own,
    grantsOf({ party: { read: 'own' }, every_kind: { read: 'all' } }),
  );
  await engine.transact(boss, async (tx) => {
    const [mine, his] = await tx.records(party).create([
      { kind: 'organisation', name: 'بانک' },
      { kind: 'organisation', name: 'الماس', owner: seller.memberId },
    ]);
    await tx
      .recordsOf('every_kind')
      .create([{ heading: 'یک', party: mine }, { heading: 'دو', party: his }, { heading: 'سه' }] as never);
  });
  const read = (by: typeof boss) =>
    engine.transact(by, async (tx) =>
      (
        await tx.recordsOf('every_kind').page({
          sort: [{ field: 'party.name', direction: 'asc' }],
          fields: ['heading', 'party.name', 'party.owner'],
        })
      ).records.map(({ values }) => [values['heading'], values['party.name'], values['party.owner']]),
    );
  assert.deepEqual(await read(boss), [
    ['دو', 'الماس', { id: seller.memberId, object: 'member', title: 'مریم احمدی' }],
    ['یک', 'بانک', { id: memberId, object: 'member', title: 'مریم احمدی' }],
    ['سه', null, null],
  ]);
  const seen = new Map((await read(seller.context)).map(([heading, name]) => [heading, name]));
  assert.deepEqual([seen.get('یک'), seen.get('دو'), seen.get('سه')], [null, 'الماس', null]);
});

test('ids of another workspace are nothing here', async () => {
  const foreign = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  const id = await engine.transact(
    context,
    async (tx) => (await tx.records(party).create([{ kind: 'person', name: 'دور' }]))[0] ?? '',
  );
  for (const target of [id, newId()])
    await assert.rejects(
      engine.transact(foreign, (tx) =>
        tx.recordsOf('every_kind').create([{ heading: 'x', party: target }] as never),
      ),
      (error: unknown) => error instanceof Problem && error.slug === 'bad-link',
    );
  const found = await engine.transact(foreign, (tx) =>
    tx.records(note).page({ filter: { field: 'about', op: 'eq', value: id } }),
  );
  assert.deepEqual(found.records, []);
});
