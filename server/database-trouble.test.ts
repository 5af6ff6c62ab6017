import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';

/** Requests in each other's way, and a database that goes away in the middle of them. */
const t = await testAccounts();
let admin: Browser;
before(async () => {
  admin = await setUpFirst(t);
});
after(() => t.close());

const made = async (name: string): Promise<string> =>
  (await admin.send('POST', '/records/party', { kind: 'person', name })).json().id as string;
const rename = (ids: readonly string[], name: string) =>
  admin.send('POST', '/records/party/batch', { update: ids.map((id) => ({ id, values: { name } })) });

/** As the owner: a lock that is held until `free`, in which requests run into each other as the test wants. */
async function holding(sql: string): Promise<{ free(): Promise<void> }> {
  const client = new Client(t.testing.access.owner);
  await client.connect();
  await client.query(`begin; ${sql}`);
  return {
    free: async () => {
      await client.query('rollback');
      await client.end();
    },
  };
}

const statuses = (answers: readonly { readonly statusCode: number }[]): number[] =>
  answers.map(({ statusCode }) => statusCode).sort((a, b) => a - b);

const waitingFor = async (count: number): Promise<void> => {
  for (;;) {
    const [row] = await t.testing.asOwner<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if ((row?.n ?? 0) >= count) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
};

test('of many changes of one version one is stored, the others are told', async () => {
  const id = await made('نخست');
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      admin.send('PATCH', `/records/party/${id}`, { name: `نام ${index}` }, { 'if-match': '"1"' }),
    ),
  );
  assert.deepEqual(statuses(answers), [200, ...Array(7).fill(409)]);
  assert.equal((await admin.send('GET', `/records/party/${id}`)).json().version, 2);
});

test('batches over the same records in opposite orders do not lock each other out', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => made(`ردیف ${index}`)));
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) => rename(index % 2 ? ids : ids.toReversed(), `دور ${index}`)),
  );
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    Array(6).fill(200),
  );
});

test('one of two records of one unique value is made, at once or not', async () => {
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => admin.send('POST', '/records/tag', { name: 'یکتا' })),
  );
  const codes = statuses(answers);
  assert.deepEqual(codes, [201, 409, 409, 409, 409], answers.map(({ body }) => body).join('\n'));
});

test('a transaction that the database undoes for a deadlock asks to be tried again', async () => {
  const [a, b] = [await made('گره یک'), await made('گره دو')];
  const other = new Client(t.testing.access.owner);
  await other.connect();
  await other.query(
    `begin; set local deadlock_timeout = '1h'; select from party where id = '${b}' for update`,
  );
  const request = rename([a, b], 'گره');
  await waitingFor(1);
  const theirs = other.query(`select from party where id = '${a}' for update`);
  const answer = await request;
  assert.deepEqual(
    [answer.statusCode, answer.json().code, answer.headers['retry-after']],
    [503, 'too-busy', '2'],
  );
  await theirs;
  await other.query('rollback');
  await other.end();
  assert.equal((await admin.send('GET', `/records/party/${a}`)).json().values.name, 'گره یک');
  t.failures.length = 0;
});

test('a connection that is cut in the middle of a deed leaves nothing, and the next request is served', async () => {
  const id = await made('پیش از بریدن');
  const lock = await holding(`select from party where id = '${id}' for update`);
  const request = admin.send('PATCH', `/records/party/${id}`, { name: 'پس از بریدن' });
  await waitingFor(1);
  await t.testing.asOwner(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  const answer = await request;
  assert.deepEqual(
    [answer.statusCode, answer.json().code, answer.headers['retry-after']],
    [503, 'too-busy', '2'],
    answer.body,
  );
  await lock.free();
  assert.equal((await admin.send('GET', `/records/party/${id}`)).json().values.name, 'پیش از بریدن');
  assert.ok(t.failures.length > 0, 'the operator hears of it');
  t.failures.length = 0;
});

test('a statement that takes too long is stopped and said so', async () => {
  const id = await made('کند');
  const lock = await holding(`select from party where id = '${id}' for update`);
  const slow = await t.engine
    .transact(
      { ...(await contextOf()) },
      (tx) => tx.recordsOf('party').update([{ id, values: { name: 'دیر' } }]),
      { timeoutMs: 50 },
    )
    .catch((error: { code?: string }) => error.code);
  await lock.free();
  assert.equal(slow, '57014');
});

test('who listens for changes comes back after his connection was cut', async () => {
  let gaps = 0;
  const heard = Promise.withResolvers<string>();
  const gap = Promise.withResolvers<void>();
  const stop = await t.testing.database.listen('trouble', heard.resolve, () => {
    gaps += 1;
    gap.resolve();
  });
  await t.testing.asOwner(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen trouble'`,
  );
  await gap.promise;
  await t.testing.asOwner(`notify trouble, 'again'`);
  assert.equal(await heard.promise, 'again');
  assert.equal(gaps, 1);
  await stop();
});

async function contextOf() {
  const { systemContext } = await import('#kernel/context/context.ts');
  return systemContext((await admin.send('GET', '/me')).json().workspace.id as never, 'test');
}
