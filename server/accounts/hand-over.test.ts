import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { undoMinutes } from '#kernel/undo.ts';
import { joinAs, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';
import { handBackJob, handOverJob } from './hand-over-jobs.ts';

/** Somebody leaves: what he was responsible for goes to another in one step. */
const t = await testAccounts();
let admin: Browser;
let workspace: WorkspaceId;
let me: string;
before(async () => {
  // Records bear the real time, by which the term for taking a hand-over back is counted.
  t.world.now = new Date();
  admin = await setUpFirst(t);
  const who = (await admin.send('GET', '/me')).json();
  workspace = who.workspace.id as WorkspaceId;
  me = who.member.id as string;
});
after(() => t.close());

const own = { read: 'own', create: true, update: 'own', remove: 'own' };
const grants = { admin: false, deeds: [], objects: { deal: own, task: own, note: own } };
const run = () => ({
  id: newId(),
  attempt: 1,
  isLast: true,
  signal: new AbortController().signal,
});
const give = (handOver: string): Promise<void> =>
  handOverJob.perform(t.parts, { handOver, by: me, workspace }, run());
const giveBack = (handOver: string): Promise<void> =>
  handBackJob.perform(t.parts, { handOver, by: me, workspace }, run());
const recent = async () =>
  (await admin.send('GET', '/members/hand-overs')).json().handOvers as {
    id: string;
    state: string;
    given: number | null;
    back: number | null;
    undoable: boolean;
    left: { object: string; title: string }[];
  }[];

test('open work goes to the successor, what is closed and what was written stays, and the log names who did it', async () => {
  const leaving = await joinAs(t, admin, grants, '09370000011');
  const staying = await joinAs(t, admin, grants, '09370000012');
  const make = async (object: string, body: object): Promise<string> =>
    (await admin.send('POST', `/records/${object}`, { ...body, owner: leaving.memberId })).json().id;
  const deals = (
    await admin.send('POST', '/records/deal/batch', {
      create: Array.from({ length: 230 }, (_, index) => ({
        title: `معامله ${index}`,
        owner: leaving.memberId,
      })),
    })
  ).json().created as string[];
  const stages = (await admin.send('GET', '/records/stage')).json().records as {
    id: string;
    values: { kind: string };
  }[];
  const won = stages.find(({ values }) => values.kind === 'won')?.id;
  await admin.send('PATCH', `/records/deal/${deals[0]}`, { stage: won });
  const task = await make('task', { title: 'پیگیری' });
  const done = await make('task', { title: 'انجام‌شده', done: true });
  const note = await make('note', { text: 'یادداشت من' });
  const lead = await make('lead', { name: 'سرنخ باز' });
  const junk = await make('lead', { name: 'بی‌نتیجه', status: 'junk', junkReason: 'spam' });
  const party = await make('party', { kind: 'organisation', name: 'مشتری او' });
  const list = await make('call_list', { name: 'فهرست او', object: 'lead' });
  const number = { measure: 'calls', count: 10, period: 'month' };
  const goal = await make('goal', { ...number, startsOn: '2026-11-22' });
  const past = await make('goal', { ...number, startsOn: '2026-08-01' });
  const territories = (
    await admin.send('POST', '/records/territory/batch', {
      create: Array.from({ length: 201 }, (_, index) => ({
        name: `منطقهٔ او ${index}`,
        people: [leaving.memberId],
      })),
    })
  ).json().created as string[];

  const { holdings } = (await admin.send('GET', `/members/${leaving.memberId}/holdings`)).json();
  const counts = Object.fromEntries(
    (holdings as { object: string; count: number }[]).map(({ object, count }) => [object, count]),
  );
  assert.deepEqual(counts, {
    party: 1,
    task: 1,
    deal: 229,
    lead: 1,
    call_list: 1,
    goal: 1,
    territory: 201,
  });

  const path = `/members/${leaving.memberId}/departure`;
  assert.equal(
    (await staying.browser.send('POST', path, { to: staying.memberId, deactivate: false })).statusCode,
    403,
  );
  assert.equal((await admin.send('POST', path, { to: leaving.memberId, deactivate: true })).statusCode, 422);
  assert.equal(
    (await admin.send('POST', `/members/${me}/departure`, { to: null, deactivate: true })).statusCode,
    403,
  );
  const left = await admin.send('POST', path, { to: staying.memberId, deactivate: true });
  assert.equal(left.statusCode, 202, left.body);
  assert.equal((await leaving.browser.send('GET', '/me')).statusCode, 403);

  const { handOver } = left.json();
  await give(handOver);
  // Tried again it finds nothing left to do.
  await give(handOver);
  const ownerOf = async (object: string, id: string | undefined): Promise<string> =>
    (await admin.send('GET', `/records/${object}/${id}`)).json().values.owner.id;
  assert.equal(await ownerOf('deal', deals[229]), staying.memberId);
  assert.equal(await ownerOf('deal', deals[0]), leaving.memberId, 'a deal that was won');
  assert.equal(await ownerOf('task', task), staying.memberId);
  assert.equal(await ownerOf('task', done), leaving.memberId);
  assert.equal(await ownerOf('note', note), leaving.memberId);
  for (const [object, id] of [
    ['lead', lead],
    ['party', party],
    ['call_list', list],
    ['goal', goal],
  ] as const)
    assert.equal(await ownerOf(object, id), staying.memberId, object);
  assert.equal(await ownerOf('lead', junk), leaving.memberId);
  assert.equal(await ownerOf('goal', past), leaving.memberId, 'what was reached or missed');
  const { people } = (await admin.send('GET', `/records/territory/${territories[0]}`)).json().values;
  assert.deepEqual(
    people.map((one: { id: string }) => one.id),
    [staying.memberId],
  );
  const after = (await admin.send('GET', `/members/${leaving.memberId}/holdings`)).json();
  assert.deepEqual(after.holdings, []);
  const { entries } = (await admin.send('GET', `/records/deal/${deals[5]}/history`)).json();
  assert.equal(entries[0].by.id, me);
  assert.equal(entries.length, 2, 'handed over once');

  // Somebody goes on with one deal, another lies in the bin; the rest comes back as a whole, with its owner's way in.
  assert.equal(
    (await staying.browser.send('PATCH', `/records/deal/${deals[1]}`, { title: 'معامله با نام دیگر' }))
      .statusCode,
    200,
  );
  await admin.send('DELETE', `/records/deal/${deals[2]}`);
  const undo = `/members/hand-overs/${handOver}/undo`;
  assert.equal((await staying.browser.send('POST', undo)).statusCode, 403);
  assert.equal((await staying.browser.send('GET', '/members/hand-overs')).statusCode, 403);
  assert.deepEqual(
    (await recent()).map(({ state, given, undoable }) => ({ state, given, undoable })),
    [{ state: 'given', given: 435, undoable: true }],
  );
  assert.equal((await admin.send('POST', undo)).statusCode, 202);
  assert.equal((await admin.send('POST', undo)).statusCode, 409, 'only once');
  await giveBack(handOver);
  await giveBack(handOver);
  assert.equal(await ownerOf('deal', deals[229]), leaving.memberId);
  assert.equal(await ownerOf('goal', goal), leaving.memberId);
  assert.equal(await ownerOf('deal', deals[1]), staying.memberId, 'changed since');
  const again = (await admin.send('GET', `/records/territory/${territories[200]}`)).json().values.people;
  assert.deepEqual(
    again.map((one: { id: string }) => one.id),
    [leaving.memberId],
  );
  const [told] = await recent();
  assert.deepEqual(
    { state: told?.state, back: told?.back, left: told?.left, undoable: told?.undoable },
    {
      state: 'returned',
      back: 433,
      left: [{ object: 'deal', id: deals[1], title: 'معامله با نام دیگر' }],
      undoable: false,
    },
  );
  assert.equal((await admin.send('GET', `/records/member/${leaving.memberId}`)).json().values.active, true);
});

test('what is taken back while it is still going out stays where it is, and after ten minutes it is too late', async () => {
  const leaving = await joinAs(t, admin, grants, '09370000021');
  const staying = await joinAs(t, admin, grants, '09370000022');
  const deal = (await admin.send('POST', '/records/deal', { title: 'یکی', owner: leaving.memberId })).json()
    .id;
  const owner = async (): Promise<string> =>
    (await admin.send('GET', `/records/deal/${deal}`)).json().values.owner.id;
  const begin = async (): Promise<string> =>
    (
      await admin.send('POST', `/members/${leaving.memberId}/departure`, {
        to: staying.memberId,
        deactivate: false,
      })
    ).json().handOver;
  const early = await begin();
  assert.equal((await admin.send('POST', `/members/hand-overs/${early}/undo`)).statusCode, 202);
  await give(early);
  assert.equal(await owner(), leaving.memberId, 'a job that comes late gives nothing');
  await giveBack(early);

  const late = await begin();
  await give(late);
  assert.equal(await owner(), staying.memberId);
  const before = t.world.now;
  t.world.now = new Date(Date.now() + (undoMinutes + 1) * 60_000);
  assert.equal((await admin.send('POST', `/members/hand-overs/${late}/undo`)).statusCode, 409);
  t.world.now = before;
  for (const unknown of [newId(), 'nothing'])
    assert.equal((await admin.send('POST', `/members/hand-overs/${unknown}/undo`)).statusCode, 404);
});
