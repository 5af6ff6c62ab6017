import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import type { RecordTx } from '#records/records.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import { missedKinds } from './kinds.ts';
import { readMissed } from './read.ts';

const { engine, testing } = await testEngine();
let seeded: SeededWorkspace;
let admin: Context;
before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
  admin = seeded.admin;
});
after(() => testing.drop());

type Fields = Record<string, unknown>;
const dayMs = 86_400_000;
const inTx = <T>(deed: (tx: RecordTx) => Promise<T>, context = admin): Promise<T> =>
  engine.transact(context, deed);
const create = async (object: string, values: Fields): Promise<string> =>
  (await inTx((tx) => tx.recordsOf(object).create([values as never])))[0] ?? '';
const inDays = (days: number): Context => ({ ...admin, now: () => new Date(Date.now() + days * dayMs) });
const missedIds = async (kind: string, context = inDays(2), owner?: string): Promise<string[]> =>
  (await inTx((tx) => readMissed(tx, kind, owner), context)).rows.map(({ record }) => record.id);
const countOf = async (kind: string): Promise<number | undefined> =>
  (await inTx((tx) => readMissed(tx, kind, undefined), inDays(2))).kinds.find(({ name }) => name === kind)
    ?.count;

test('an unanswered call waits until somebody calls again, plans something or says that it needs nothing', async () => {
  const party = await create('party', {
    kind: 'person',
    name: 'سارا محمدی',
    phones: [{ number: '09121234567' }],
  });
  const ago = (days: number): string => new Date(Date.now() - days * dayMs).toISOString();
  const call = (values: Fields) => create('call', { about: party, direction: 'incoming', ...values });
  const first = await call({ outcome: 'no-answer', at: ago(3) });
  assert.deepEqual(await missedIds('calls'), [first]);
  const { rows } = await inTx((tx) => readMissed(tx, 'calls', undefined), inDays(2));
  assert.equal(rows[0]?.phone, '+989121234567');
  const again = await call({ outcome: 'busy', at: ago(2) });
  assert.deepEqual(await missedIds('calls'), [again], 'only the last of them');
  const task = await create('task', { title: 'تماس دوباره', about: party });
  assert.deepEqual(await missedIds('calls'), []);
  await inTx((tx) => tx.recordsOf('task').update([{ id: task, values: { done: true } }]));
  assert.deepEqual(await missedIds('calls'), [again]);
  await inTx((tx) => tx.recordsOf('call').update([{ id: again, values: { settled: true } }]));
  assert.deepEqual(await missedIds('calls'), []);
  await inTx((tx) => tx.recordsOf('call').update([{ id: again, values: { settled: null } }]));
  await call({ outcome: 'answered', at: ago(1), direction: 'outgoing' });
  assert.deepEqual(await missedIds('calls'), []);
  await call({ outcome: 'no-answer', at: ago(90), about: null });
});

test('a lead that nobody touched and what is open without a next step are found, and gone with the step', async () => {
  const lead = await create('lead', { name: 'رضا کریمی' });
  assert.deepEqual(await missedIds('untouched-leads', admin), [], 'a day is left to it');
  assert.deepEqual(await missedIds('untouched-leads'), [lead]);
  await create('call', { lead, outcome: 'answered' });
  assert.deepEqual(await missedIds('untouched-leads'), []);
  await inTx((tx) => tx.recordsOf('lead').update([{ id: lead, values: { status: 'working' } }]));
  assert.deepEqual(await missedIds('leads-without-step'), [lead]);
  await create('meeting', { subject: 'دیدار', lead, at: new Date(Date.now() + 5 * dayMs).toISOString() });
  assert.deepEqual(await missedIds('leads-without-step'), []);
  const deal = await create('deal', { title: 'سی ترازو' });
  assert.equal(await countOf('deals-without-step'), 1);
  await create('task', { title: 'پیش‌فاکتور', deal });
  assert.equal(await countOf('deals-without-step'), 0);
});

test('a quote that was sent days ago and not answered waits until somebody follows it up', async () => {
  const deal = await create('deal', { title: 'پیش‌فاکتور بی‌پاسخ' });
  const quote = await create('quote', { deal });
  assert.ok(!(await missedIds('quotes')).includes(quote), 'a draft waits for nobody');
  await testing.asOwner(
    `update quote set state = 'sent', sent_at = now() - interval '5 days' where id = $1`,
    [quote],
  );
  assert.deepEqual(await missedIds('quotes'), [quote]);
  await create('call', { deal, outcome: 'no-answer' });
  assert.deepEqual(await missedIds('quotes'), []);
});

test('a seller sees his own, a colleague’s care counts though he does not see it, and other workspaces are not there', async () => {
  const seller = await makeColleague(engine, seeded, 'seller');
  const his = { ...seller.context, now: () => new Date(Date.now() + 2 * dayMs) };
  const own = await create('deal', { title: 'از آن او', owner: seller.memberId });
  const other = await create('deal', { title: 'از آن دیگری' });
  assert.deepEqual(await missedIds('deals-without-step', his), [own]);
  const all = await missedIds('deals-without-step');
  assert.ok(all.includes(own) && all.includes(other));
  assert.deepEqual(await missedIds('deals-without-step', inDays(2), seller.memberId), [own]);
  // A task of the administrator's, which the seller may not read.
  await create('task', { title: 'من تماس می‌گیرم', deal: own });
  assert.deepEqual(await missedIds('deals-without-step', his), []);
  const elsewhere = (await makeSeededWorkspace(engine, testing)).admin;
  for (const { name } of missedKinds) assert.deepEqual(await missedIds(name, elsewhere), []);
});

test('no kind scans the calls of a big firm for each of its rows', async () => {
  const { id } = (await inTx((tx) => tx.recordsOf('party').page({ limit: 1 }))).records[0] ?? { id: '' };
  await testing.asOwner(`
    insert into call (workspace_id, id, version, created_at, updated_at, direction, at, outcome, about_id, subject)
    select ${admin.workspace}, gen_random_uuid(), 1, now(), now(), 'outgoing', now() - make_interval(mins => n),
      'answered', '${id}', 'تماس' from generate_series(1, 20000) as n`);
  await testing.asOwner('analyze call');
  const plan = await inTx(async (tx) => {
    const calls = missedKinds[0]?.find(tx, new Date());
    assert.ok(calls);
    return tx.rows<{ 'QUERY PLAN': string }>(sql`explain ${calls}`);
  });
  const text = plan.map((line) => line['QUERY PLAN']).join('\n');
  assert.doesNotMatch(text, /Nested Loop Anti Join[\s\S]*Seq Scan on call l/, text);
});
