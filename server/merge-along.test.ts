import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { joinAs, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';
import { mergeAlongJob, resumeMovingAlong } from './jobs/merge.ts';

/** What goes along with an unmerged record in the background, by the product's own ways. */
const t = await testAccounts();
let admin: Browser;
let workspace: WorkspaceId;
before(async () => {
  admin = await setUpFirst(t);
  workspace = (await admin.send('GET', '/me')).json().workspace.id as WorkspaceId;
});
after(() => t.close());

const all = { read: 'all', create: true, update: 'all', remove: 'all', export: true, fields: {} };
const many = 700;

/** Two people who were merged, and notes that were written about them since. */
async function merged(name: string): Promise<{ merge: string; winner: string; loser: string }> {
  const { created } = (
    await admin.send('POST', '/records/party/batch', {
      create: [name, `${name} دوم`].map((one) => ({ kind: 'person', name: one })),
    })
  ).json<{ created: string[] }>();
  const [winner = '', loser = ''] = created;
  const answer = await admin.send('POST', '/records/party/merges', {
    winner: { id: winner },
    losers: [{ id: loser }],
  });
  assert.equal(answer.statusCode, 201, answer.body);
  t.world.now = new Date(t.world.now.getTime() + 1_000);
  const create = Array.from({ length: many }, (_, at) => ({ text: `${name} ${at}`, about: winner }));
  assert.equal((await admin.send('POST', '/records/note/batch', { create })).statusCode, 200);
  return { merge: answer.json().merge as string, winner, loser };
}
const unmerge = (by: Browser, merge: string, to: string) =>
  by.send('POST', `/merges/${merge}/undoing`, { all: [{ object: 'note', field: 'about', to }] });
const alongOf = async (merge: string) => (await admin.send('GET', `/merges/${merge}/along`)).json().along;
const perform = (merge: string): Promise<void> =>
  mergeAlongJob.perform(
    t.parts,
    { workspace, merge },
    { id: newId(), attempt: 1, isLast: true, signal: AbortSignal.timeout(60_000) },
  );
const countOf = async (about: string): Promise<number> =>
  (
    await admin.send('POST', '/records/note/count', { filter: { field: 'about', op: 'eq', value: about } })
  ).json().count as number;

test('it goes on in the background, and with the next process where one died', async () => {
  const { merge, winner, loser } = await merged('ادامه');
  assert.equal(await alongOf(merge), null);
  const answer = await unmerge(admin, merge, loser);
  assert.deepEqual([answer.statusCode, answer.json().moving], [200, true], answer.body);
  const waiting = () =>
    t.testing.asOwner(
      `select from jobs.job where name = 'merge.along' and data->>'merge' = $1 and state = 'created'`,
      [merge],
    );
  assert.equal((await waiting()).length, 1);
  await t.testing.asOwner(`delete from jobs.job where name = 'merge.along'`);
  await resumeMovingAlong(t.parts);
  assert.equal((await waiting()).length, 1);
  await perform(merge);
  const { state, moved } = await alongOf(merge);
  assert.deepEqual([state, moved, await countOf(winner), await countOf(loser)], ['moved', many, 0, many]);
});

test('it acts with the rights of who asked; who has none any more stops it, and another goes on', async () => {
  const { merge, winner, loser } = await merged('توقف');
  const grants = { admin: false, deeds: ['records.merge'], objects: { party: all, note: all } };
  const { browser, memberId } = await joinAs(t, admin, grants, '09360000071');
  assert.equal((await unmerge(browser, merge, loser)).json().moving, true);
  await admin.send('PATCH', `/records/member/${memberId}`, { active: false });
  await assert.rejects(perform(merge), { slug: 'starter-gone' });
  const stopped = await alongOf(merge);
  assert.equal(stopped.state, 'failed');
  assert.match(stopped.failure.en, /no longer has access/);
  assert.ok(stopped.moved > 0 && (await countOf(winner)) === many - stopped.moved, 'what went is in place');
  const { browser: clerk } = await joinAs(
    t,
    admin,
    { admin: false, deeds: [], objects: { party: all, note: all } },
    '09360000072',
  );
  for (const method of ['GET', 'POST'] as const)
    assert.equal((await clerk.send(method, `/merges/${merge}/along`)).statusCode, 403, method);
  const again = await admin.send('POST', `/merges/${merge}/along`);
  assert.deepEqual([again.statusCode, again.json().along.state], [202, 'moving']);
  await perform(merge);
  assert.deepEqual([(await alongOf(merge)).state, await countOf(loser)], ['moved', many]);
});
