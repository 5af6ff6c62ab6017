import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { civilDateOf } from '#persian/jalali/instants.ts';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { joinAs, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';
import { emptyBinJob } from './jobs/bin.ts';

/** What was removed and what happened, over all objects, as far as each reader may know. */
const t = await testAccounts();
let admin: Browser;
let workspace: WorkspaceId;
before(async () => {
  admin = await setUpFirst(t);
  workspace = (await admin.send('GET', '/me')).json().workspace.id as WorkspaceId;
});
after(() => t.close());

const own = { read: 'own', create: true, update: 'own', remove: 'own' };
type Entry = { object: string; id: string; title: string | null; by: { title: string } | null };
const binOf = async (browser: Browser, query = ''): Promise<Entry[]> =>
  (await browser.send('GET', `/bin${query}`)).json().entries;
const make = async (browser: Browser, object: string, body: object): Promise<string> => {
  const made = await browser.send('POST', `/records/${object}`, body);
  assert.equal(made.statusCode, 201, made.body);
  return made.json().id as string;
};

test('the bin shows every object, newest first, page by page, to each what he might have removed', async () => {
  const seller = await joinAs(
    t,
    admin,
    { admin: false, deeds: [], objects: { deal: own, task: { ...own, remove: 'none' } } },
    '09370000021',
  );
  const ids: string[] = [];
  for (const [object, body] of [
    ['party', { kind: 'person', name: 'آرش' }],
    ['deal', { title: 'معاملهٔ آرش' }],
    ['task', { title: 'کار آرش' }],
    ['deal', { title: 'معاملهٔ دوم' }],
  ] as const) {
    const id = await make(admin, object, body);
    t.world.now = new Date(t.world.now.getTime() + 1_000);
    await admin.send('DELETE', `/records/${object}/${id}`);
    ids.unshift(id);
  }
  assert.deepEqual(
    (await binOf(admin)).map(({ id }) => id),
    ids,
  );
  assert.equal((await binOf(admin))[0]?.by?.title, 'نگار امیری');
  const first = (await admin.send('GET', '/bin?limit=3')).json();
  const rest = (await admin.send('GET', `/bin?limit=3&cursor=${first.next}`)).json();
  assert.deepEqual(
    [...first.entries, ...rest.entries].map((one: Entry) => one.id),
    ids,
  );
  assert.equal(rest.next, null);
  assert.deepEqual(
    (await binOf(admin, '?object=deal')).map(({ title }) => title),
    ['معاملهٔ دوم', 'معاملهٔ آرش'],
  );
  assert.deepEqual(await binOf(seller.browser), []);
  const mine = await make(seller.browser, 'deal', { title: 'مال من', owner: seller.memberId });
  await seller.browser.send('DELETE', `/records/deal/${mine}`);
  assert.deepEqual(
    (await binOf(seller.browser)).map(({ title }) => title),
    ['مال من'],
  );
  const erasure = { object: 'deal', ids: [mine] };
  assert.equal((await seller.browser.send('POST', '/bin/erasure', erasure)).statusCode, 403);
});

test('what is erased is gone, what a living record needs stays, and the log names who did it', async () => {
  const deal = await make(admin, 'deal', { title: 'پاک‌شدنی' });
  assert.deepEqual(
    (await admin.send('POST', '/bin/erasure', { object: 'deal', ids: [deal] })).json(),
    { erased: [], kept: [deal] },
    'only what lies in the bin',
  );
  await admin.send('DELETE', `/records/deal/${deal}`);
  assert.deepEqual((await admin.send('POST', '/bin/erasure', { object: 'deal', ids: [deal] })).json(), {
    erased: [deal],
    kept: [],
  });
  assert.equal((await admin.send('GET', `/records/deal/${deal}?removed=true`)).statusCode, 404);
  const { entries } = (await admin.send('GET', '/log?object=deal&kind=erased')).json();
  assert.equal(entries[0].record.id, deal);
  assert.equal(entries[0].by.title, 'نگار امیری');

  const { id: stage } = (await admin.send('GET', '/records/stage')).json().records[0] as { id: string };
  await make(admin, 'deal', { title: 'در مرحله', stage });
  await t.testing.asOwner(`update stage set deleted_at = now() where id = $1`, [stage]);
  const kept = (await admin.send('POST', '/bin/erasure', { object: 'stage', ids: [stage] })).json();
  assert.deepEqual(kept, { erased: [], kept: [stage] });
  await t.testing.asOwner(`update stage set deleted_at = null where id = $1`, [stage]);
});

test('when its term is over the bin is emptied by itself', async () => {
  const [old, young] = [
    await make(admin, 'deal', { title: 'کهنه' }),
    await make(admin, 'deal', { title: 'تازه' }),
  ];
  for (const id of [old, young]) await admin.send('DELETE', `/records/deal/${id}`);
  await t.testing.asOwner(`update deal set deleted_at = now() - interval '31 days' where id = $1`, [old]);
  const about = { id: newId(), attempt: 1, isLast: true, signal: new AbortController().signal };
  await emptyBinJob.perform(t.parts, { workspace }, about);
  assert.ok(
    (await binOf(admin)).some(({ id }) => id === old),
    'ninety days unless said otherwise',
  );
  await admin.send('PATCH', '/workspace', { settings: { binDays: 30 } });
  await emptyBinJob.perform(t.parts, { workspace }, about);
  const left = (await binOf(admin)).map(({ id }) => id);
  assert.ok(left.includes(young) && !left.includes(old));
});

test('an object whose bin cannot be emptied keeps no other from it', async () => {
  const party = await make(admin, 'party', { kind: 'person', name: 'ماندنی' });
  const deal = await make(admin, 'deal', { title: 'رفتنی' });
  for (const [object, id] of [
    ['party', party],
    ['deal', deal],
  ] as const) {
    await admin.send('DELETE', `/records/${object}/${id}`);
    await t.testing.asOwner(
      `update ${object} set deleted_at = deleted_at - interval '400 days' where id = $1`,
      [id],
    );
  }
  await t.testing.asOwner(`create function stay() returns trigger language plpgsql
    as $$ begin raise exception 'it stays'; end $$`);
  await t.testing.asOwner('create trigger stay before delete on party for each row execute function stay()');
  const about = { id: newId(), attempt: 1, isLast: true, signal: new AbortController().signal };
  try {
    await assert.rejects(emptyBinJob.perform(t.parts, { workspace }, about), /it stays/);
  } finally {
    await t.testing.asOwner('drop function stay() cascade');
  }
  const left = (await binOf(admin)).map(({ id }) => id);
  assert.ok(left.includes(party) && !left.includes(deal));
});

test('the log is found by person, object, kind and day, and tells nobody more than he may know', async () => {
  const auditor = await joinAs(
    t,
    admin,
    { admin: false, deeds: ['log.read'], objects: { deal: { ...own, fields: { amount: 'hidden' } } } },
    '09370000031',
  );
  assert.equal((await auditor.browser.send('GET', '/log')).statusCode, 200);
  const secret = await make(admin, 'deal', { title: 'راز مدیر' });
  const mine = await make(auditor.browser, 'deal', { title: 'دیدنی', owner: auditor.memberId });
  await admin.send('PATCH', `/records/deal/${mine}`, {
    title: 'دیدنی‌تر',
    amount: { amount: '5', currency: 'IRR' },
  });
  type Told = {
    kind: string;
    object: string;
    record: { id: string; title: string | null };
    changes: { field: string }[];
    by: { id: string } | null;
  };
  const logOf = async (browser: Browser, query: string) =>
    (await browser.send('GET', `/log?${query}`)).json<{ entries: Told[]; next: string | null }>();
  const seen = (await logOf(auditor.browser, 'object=deal')).entries;
  assert.equal(seen.find(({ record }) => record.id === secret)?.record.title, null);
  assert.deepEqual(
    [seen[0]?.record.title, seen[0]?.changes.map(({ field }) => field)],
    ['دیدنی‌تر', ['title']],
  );
  const full = (await logOf(admin, 'object=deal')).entries[0];
  assert.ok(full?.changes.some(({ field }) => field === 'amount'));
  const his = (await logOf(admin, `by=${auditor.memberId}`)).entries;
  assert.deepEqual(
    his.map(({ record }) => record.id),
    [mine],
  );
  assert.ok((await logOf(admin, 'kind=created&object=deal')).entries.every(({ kind }) => kind === 'created'));
  const [moved] = await t.testing.asOwner<{ at: Date }>(
    `update event set at = at - interval '3 days' where record_id = $1 and kind = 'created' returning at`,
    [secret],
  );
  const day = civilDateOf(moved?.at.toISOString() ?? '');
  const then = (await logOf(admin, `from=${day}&to=${day}`)).entries;
  assert.deepEqual(
    then.map(({ record }) => record.id),
    [secret],
  );
  const pages: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page = await logOf(admin, `limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`);
    pages.push(...page.entries.map((entry) => JSON.stringify([entry.record.id, entry.kind, entry.changes])));
    cursor = page.next;
  }
  const all = (await logOf(admin, 'limit=100')).entries;
  assert.equal(pages.length, all.length);
});
