import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { joinAs, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';
import { bringBackJob, emptyBinJob, resumeBringingBack } from './jobs/bin.ts';

/** What was deleted in one deed lies in the bin as one, and comes back as one. */
const t = await testAccounts();
let admin: Browser;
let workspace: WorkspaceId;
before(async () => {
  admin = await setUpFirst(t);
  workspace = (await admin.send('GET', '/me')).json().workspace.id as WorkspaceId;
});
after(() => t.close());

const own = { read: 'own', create: true, update: 'own', remove: 'own' };
type Entry = { object: string; id: string; title: string | null; removedAt: string };
const binOf = async (browser: Browser, query = ''): Promise<Entry[]> =>
  (await browser.send('GET', `/bin${query}`)).json().entries;
const make = async (browser: Browser, object: string, body: object): Promise<string> => {
  const made = await browser.send('POST', `/records/${object}`, body);
  assert.equal(made.statusCode, 201, made.body);
  return made.json().id as string;
};
const about = () => ({ id: newId(), attempt: 1, isLast: true, signal: new AbortController().signal });
type Together = { id: string; count: number | null; state: string; many: { en: string } };
type Deed = Entry & { together: Together | null };
const makeMany = async (object: string, values: readonly object[]): Promise<string[]> =>
  (await admin.send('POST', `/records/${object}/batch`, { create: values })).json<{ created: string[] }>()
    .created;
const deedsOf = async (browser: Browser, object: string): Promise<Deed[]> =>
  (await binOf(browser, `?object=${object}`)).filter((one) => (one as Deed).together !== null) as Deed[];
const bringBack = async (browser: Browser, id: string): Promise<Record<string, unknown>> => {
  const asked = await browser.send('POST', `/bin/deletions/${id}/restoration`);
  assert.equal(asked.statusCode, 202, asked.body);
  assert.equal(asked.json().state, 'restoring');
  await bringBackJob.perform(t.parts, { workspace, deletion: id }, about());
  return (await browser.send('GET', `/bin/deletions/${id}`)).json();
};
const living = async (object: string, ids: readonly string[]): Promise<number> => {
  const filter = { field: 'id', op: 'in', value: ids };
  return (await admin.send('POST', `/records/${object}/count`, { filter })).json().count as number;
};

test('a deletion of many is one entry, over all its steps, and comes back whole and once', async () => {
  const titles = Array.from({ length: 1_000 }, (_, at) => ({ title: `کار گروهی ${at}` }));
  const ids = [...(await makeMany('task', titles)), ...(await makeMany('task', titles.slice(0, 7)))];
  const sweep = { filter: { search: 'گروهی' }, deed: { remove: true } };
  const first = (await admin.send('POST', '/records/task/sweep', sweep)).json();
  t.world.now = new Date(t.world.now.getTime() + 1_000);
  const single = await make(admin, 'task', { title: 'تکی' });
  await admin.send('DELETE', `/records/task/${single}`);
  const rest = (
    await admin.send('POST', '/records/task/sweep', {
      ...sweep,
      cursor: first.next,
      deletion: first.deletion,
    })
  ).json();
  assert.equal(rest.deletion, first.deletion);
  assert.equal(await living('task', ids.slice(0, 500)), 0);

  const bin = (await binOf(admin, '?object=task')) as Deed[];
  assert.deepEqual(
    bin
      .filter(({ id, together }) => id === single || together?.id === first.deletion)
      .map((one) => one.together?.count),
    [undefined, 1_007],
    'the single one, which went later, and the deed',
  );
  const paged = (await admin.send('GET', '/bin?object=task&limit=1')).json();
  const after = (await admin.send('GET', `/bin?object=task&limit=1&cursor=${paged.next}`)).json();
  const afterThat = await admin.send('GET', `/bin?object=task&limit=1&cursor=${after.next}`);
  assert.equal(after.entries[0].together.id, first.deletion);
  assert.notEqual(afterThat.json().entries?.[0]?.together?.id, first.deletion);

  const inside: string[] = [];
  let cursor = '';
  do {
    const page = (
      await admin.send(
        'GET',
        `/bin?deletion=${first.deletion}&limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
    ).json<{ entries: Deed[]; next: string | null }>();
    assert.ok(page.entries.every(({ together }) => together === null));
    inside.push(...page.entries.map(({ id }) => id));
    cursor = page.next ?? '';
  } while (cursor !== '');
  assert.deepEqual([...inside].sort(), [...ids].sort());

  assert.deepEqual(await bringBack(admin, first.deletion), {
    id: first.deletion,
    object: 'task',
    count: 1_007,
    state: 'restored',
    restored: 1_007,
    refused: 0,
    stays: 0,
    reason: null,
    failure: null,
  });
  assert.equal(await living('task', ids.slice(0, 500)), 500);
  assert.ok((await deedsOf(admin, 'task')).every(({ together }) => together?.id !== first.deletion));
  assert.equal(
    (await bringBack(admin, first.deletion))['restored'],
    1_007,
    'pressed twice it doubles nothing',
  );
});

test('what cannot come back stays and says why; what came back or was erased by itself is left alone', async () => {
  const values = ['کد یک', 'کد دو', 'کد سه', 'کد چهار'].map((name) => ({ name }));
  const ids = await makeMany('tag', values);
  await admin.send('POST', '/records/tag/batch', { remove: ids });
  const [deed] = await deedsOf(admin, 'tag');
  assert.ok(deed?.together);
  await admin.send('POST', `/records/tag/${ids[0]}/restoration`);
  await admin.send('POST', '/bin/erasure', { object: 'tag', ids: [ids[1]] });
  await make(admin, 'tag', { name: 'کد سه' });
  const end = await bringBack(admin, deed.together.id);
  assert.deepEqual([end['restored'], end['refused'], end['stays'], end['state']], [1, 1, 1, 'restored']);
  const other = await joinAs(t, admin, { admin: true, deeds: [], objects: {} }, '09370000045');
  const again = await bringBack(other.browser, deed.together.id);
  assert.deepEqual([again['restored'], again['refused']], [1, 1], 'who did not delete it may try what stays');
  assert.match((end['reason'] as { en: string }).en, /taken|already|unique|another/i);
  assert.deepEqual(
    (await binOf(admin, `?deletion=${deed.together.id}`)).map(({ id }) => id),
    [ids[2]],
  );
});

test('many come back to who may remove them, and to nobody else', async () => {
  const grants = (remove: string) => ({
    admin: false,
    deeds: [],
    objects: { deal: { ...own, read: 'all', remove } },
  });
  const seller = await joinAs(t, admin, grants('own'), '09370000041');
  const reader = await joinAs(t, admin, grants('none'), '09370000042');
  const ids = await makeMany('deal', [
    { title: 'از فروشنده', owner: seller.memberId },
    { title: 'از مدیر یک' },
    { title: 'از مدیر دو' },
  ]);
  await admin.send('POST', '/records/deal/batch', { remove: ids });
  const [deed] = await deedsOf(admin, 'deal');
  const id = deed?.together?.id ?? '';
  for (const path of [`/bin/deletions/${id}`, `/bin/deletions/${newId()}`, '/bin/deletions/none'])
    assert.equal((await reader.browser.send('GET', path)).statusCode, 404, path);
  assert.equal((await reader.browser.send('POST', `/bin/deletions/${id}/restoration`)).statusCode, 404);
  assert.deepEqual(await binOf(reader.browser, `?deletion=${id}`), []);

  const [his] = await deedsOf(seller.browser, 'deal');
  assert.equal(his?.together?.count, null, 'how many went beyond his own is not told');
  assert.equal(his.title, 'از فروشنده');
  const end = await bringBack(seller.browser, id);
  assert.deepEqual([end['restored'], end['state'], end['count'], end['stays']], [1, 'restored', null, null]);
  assert.equal(await living('deal', ids), 1);
  const seen = (await admin.send('GET', `/bin/deletions/${id}`)).json();
  assert.deepEqual([seen.count, seen.stays], [3, 2]);
  assert.equal((await bringBack(admin, id))['restored'], 3);
  assert.equal(await living('deal', ids), 3);
});

test('one who goes on with a deed that is not his to go on with begins another', async () => {
  const all = { ...own, read: 'all', update: 'all', remove: 'all' };
  const grants = { admin: false, deeds: [], objects: { deal: all, task: all } };
  const colleague = (await joinAs(t, admin, grants, '09370000043')).browser;
  const ids = await makeMany(
    'deal',
    Array.from({ length: 7 }, (_, at) => ({ title: `معاملهٔ ${at}` })),
  );
  const goOn = async (browser: Browser, of: readonly string[], deletion?: string): Promise<string> => {
    const filter = { field: 'id', op: 'in', value: of };
    const answer = await browser.send('POST', '/records/deal/sweep', {
      filter,
      deed: { remove: true },
      ...(deletion === undefined ? {} : { deletion }),
    });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json().deletion as string;
  };
  const countOf = async (id: string) => (await admin.send('GET', `/bin/deletions/${id}`)).json().count;
  const mine = await goOn(admin, ids.slice(0, 2));
  const theirs = await goOn(colleague, ids.slice(2, 3));
  const tasks = await makeMany('task', [{ title: 'کاری دیگر' }, { title: 'و کاری دیگر' }]);
  await admin.send('POST', '/records/task/batch', { remove: tasks });
  const ofTasks = (await deedsOf(admin, 'task'))[0]?.together?.id ?? '';
  await bringBack(admin, mine);
  // What is back already, a colleague's, of another object, and none at all.
  const foreign = [mine, theirs, ofTasks, newId()];
  for (const [at, deed] of foreign.entries()) {
    const begun = await goOn(admin, ids.slice(3 + at, 4 + at), deed);
    assert.ok(!foreign.includes(begun), deed);
    assert.equal(await countOf(begun), 1);
  }
  assert.deepEqual([await countOf(mine), await countOf(theirs), await countOf(ofTasks)], [2, 1, 2]);
});

test('what went at one instant stands once, whatever it is and however it is paged', async () => {
  const deals = await makeMany('deal', [{ title: 'هم‌زمان ۱' }, { title: 'هم‌زمان ۲' }]);
  const tasks = await makeMany('task', [{ title: 'هم‌زمان ۳' }, { title: 'هم‌زمان ۴' }]);
  const companies = await makeMany('party', [{ kind: 'organisation', name: 'هم‌زمان' }]);
  t.world.now = new Date(t.world.now.getTime() + 60_000);
  await admin.send('POST', '/records/task/batch', { remove: tasks });
  await admin.send('POST', '/records/deal/batch', { remove: deals });
  await admin.send('POST', '/records/party/batch', { remove: companies });
  const kinds: string[] = [];
  let cursor = '';
  for (let page = 0; page < 4; page += 1) {
    const { entries, next } = (await admin.send('GET', `/bin?limit=1${cursor}`)).json<{
      entries: Deed[];
      next: string | null;
    }>();
    kinds.push(
      ...entries.map(({ object, removedAt }) => `${object} ${removedAt === t.world.now.toISOString()}`),
    );
    cursor = `&cursor=${next ?? ''}`;
  }
  assert.deepEqual(kinds.slice(0, 3), ['deal true', 'party true', 'task true']);
  assert.match(kinds[3] ?? '', /false$/);
});

test('what was being brought back when the process died goes on with the next', async () => {
  const ids = await makeMany('deal', [{ title: 'نیمه‌کاره ۱' }, { title: 'نیمه‌کاره ۲' }]);
  await admin.send('POST', '/records/deal/batch', { remove: ids });
  const id = (await deedsOf(admin, 'deal'))[0]?.together?.id ?? '';
  const waiting = async (): Promise<number> =>
    (
      await t.testing.asOwner(
        `select from jobs.job where name = 'bin.restore' and data->>'deletion' = $1 and state = 'created'`,
        [id],
      )
    ).length;
  for (const press of [1, 2]) {
    await admin.send('POST', `/bin/deletions/${id}/restoration`);
    assert.equal(await waiting(), 1, `after press ${press}`);
  }
  await t.testing.asOwner(`delete from jobs.job where name = 'bin.restore'`);
  await resumeBringingBack(t.parts);
  assert.equal(await waiting(), 1);
  await bringBackJob.perform(t.parts, { workspace, deletion: id }, about());
  assert.equal(await living('deal', ids), 2);
});

test('a deed of which nothing lies in the bin is forgotten with its term', async () => {
  const ids = await makeMany('deal', [{ title: 'رفتنی یک' }, { title: 'رفتنی دو' }]);
  await admin.send('POST', '/records/deal/batch', { remove: ids });
  const [deed] = await deedsOf(admin, 'deal');
  for (const [table, column] of [
    ['deal', 'deleted_at'],
    ['deletion', 'at'],
  ])
    await t.testing.asOwner(
      `update ${table} set ${column} = ${column} - interval '400 days' where id = any($1)`,
      [table === 'deal' ? ids : [deed?.together?.id]],
    );
  assert.equal((await admin.send('GET', `/bin/deletions/${deed?.together?.id}`)).statusCode, 200);
  await emptyBinJob.perform(t.parts, { workspace }, about());
  assert.equal((await admin.send('GET', `/bin/deletions/${deed?.together?.id}`)).statusCode, 404);
});
