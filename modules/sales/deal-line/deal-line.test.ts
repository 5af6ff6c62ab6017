import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { team } from '#records/access/objects.ts';
import type { Stored } from '#records/query/query.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import { discountLimit } from '../index.ts';
import { askApproval, decideApproval, requireApproval } from '../discount/approvals.ts';
import { readPricing } from './pricing.ts';

const { engine, testing } = await testEngine();
let seeded: SeededWorkspace;
let admin: Context;
let seller: Context;
let other: Context;

before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
  const now = () => new Date('2026-11-22T08:30:00Z');
  admin = { ...seeded.admin, now };
  seller = { ...(await makeColleague(engine, seeded, 'seller')).context, now };
  other = { ...(await makeColleague(engine, seeded, 'seller')).context, now };
});
after(() => testing.drop());

type Fields = Record<string, unknown>;
const create = async (context: Context, object: string, values: Fields): Promise<string> =>
  engine.transact(context, async (tx) => (await tx.recordsOf(object).create([values]))[0] ?? '');
const change = (context: Context, object: string, id: string, values: Fields) =>
  engine.transact(context, (tx) => tx.recordsOf(object).update([{ id, values }]));
const get = (object: string, id: string): Promise<Stored> =>
  engine.transact(admin, (tx) => tx.recordsOf(object).get(id));
const rial = (amount: string) => ({ amount, currency: 'IRR' });
const codes =
  (...wanted: string[]) =>
  (error: unknown) => {
    assert.ok(error instanceof Problem, String(error));
    const found = error.extras.errors?.map(({ field, code }) => `${field} ${code}`) ?? [error.slug];
    assert.deepEqual(found, wanted);
    return true;
  };
const moneyIn = async (deal: string): Promise<unknown[]> => {
  const { values } = await get('deal', deal);
  return ['amount', 'tax', 'payable'].map(
    (name) => (values[name] as { amount: string } | null)?.amount ?? null,
  );
};

test('the nearest price wins: the customer’s, his list’s, the default list’s, the product’s; by quantity and day', async () => {
  const product = await create(admin, 'product', { name: 'پمپ', listPrice: rial('1000'), unit: 'دستگاه' });
  const party = await create(seller, 'party', { kind: 'organisation', name: 'صنایع آب' });
  const deal = await create(seller, 'deal', { title: 'پمپ‌ها', party });
  const line = await create(seller, 'deal_line', { deal, product });
  const source = async (): Promise<string> => {
    await change(seller, 'deal_line', line, { quantity: 2 });
    await change(seller, 'deal_line', line, { quantity: 1 });
    const { values } = await get('deal_line', line);
    return `${String(values['priceSource'])} ${(values['unitPrice'] as { amount: string }).amount}`;
  };
  assert.equal(await source(), 'product 1000');
  const standard = await create(admin, 'price_list', { name: 'همگانی', isDefault: true });
  await create(admin, 'price', { product, list: standard, price: rial('950') });
  await create(admin, 'price', { product, list: standard, price: rial('900'), fromQuantity: 2 });
  assert.equal(await source(), 'defaultList 950');
  const own = await create(admin, 'price_list', { name: 'همکاران' });
  await create(admin, 'price', { product, list: own, price: rial('870') });
  await change(admin, 'party', party, { priceList: own });
  assert.equal(await source(), 'partyList 870');
  await create(admin, 'price', { product, party, price: rial('800'), validTo: '2026-11-21' });
  assert.equal(await source(), 'partyList 870');
  await create(admin, 'price', { product, party, price: rial('810'), validTo: '2026-11-22' });
  assert.equal(await source(), 'customer 810');
  await change(admin, 'price_list', own, { isDefault: true });
  assert.equal((await get('price_list', standard)).values['isDefault'], false);
  await assert.rejects(create(admin, 'price', { product, price: rial('1') }), codes('list list-or-party'));
  await assert.rejects(
    create(admin, 'price', { product, party, list: own, price: rial('-1') }),
    codes('list list-or-party', 'price negative'),
  );
  const { values } = await get('deal_line', line);
  assert.deepEqual([values['title'], values['unit'], values['taxRate']], ['پمپ', 'دستگاه', 10]);
});

