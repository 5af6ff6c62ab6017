import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { systemContext, type Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { member as memberObject, team } from '#records/access/objects.ts';
import { party } from '#modules/parties/index.ts';
import { choicesOf } from '#records/fields/choice.ts';
import type { RecordTx } from '#records/records.ts';
import { changeChoices } from '#records/runtime/change-choices.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import { dealCall, dealNote, lead, leadAssignmentRule, leadScoreRule, product } from '../index.ts';
import { rescoreLeads } from '../lead-rules/rescore.ts';
import { passOnLeads } from './assign.ts';
import { convertLead } from './convert.ts';

const { engine, testing } = await testEngine();
let seeded: SeededWorkspace;
let admin: Context;
const at = (time: string): Context => ({ ...admin, now: () => new Date(`2026-11-22T${time}Z`) });

before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
});
beforeEach(() => {
  admin = { ...seeded.admin, now: () => new Date('2026-11-22T08:30:00Z') };
});
after(() => testing.drop());

type Fields = Record<string, unknown>;
const inTx = <T>(deed: (tx: RecordTx) => Promise<T>, context = admin): Promise<T> =>
  engine.transact(context, deed);
const create = async (values: Fields, context = admin): Promise<string> =>
  (await inTx((tx) => tx.recordsOf('lead').create([values]), context))[0] ?? '';
const read = async (object: string, id: string): Promise<Fields> => {
  const { values } = await inTx((tx) => tx.recordsOf(object).get(id));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value !== null && typeof value === 'object' && 'id' in value ? value.id : value,
    ]),
  );
};
const change = (id: string, values: Fields): Promise<unknown> =>
  inTx((tx) => tx.recordsOf('lead').update([{ id, values }]));
const refusedAt =
  (field: string, code: string) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof Problem, String(error));
    assert.deepEqual(
      error.extras.errors?.map((one) => [one.field, one.code]),
      [[field, code]],
    );
    return true;
  };

test('a lead becomes a person at a company and a deal, and nothing is typed twice', async () => {
  const [sold = ''] = await inTx((tx) => tx.records(product).create([{ name: 'ترازو' }]));
  const id = await create({
    name: 'سارا محمدی',
    company: 'پخش البرز',
    jobTitle: 'مدیر خرید',
    phones: [{ number: '09121234567' }],
    emails: [{ address: 'sara@alborz.example' }],
    source: 'exhibition',
    product: sold,
    amount: { amount: '900000000', currency: 'IRR' },
    wish: 'سی ترازوی فروشگاهی',
  });
  const [call = ''] = await inTx((tx) =>
    tx.records(dealCall).create([{ subject: 'تماس نخست', at: '2026-11-22T08:00:00Z', lead: id }]),
  );
  const made = await inTx((tx) => convertLead(tx, id, { deal: { expectedCloseOn: '2026-12-20' } }));
  const person = await read('party', made.party);
  assert.deepEqual(
    [person['kind'], person['givenName'], person['familyName'], person['jobTitle'], person['source']],
    ['person', 'سارا', 'محمدی', 'مدیر خرید', 'exhibition'],
  );
  assert.deepEqual(person['emails'], [{ address: 'sara@alborz.example' }]);
  const company = await read('party', String(person['employer']));
  assert.deepEqual([company['kind'], company['name']], ['organisation', 'پخش البرز']);
  const sale = await read('deal', made.deal ?? '');
  assert.deepEqual(
    [
      sale['party'],
      sale['product'],
      sale['amount'],
      sale['source'],
      sale['description'],
      sale['expectedCloseOn'],
    ],
    [
      made.party,
      sold,
      { amount: '900000000', currency: 'IRR' },
      'exhibition',
      'سی ترازوی فروشگاهی',
      '2026-12-20',
    ],
  );
  const now = await read('lead', id);
  assert.deepEqual(
    [now['status'], now['party'], now['deal'], now['convertedAt']],
    ['converted', made.party, made.deal, '2026-11-22T08:30:00.000Z'],
  );
  // What happened with the lead is on the deal's timeline and on the person's.
  const talk = await read('call', call);
  assert.deepEqual([talk['about'], talk['deal'], talk['lead']], [made.party, made.deal, id]);
  await assert.rejects(
    inTx((tx) => convertLead(tx, id, { deal: {} })),
    (error) => error instanceof Problem && error.slug === 'lead-already-converted',
  );
  await assert.rejects(change(id, { status: 'working' }), refusedAt('status', 'already-converted'));
});

