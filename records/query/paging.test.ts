import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { bothWays } from '#testing/both-ways.ts';
import { testEngine } from '#testing/engine.ts';
import { makeSeededWorkspace } from '#testing/seeded.ts';
import { grantsOf, makeMember } from '#testing/workspace.ts';
import type { Page, PageQuery } from './query.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

let admin: Context;
let adminId: string;
let reader: Context;
const titles = ['آب', 'انار', 'باران', 'باغ', 'پرده', 'گل', 'نان', 'یخ'];

before(async () => {
  const seeded = await makeSeededWorkspace(engine, testing);
  admin = seeded.admin;
  adminId = seeded.adminId;
  reader = (await makeMember(engine, seeded.workspace, grantsOf({ deal: { read: 'all' } }))).context;
  await engine.transact(admin, (tx) =>
    tx.recordsOf('deal').create(
      titles.map((title, at) => ({
        title,
        // Every third deal has no day, so that a sort by it has a range of rows without a value.
        ...(at % 3 === 2 ? {} : { expectedCloseOn: `2026-0${at + 1}-10` }),
      })),
    ),
  );
});

const page = (query: PageQuery, who = admin): Promise<Page> =>
  engine.transact(who, (tx) => tx.recordsOf('deal').page({ limit: 3, fields: ['title'], ...query }));
const named = ({ records }: Page): unknown[] => records.map(({ values }) => values['title']);

for (const sort of [
  [{ field: 'title', direction: 'asc' }],
  [{ field: 'expectedCloseOn', direction: 'asc' }],
  [{ field: 'expectedCloseOn', direction: 'desc' }],
  [
    { field: 'status', direction: 'asc' },
    { field: 'expectedCloseOn', direction: 'desc' },
  ],
  [],
] as const)
  test(`a list is walked back by the way it was walked: ${JSON.stringify(sort)}`, async () => {
    const all = await bothWays((place) => page({ sort, ...place }));
    assert.equal(new Set(all.map(({ values }) => values['title'])).size, titles.length);
  });

test('a list begins at a letter or a day, and goes on to both sides of it', async () => {
  const byName = [{ field: 'title', direction: 'asc' }] as const;
  const at = await page({ sort: byName, from: 'ب' });
  assert.deepEqual(named(at), ['باران', 'باغ', 'پرده']);
  assert.deepEqual(named(await page({ sort: byName, cursor: at.previous ?? '', back: true })), [
    'آب',
    'انار',
  ]);
  const down = [{ field: 'title', direction: 'desc' }] as const;
  assert.deepEqual(named(await page({ sort: down, from: 'ب' })), ['باغ', 'باران', 'انار']);
  // A letter after the last name shows the end.
  assert.deepEqual(named(await page({ sort: down, from: 'آ' })), ['آب']);
  assert.deepEqual(named(await page({ sort: byName, from: 'zz' })), ['گل', 'نان', 'یخ']);
  const byDay = [{ field: 'expectedCloseOn', direction: 'asc' }] as const;
  assert.deepEqual(named(await page({ sort: byDay, from: '2026-05-01' })), ['پرده', 'نان', 'یخ']);
  for (const from of ['فردا', '2026-13-01'])
    await assert.rejects(
      page({ sort: byDay, from }),
      (error) => error instanceof Problem && error.slug === 'bad-filter',
    );
});

test('in an order of yes or no and then a day a list begins at a day of what stands first', async () => {
  const due = (title: string, day: number | null, done: boolean) => ({
    title,
    done,
    ...(day === null ? {} : { dueAt: `2026-10-${day}T08:00:00Z` }),
  });
  await engine.transact(admin, (tx) =>
    tx
      .recordsOf('task')
      .create([
        due('زود', 10, false),
        due('میانه', 12, false),
        due('دیر', 14, false),
        due('بی‌روز', null, false),
        due('شده', 11, true),
      ]),
  );
  const read = (query: PageQuery): Promise<Page> =>
    engine.transact(admin, (tx) => tx.recordsOf('task').page({ limit: 10, fields: ['title'], ...query }));
  const order = [
    { field: 'done', direction: 'asc' },
    { field: 'dueAt', direction: 'asc' },
  ] as const;
  const from = '2026-10-12T00:00:00Z';
  const at = await read({ sort: order, from });
  assert.deepEqual(named(at), ['میانه', 'دیر', 'بی‌روز', 'شده']);
  assert.deepEqual(named(await read({ sort: order, cursor: at.previous ?? '', back: true })), ['زود']);
  // A filtered list is read in one piece, and not part by part.
  const filter = { field: 'title', op: 'ne', value: 'دیر' } as const;
  assert.deepEqual(named(await read({ sort: order, from, filter })), ['میانه', 'بی‌روز', 'شده']);
  const turned = [
    { field: 'done', direction: 'desc' },
    { field: 'dueAt', direction: 'desc' },
  ] as const;
  assert.deepEqual(named(await read({ sort: turned, from: '2026-10-10T23:00:00Z' })), [
    'دیر',
    'میانه',
    'زود',
    'بی‌روز',
  ]);
  await assert.rejects(read({ sort: order, from: 'فردا' }), { slug: 'bad-filter' });
});