test('a deal’s amount comes from its lines, to the rial, and says so; without lines it is written again', async () => {
  const deal = await create(seller, 'deal', { title: 'با ردیف', amount: rial('5') });
  const first = await create(seller, 'deal_line', {
    deal,
    title: 'نصب',
    quantity: 3,
    unitPrice: rial('333333'),
    discountPercent: 10,
  });
  assert.deepEqual(await moneyIn(deal), ['899999', '90000', '989999']);
  const second = await create(seller, 'deal_line', {
    deal,
    title: 'آموزش',
    unitPrice: rial('100001'),
    taxRate: 0,
  });
  assert.deepEqual(await moneyIn(deal), ['1000000', '90000', '1090000']);
  await change(seller, 'deal', deal, { discountPercent: 5 });
  assert.deepEqual(await moneyIn(deal), ['950000', '85500', '1035500']);
  await assert.rejects(change(seller, 'deal', deal, { amount: rial('7') }), codes('amount from-lines'));
  await assert.rejects(
    change(seller, 'deal', deal, { discountAmount: rial('1') }),
    codes('discountAmount one-discount'),
  );
  await assert.rejects(
    change(seller, 'deal', deal, { discountPercent: null, discountAmount: rial('1000001') }),
    codes('discount-too-large'),
  );
  await engine.transact(seller, (tx) => tx.recordsOf('deal_line').remove([first, second]));
  assert.deepEqual(await moneyIn(deal), ['950000', null, null]);
  await change(seller, 'deal', deal, { amount: rial('7') });
  await assert.rejects(
    change(seller, 'deal', deal, { discountPercent: 5 }),
    codes('discountPercent no-lines'),
  );
});

test('prices that nobody can mean are refused with their place, and nothing is written', async () => {
  const deal = await create(seller, 'deal', { title: 'قیمت‌های بد' });
  const line = (values: Fields) => create(seller, 'deal_line', { deal, title: 'ردیف', ...values });
  await assert.rejects(line({ unitPrice: rial('-1') }), codes('unitPrice negative'));
  await assert.rejects(line({ unitPrice: rial('1000000000000001') }), codes('unitPrice too-large'));
  await assert.rejects(
    line({ unitPrice: rial('900000000000000'), quantity: 2 }),
    codes('quantity too-large'),
  );
  await assert.rejects(line({ unitPrice: rial('10'), quantity: 0 }), codes('quantity out-of-range'));
  await assert.rejects(
    line({ unitPrice: rial('10'), discountPercent: 101 }),
    codes('discountPercent no-share'),
  );
  await assert.rejects(
    line({ unitPrice: rial('10'), discountAmount: rial('11') }),
    codes('discountAmount more-than-all'),
  );
  await assert.rejects(
    line({ unitPrice: rial('10'), discountAmount: rial('1'), discountPercent: 1 }),
    codes('discountAmount one-discount'),
  );
  await assert.rejects(line({}), codes('unitPrice no-price'));
  await line({ unitPrice: rial('10') });
  await assert.rejects(line({ unitPrice: { amount: '10', currency: 'USD' } }), codes('deal-in-one-currency'));
  await line({ unitPrice: rial('900000000000000') });
  await assert.rejects(line({ unitPrice: rial('900000000000000') }), codes('deal-too-large'));
  assert.deepEqual(await moneyIn(deal), ['900000000000010', '90000000000001', '990000000000011']);
});

test('who may not change a deal does not change its lines; they go with the deal’s owner', async () => {
  const deal = await create(seller, 'deal', { title: 'از آن من' });
  const line = await create(seller, 'deal_line', { deal, title: 'ردیف', unitPrice: rial('10') });
  await assert.rejects(
    create(other, 'deal_line', { deal, title: 'ردیف دیگر', unitPrice: rial('10') }),
    codes('record-not-found'),
  );
  await assert.rejects(change(other, 'deal_line', line, { quantity: 2 }), codes('record-not-found'));
  await assert.rejects(
    engine.transact(other, (tx) => readPricing(tx, deal)),
    codes('record-not-found'),
  );
  const owner = other.actor.kind === 'member' ? other.actor.memberId : '';
  await change(admin, 'deal', deal, { owner });
  await change(other, 'deal_line', line, { quantity: 2 });
  assert.deepEqual(await moneyIn(deal), ['20', '2', '22']);
  await assert.rejects(change(seller, 'deal_line', line, { quantity: 3 }), codes('record-not-found'));
});