test('a party that is known is used, and a lead may be worth no deal', async () => {
  const [known = ''] = await inTx((tx) =>
    tx.records(party).create([{ kind: 'organisation', name: 'سازهٔ نو' }]),
  );
  const id = await create({ name: 'سازهٔ نو', kind: 'organisation' });
  const [note = ''] = await inTx((tx) => tx.records(dealNote).create([{ text: 'زنگ بزن', lead: id }]));
  const before = await inTx((tx) => tx.recordsOf('deal').count({}));
  assert.deepEqual(await inTx((tx) => convertLead(tx, id, { party: known, deal: null })), {
    party: known,
    deal: null,
    givenTo: null,
  });
  assert.deepEqual(await inTx((tx) => tx.recordsOf('deal').count({})), before);
  assert.equal((await read('note', note))['about'], known);
});

test('a stale conversion writes nothing at all', async () => {
  const id = await create({ name: 'رضا کریمی' });
  await change(id, { campaign: 'پاییز' });
  const counted = () => inTx((tx) => tx.recordsOf('party').count({}));
  const before = await counted();
  await assert.rejects(
    inTx((tx) => convertLead(tx, id, { version: 1, deal: {} })),
    (error) => error instanceof Problem && error.status === 409,
  );
  assert.deepEqual(await counted(), before);
});

test('who may not change a lead does not convert it', async () => {
  const colleague = await makeColleague(engine, seeded, 'seller');
  const id = await create({ name: 'لیلا امینی', owner: null });
  await assert.rejects(
    inTx((tx) => convertLead(tx, id, { deal: {} }), colleague.context),
    (error) => error instanceof Problem && error.status === 404,
  );
});

test('a status is not a conversion, and junk has a reason and comes back', async () => {
  const id = await create({ name: 'نوید رستمی' });
  await assert.rejects(change(id, { status: 'converted' }), refusedAt('status', 'convert-instead'));
  await assert.rejects(change(id, { status: 'junk' }), refusedAt('junkReason', 'required-here'));
  await change(id, { status: 'junk', junkReason: 'no-budget' });
  await change(id, { status: 'working' });
  assert.equal((await read('lead', id))['junkReason'], null);
});

test('points come from the rules that hold, and a rule that asks about nothing is refused', async () => {
  const rule = (values: Fields) => inTx((tx) => tx.recordsOf('lead_score_rule').create([values as never]));
  await assert.rejects(
    rule({ name: 'غلط', condition: { field: 'nothing', op: 'eq', value: 1 }, points: 5 }),
    refusedAt('condition', 'bad-condition'),
  );
  await rule({
    name: 'از نمایشگاه',
    condition: { field: 'source', op: 'eq', value: 'exhibition' },
    points: 20,
  });
  await rule({
    name: 'بودجه و نیاز',
    condition: { field: 'qualified', op: 'hasAll', value: ['need', 'budget'] },
    points: 30,
  });
  await rule({ name: 'بی‌تلفن', condition: { field: 'phones', op: 'empty' }, points: -10 });
  const id = await create({ name: 'مینا صادقی', source: 'exhibition' });
  assert.equal((await read('lead', id))['score'], 10);
  await change(id, { qualified: ['need', 'budget'], phones: [{ number: '02188776655' }] });
  assert.equal((await read('lead', id))['score'], 50);
  await inTx(async (tx) => {
    const { records } = await tx.records(leadScoreRule).page({});
    await tx.recordsOf('lead_score_rule').remove(records.map((one) => one.id));
  });
});

test('a source of the firm’s own scores a lead and goes with it into the deal and the person', async () => {
  const fair = { key: 'x-fair', label: { fa: 'بازارچهٔ آب', en: 'Water fair' } };
  await inTx((tx) => {
    const source = tx.schema.objects.get('party')?.fields.get('source');
    return changeChoices(tx, 'party', 'source', [...(source ? choicesOf(source) : []), fair]);
  });
  const rule = {
    name: 'از بازارچه',
    condition: { field: 'source', op: 'in', value: [fair.key] },
    points: 35,
  };
  const [ruleId = ''] = await inTx((tx) => tx.recordsOf('lead_score_rule').create([rule as never]));
  const id = await create({ name: 'شیرین راد', source: fair.key });
  assert.equal((await read('lead', id))['score'], 35);
  const made = await inTx((tx) => convertLead(tx, id, { deal: { title: 'ترازو' } }));
  assert.equal((await read('party', made.party))['source'], fair.key);
  assert.equal((await read('deal', made.deal ?? ''))['source'], fair.key);
  const rates = await inTx((tx) => tx.recordsOf('deal').groups({ by: ['source'] }));
  assert.ok(rates.some(({ keys }) => keys[0] === fair.key));
  await inTx((tx) => tx.recordsOf('lead_score_rule').remove([ruleId]));
});