test('records are filtered, sorted and grouped by when and by whom they were made', async () => {
  const mine = { field: 'createdBy', op: 'in', value: ['me'] } as const;
  assert.equal((await page({ filter: mine })).records.length, 3);
  assert.equal((await page({ filter: mine }, reader)).records.length, 0);
  const read = await page({
    filter: { field: 'createdAt', op: 'within', value: 'today' },
    sort: [{ field: 'updatedAt', direction: 'desc' }],
    fields: ['createdBy', 'createdAt'],
  });
  const [first] = read.records;
  assert.ok(first);
  assert.equal((first.values['createdBy'] as { id: string }).id, adminId);
  assert.equal(first.values['createdAt'], first.createdAt);
  const groups = await engine.transact(admin, (tx) => tx.recordsOf('deal').groups({ by: ['createdAt:day'] }));
  assert.deepEqual(
    groups.map(({ count }) => count),
    [titles.length],
  );
});

test('of more groups than are answered the newest periods come, in their order, and it is told that there are more', async () => {
  const days = 1_003;
  const first = Date.parse('2020-01-01');
  const dayAt = (at: number): string => new Date(first + at * 86_400_000).toISOString().slice(0, 10);
  await engine.transact(admin, (tx) =>
    tx
      .recordsOf('deal')
      .create(Array.from({ length: days }, (_, at) => ({ title: `روز ${at}`, expectedCloseOn: dayAt(at) }))),
  );
  const filter = { field: 'title', op: 'starts', value: 'روز ' } as const;
  const groups = (by: string) =>
    engine.transact(admin, (tx) => tx.recordsOf('deal').groupPage({ by: [by], filter }));
  const all = await groups('expectedCloseOn:day');
  assert.equal(all.more, true);
  const begun = all.groups.map(({ keys: [day] }) => (day as { readonly from: string }).from);
  assert.deepEqual([begun.length, begun[0], begun.at(-1)], [1_000, dayAt(3), dayAt(days - 1)]);
  assert.equal((await groups('expectedCloseOn:month')).more, false);
});

test('groups are cut between them: each has all its currencies', async () => {
  const many = 1_001;
  const title = 'دو ارز ';
  const made = Array.from({ length: many }, (_, at) => at).flatMap((at) =>
    ['IRR', 'IRR', 'EUR'].map((currency, of) => ({
      title: `${title}${at}`,
      amount: { amount: String(of + 0.5), currency },
      expectedCloseOn: new Date(Date.parse('2021-01-01') + at * 86_400_000).toISOString().slice(0, 10),
    })),
  );
  await engine.transact(admin, (tx) => tx.recordsOf('deal').create([...made, { title: `${title}بی مبلغ` }]));
  const measures = (['sum', 'avg', 'max'] as const).map((measure) => ({ measure, field: 'amount' }));
  const filter = { field: 'title', op: 'starts', value: title } as const;
  const ask = (by: readonly string[]) =>
    engine.transact(admin, (tx) => tx.recordsOf('deal').groupPage({ by, measures, filter }));
  const of = (rials: string, euros: string) => [
    { amount: rials, currency: 'IRR' },
    { amount: euros, currency: 'EUR' },
  ];
  const days = await ask(['expectedCloseOn:day']);
  assert.deepEqual([days.groups.length, days.more], [1_000, true]);
  for (const { keys, count, measures: told } of days.groups)
    if (keys[0] !== null)
      assert.deepEqual([count, told], [3, [of('2', '2.5'), of('1', '2.5'), of('1.5', '2.5')]]);
  const [all] = (await ask([])).groups;
  assert.equal(all?.count, made.length + 1);
  assert.deepEqual(all.measures[0], of(String(2 * many), String(2.5 * many)));
});

test('a number is of all rows of a group, whatever their currencies, and each amount of one currency', async () => {
  const rows = [
    { unitPrice: '100', currency: 'IRR', listPrice: null, quantity: 1 },
    { unitPrice: '200', currency: 'IRR', listPrice: '250', quantity: 2 },
    { unitPrice: '3', currency: 'EUR', listPrice: null, quantity: 6 },
  ];
  const [deal] = await engine.transact(admin, (tx) => tx.recordsOf('deal').create([{ title: 'ردیف‌ها' }]));
  await testing.asOwner(
    `insert into deal_line (workspace_id, id, deal_id, position, title, quantity, unit_price, unit_price_currency, list_price, list_price_currency, tax_rate, created_at, updated_at)
      select $1, gen_random_uuid(), $2, 1, 'x', r.quantity, r.unit_price, r.currency, r.list_price, case when r.list_price is not null then 'IRR' end, 0, now(), now()
      from jsonb_to_recordset($3) as r(quantity numeric, unit_price numeric, currency text, list_price numeric)`,
    [
      admin.workspace,
      deal,
      JSON.stringify(
        rows.map(({ unitPrice, listPrice, ...rest }) => ({
          ...rest,
          unit_price: unitPrice,
          list_price: listPrice,
        })),
      ),
    ],
  );
  const measures = [
    { measure: 'sum', field: 'unitPrice' },
    { measure: 'sum', field: 'listPrice' },
    { measure: 'sum', field: 'quantity' },
    { measure: 'avg', field: 'quantity' },
  ] as const;
  const [all] = await engine.transact(admin, (tx) =>
    tx
      .recordsOf('deal_line')
      .groups({ by: ['deal'], measures, filter: { field: 'deal', op: 'eq', value: deal ?? '' } }),
  );
  assert.deepEqual(all?.measures, [
    [
      { amount: '300', currency: 'IRR' },
      { amount: '3', currency: 'EUR' },
    ],
    [{ amount: '250', currency: 'IRR' }],
    9,
    3,
  ]);
});