test('a discount beyond the limit waits for the manager, who gives a reason where he refuses', async () => {
  await create(admin, 'discount_limit', { role: seeded.roles.seller, percent: 10 });
  await assert.rejects(create(admin, 'discount_limit', { percent: 10 }), codes('role role-or-team'));
  const deal = await create(seller, 'deal', { title: 'تخفیف زیاد' });
  const line = await create(seller, 'deal_line', {
    deal,
    title: 'ردیف',
    unitPrice: rial('1000'),
    discountPercent: 10,
  });
  const needs = () =>
    engine.transact(seller, async (tx) => requireApproval(tx, await tx.recordsOf('deal').get(deal)));
  const ask = () => engine.transact(seller, (tx) => askApproval(tx, deal, 'مشتری قدیمی است'));
  const decide = (who: Context, id: string, approve: boolean, reason: string | null = null) =>
    engine.transact(who, (tx) => decideApproval(tx, id, { approve, reason }));
  await needs();
  await assert.rejects(ask(), codes('discount-approval-not-needed'));
  await change(seller, 'deal_line', line, { discountPercent: 12.5 });
  await assert.rejects(needs(), codes('discount-not-approved'));
  const [asked, again] = [await ask(), await ask()];
  await assert.rejects(decide(admin, asked, true), codes('record-not-found'));
  await assert.rejects(decide(seller, again, true), codes('not-allowed'));
  await assert.rejects(decide(other, again, true), codes('record-not-found'));
  await assert.rejects(decide(admin, again, false), codes('reason-needed'));
  await decide(admin, again, false, 'سود نمی‌ماند');
  await assert.rejects(decide(admin, again, true), codes('already-decided'));
  await assert.rejects(needs(), codes('discount-not-approved'));
  await decide(admin, await ask(), true);
  await needs();
  await change(seller, 'deal_line', line, { discountPercent: 13 });
  await assert.rejects(needs(), codes('discount-not-approved'));

  const teamId = await engine.transact(
    admin,
    async (tx) => (await tx.records(team).create([{ name: 'فروش ویژه' }]))[0] ?? '',
  );
  const me = seller.actor.kind === 'member' ? seller.actor.memberId : '';
  await change(admin, 'member', me, { team: teamId });
  await engine.transact(admin, (tx) => tx.records(discountLimit).create([{ team: teamId, percent: 20 }]));
  await needs();
});

test('of another workspace nothing is there', async () => {
  const elsewhere = await makeSeededWorkspace(engine, testing);
  const deal = await create(seller, 'deal', { title: 'اینجا' });
  const line = await create(seller, 'deal_line', { deal, title: 'ردیف', unitPrice: rial('10') });
  const there = elsewhere.admin;
  await assert.rejects(
    create(there, 'deal_line', { deal, title: 'ردیف', unitPrice: rial('10') }),
    codes('record-not-found'),
  );
  await assert.rejects(change(there, 'deal_line', line, { quantity: 2 }), codes('record-not-found'));
  for (const deed of [
    engine.transact(there, (tx) => readPricing(tx, deal)),
    engine.transact(there, (tx) => askApproval(tx, deal, null)),
  ])
    await assert.rejects(deed, codes('record-not-found'));
});

test('lines are taxed as the firm has set it, from its day on, unless their product says otherwise', async () => {
  const deal = await create(seller, 'deal', { title: 'مالیات' });
  const taxOf = async (values: Fields): Promise<unknown> => {
    const line = await create(seller, 'deal_line', {
      deal,
      title: 'ردیف',
      unitPrice: rial('100'),
      ...values,
    });
    return (await get('deal_line', line)).values['taxRate'];
  };
  const usual = async () => (await engine.transact(seller, (tx) => readPricing(tx, deal))).usualTax;
  assert.equal((await usual()).by, 'last');
  await create(admin, 'tax_rate', { startsOn: '2026-03-21', rate: 12, note: 'قانون بودجه' });
  await create(admin, 'tax_rate', { startsOn: '2027-03-21', rate: 13 });
  assert.deepEqual(await usual(), { rate: 12, by: 'firm' });
  const exempt = await create(admin, 'product', { name: 'کتاب', taxRate: 0 });
  assert.deepEqual(
    [await taxOf({}), await taxOf({ product: exempt }), await taxOf({ taxRate: 9 })],
    [12, 0, 9],
  );
  await assert.rejects(create(seller, 'tax_rate', { startsOn: '2020-01-01', rate: 1 }), codes('not-allowed'));
  await assert.rejects(
    create(admin, 'tax_rate', { startsOn: '2020-01-01', rate: 101 }),
    codes('rate no-share'),
  );
  await assert.rejects(create(admin, 'tax_rate', { startsOn: '2026-03-21', rate: 1 }), codes('not-unique'));
});