test('a rule that changes scores the open leads anew, and it is told how many changed', async () => {
  const policy = async () =>
    (await inTx((tx) => tx.recordsOf('sales_policy').page({ limit: 1 }))).records[0]?.values ?? {};
  const system = systemContext(seeded.workspace, 'test');
  await rescoreLeads(engine, system);
  const hot = await create({ name: 'گرم', source: 'referral' });
  const junk = await create({ name: 'دور', source: 'referral' });
  await change(junk, { status: 'junk', junkReason: 'spam' });
  const rule = { name: 'آشنا', condition: { field: 'source', op: 'eq', value: 'referral' }, points: 15 };
  const [id = ''] = await inTx((tx) => tx.recordsOf('lead_score_rule').create([rule as never]));
  assert.equal((await policy())['scoringLeads'], true);
  assert.equal((await read('lead', hot))['score'], null);
  // Every lead has a score once there is a rule, if only of none.
  const changed = await rescoreLeads(engine, system);
  assert.ok(changed > 0);
  assert.equal((await read('lead', hot))['score'], 15);
  assert.equal((await read('lead', junk))['score'], null, 'what is over keeps the score it had');
  assert.deepEqual([(await policy())['scoringLeads'], (await policy())['leadsRescored']], [false, changed]);
  assert.equal(await rescoreLeads(engine, system), 0);
  await inTx((tx) => tx.recordsOf('lead_score_rule').remove([id]));
});

test('leads are shared out in turn, first to who knows the customer, and go on when nobody accepts them', async () => {
  const [group = ''] = await inTx((tx) => tx.records(team).create([{ name: 'فروش تلفنی' }]));
  const people: string[] = [];
  for (const _ of [1, 2, 3]) people.push((await makeColleague(engine, seeded, 'seller')).memberId);
  await inTx((tx) => tx.records(memberObject).update(people.map((id) => ({ id, values: { team: group } }))));
  await inTx((tx) =>
    tx.records(leadAssignmentRule).create([
      {
        name: 'وبگاه',
        condition: { field: 'source', op: 'eq', value: 'website' },
        team: group,
        acceptWithin: 30,
        position: 1,
      },
    ]),
  );
  const batch = await inTx((tx) =>
    tx
      .recordsOf('lead')
      .create(Array.from({ length: 6 }, (_, index) => ({ name: `سرنخ ${index}`, source: 'website' }))),
  );
  const owners: unknown[] = [];
  for (const id of batch) owners.push((await read('lead', id))['owner']);
  assert.deepEqual(new Set(owners), new Set(people), 'everyone got some');
  assert.deepEqual(owners.slice(0, 3), owners.slice(3), 'in the same turn');
  const own = await create({ name: 'دیگر', source: 'phone' });
  assert.equal((await read('lead', own))['owner'], seeded.adminId, 'whoever makes it');

  const friend = people[1] ?? '';
  const [known = ''] = await inTx((tx) =>
    tx.recordsOf('party').create([{ kind: 'organisation', name: 'آشنا', owner: friend }]),
  );
  const familiar = await create({ name: 'آشنا', source: 'website', party: known });
  assert.equal((await read('lead', familiar))['owner'], friend);

  const [first = '', second = ''] = batch;
  await change(first, { status: 'working' });
  assert.equal((await read('lead', first))['acceptBy'], null);
  assert.ok((await read('lead', first))['acceptedAt']);
  assert.equal(await inTx(passOnLeads, at('08:59:00')), 0, 'there is still time');
  assert.equal(await inTx(passOnLeads, at('09:01:00')), 6);
  const passed = await read('lead', second);
  assert.notEqual(passed['owner'], owners[1]);
  assert.equal(passed['acceptBy'], '2026-11-22T09:31:00.000Z');
  assert.equal((await read('lead', first))['owner'], owners[0]);
});

test('leads of another workspace are not there', async () => {
  const other = await makeSeededWorkspace(engine, testing);
  const id = await create({ name: 'پنهان' });
  await assert.rejects(
    engine.transact(other.admin, (tx) => convertLead(tx, id, { deal: {} })),
    (error) => error instanceof Problem && error.status === 404,
  );
  assert.ok(await inTx((tx) => tx.records(lead).find(id)));
});
