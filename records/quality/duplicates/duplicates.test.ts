import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { party } from '#modules/parties/index.ts';
import { alikeFields, reasonsFor, scoreOf } from './likeness.ts';
import { testEngine } from '#testing/engine.ts';
import { testApi } from '#testing/http.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import type { Duplicate } from './find.ts';

const { engine, testing } = await testEngine();
const api = await testApi(engine);
let admin: Context;
let seller: string;

before(async () => {
  const workspace = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
  api.actors.set('admin', admin);
  const own = await makeMember(
    engine,
    workspace,
    grantsOf({ party: { read: 'own', create: true, fields: { nationalCode: 'hidden' } } }),
  );
  seller = own.memberId;
  api.actors.set('seller', own.context);
  api.actors.set(
    'reader',
    (await makeMember(engine, workspace, grantsOf({ party: { read: 'all' } }))).context,
  );
  await engine.transact(admin, async (tx) => {
    await tx.recordsOf('party').create([
      { kind: 'organisation', name: 'شرکت پارس سازه (سهامی خاص)', phones: [{ number: '02188889999' }] },
      {
        kind: 'person',
        name: 'علی کریمی',
        phones: [{ number: '09121234567' }],
        nationalCode: '0499370899',
      },
      { kind: 'person', name: 'مریم طهرانی', emails: [{ address: 'Maryam@example.com' }] },
      { kind: 'person', name: 'کاوه فروشنده', owner: seller, emails: [{ address: 'kaveh@example.com' }] },
      ...Array.from({ length: 60 }, (_, at) => ({ kind: 'person', name: `نام ${at} دیگر` })),
    ]);
  });
});
after(async () => {
  await api.close();
  await testing.drop();
});

const ask = async (values: object, actor = 'admin', more: object = {}) => {
  const answer = await api.app.inject({
    method: 'POST',
    url: '/api/v1/records/party/duplicates',
    payload: { values, ...more },
    headers: { 'x-test-actor': actor },
  });
  return { status: answer.statusCode, found: answer.json<{ duplicates: Duplicate[] }>().duplicates };
};

const reasonOf = (found: readonly Duplicate[]): string =>
  found
    .map(({ record, reasons }) =>
      [String(record?.values['name']), ...reasons.map(({ field, likeness }) => `${field} ${likeness}`)].join(
        ': ',
      ),
    )
    .join(' | ');

test('a firm is found by its name, however it is spelt', async () => {
  for (const name of ['پارس‌سازه', 'شركت پارس سازة', 'پارس صازه'])
    assert.equal(
      reasonOf((await ask({ kind: 'organisation', name })).found),
      'شرکت پارس سازه (سهامی خاص): name same-name',
      name,
    );
  assert.equal(
    reasonOf((await ask({ kind: 'organisation', name: 'پارس ساره' })).found),
    'شرکت پارس سازه (سهامی خاص): name near-name',
  );
  assert.deepEqual((await ask({ kind: 'organisation', name: 'پارس سازان شرق' })).found, []);
});

test('a person is found by a number, a mailbox, or his name in either order; more reasons weigh more', async () => {
  const byPhone = (await ask({ kind: 'person', name: 'ناشناس', phones: [{ number: '0912 123 4567' }] }))
    .found;
  assert.equal(reasonOf(byPhone), 'علی کریمی: phones same');
  const both = (await ask({ kind: 'person', name: 'کریمی علی', phones: [{ number: '+989121234567' }] }))
    .found;
  assert.equal(reasonOf(both), 'علی کریمی: name same-name: phones same');
  assert.ok((both[0]?.score ?? 0) > (byPhone[0]?.score ?? 0));
  assert.equal(
    reasonOf((await ask({ kind: 'person', emails: [{ address: 'maryam@EXAMPLE.com' }] })).found),
    'مریم طهرانی: emails same',
  );
  assert.equal(
    reasonOf((await ask({ kind: 'person', name: 'خانم مريم تهراني' })).found),
    'مریم طهرانی: name same-name',
  );
});

test('a switchboard alone is no proof, nor is a firm one of its people', async () => {
  assert.equal(
    (await ask({ kind: 'person', name: 'کس دیگر', phones: [{ number: '02188889999' }] })).found.length,
    0,
  );
});

test('what is not yet a value is passed over, and a record is not its own duplicate', async () => {
  const half = await ask({ kind: 'person', phones: [{ number: '0912' }], emails: 'a', name: 7, x: 1 });
  assert.deepEqual([half.status, half.found], [200, []]);
  const [one] = (await ask({ kind: 'person', name: 'علی کریمی' })).found;
  assert.deepEqual(
    (await ask({ kind: 'person', name: 'علی کریمی' }, 'admin', { except: one?.record?.id })).found,
    [],
  );
});

test('of one that may not be seen nothing is told but whom to ask; hidden fields are not compared', async () => {
  const own = (await ask({ kind: 'person', name: 'کاوه فروشنده' }, 'seller')).found;
  assert.equal(own[0]?.record?.values['name'], 'کاوه فروشنده');
  const [other] = (await ask({ kind: 'person', name: 'علی کریمی' }, 'seller')).found;
  assert.deepEqual([other?.record, other?.reasons, other?.owner?.title], [null, [], 'مریم احمدی']);
  assert.deepEqual((await ask({ kind: 'person', nationalCode: '0499370899' }, 'seller')).found, []);
  assert.equal((await ask({ kind: 'person', nationalCode: '0499370899' })).found.length, 1);
  assert.equal((await ask({ name: 'علی کریمی' }, 'reader')).status, 403);
});

test('every way to a candidate has its index', async () => {
  const plan = await engine.transact(admin, async (tx) => {
    const { sql } = await import('#kernel/database/sql.ts');
    await tx.rows(sql`set local enable_seqscan = off`);
    const lines = await tx.rows<{ 'QUERY PLAN': string }>(
      sql`explain select id from party where workspace_id = ${tx.context.workspace} and deleted_at is null
        and peyvand_alike_v1(search_name) = any(${['الیکریمی', 'پارسازه']}::text[])`,
    );
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  });
  assert.match(plan, /party_name_alike/);
  assert.doesNotMatch(plan, /Filter: .*alike/);
});

test('one address makes two alike names likelier, and is no proof by itself', () => {
  const fields = alikeFields(party.descriptor);
  const at = (name: string, line: string) => ({ kind: 'organisation', name, address: { line } });
  const one = at('بازرگانی نگین', 'خیابان ولیعصر، کوچهٔ نگار، پلاک ۱۲');
  const score = (other: typeof one) => scoreOf(party.descriptor, reasonsFor(fields, one, other), one, other);
  const near = score(at('بازرگانی نگینه', 'خیابان آزادی، پلاک ۱۲'));
  const nearAndThere = score(at('بازرگانی نگینه', 'خ ولیعصر ک نگار پ 12'));
  assert.ok(nearAndThere > near, `${nearAndThere} > ${near}`);
  assert.ok(score(at('داروخانهٔ سپید', 'خ ولیعصر ک نگار پ 12')) < 0.45);
});
