import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { team } from '#records/access/objects.ts';
import { testEngine } from '#testing/engine.ts';
import { explained } from '#testing/explain.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import {
  activityFigures,
  activityRows,
  figureNames,
  type ActivityGroup,
  type ActivityLine,
  type ActivityReport,
} from '../../contract/activity.ts';
import { peopleShape, readPeopleView } from '../view.ts';
import { readActivity } from './activity.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

/** The last day of Aban 1405. */
const now = () => new Date('2026-11-21T08:30:00Z');
let seeded: SeededWorkspace;
let admin: Context;
let seller: { context: Context; memberId: string };

const ask = (context: Context, by: ActivityGroup, wish: object = {}): Promise<ActivityReport> =>
  engine.transact({ ...context, now }, async (tx) =>
    readActivity(tx, await readPeopleView(tx, peopleShape.parse(wish)), by),
  );
const line = ({ lines }: ActivityReport, key: string | null): ActivityLine | undefined =>
  lines.find((one) => one.key === key);

before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
  admin = { ...seeded.admin, now };
  seller = await makeColleague(engine, seeded, 'seller');
  const call = (owner: string | null, at: string, direction: string, outcome: string, duration: number) => ({
    owner,
    at: `${at}T09:00:00Z`,
    direction,
    outcome,
    duration,
  });
  const { memberId } = seller;
  await engine.transact(admin, async (tx) => {
    await tx
      .recordsOf('call')
      .create([
        call(memberId, '2026-11-02', 'outgoing', 'answered', 12),
        call(memberId, '2026-11-02', 'outgoing', 'no-answer', 0),
        call(memberId, '2026-11-09', 'outgoing', 'refused', 3),
        call(memberId, '2026-11-09', 'incoming', 'answered', 8),
        call(seeded.adminId, '2026-11-10', 'outgoing', 'busy', 0),
        call(memberId, '2026-10-05', 'outgoing', 'answered', 5),
        call(memberId, '2025-11-05', 'outgoing', 'call-back', 4),
      ]);
    await tx.recordsOf('meeting').create([
      { subject: 'برگزار شد', at: '2026-11-03T09:00:00Z', state: 'held', owner: memberId },
      { subject: 'نیامد', at: '2026-11-03T11:00:00Z', state: 'missed', owner: memberId },
    ]);
    await tx.recordsOf('task').create([
      { title: 'شد', done: true, owner: memberId },
      { title: 'نشد', owner: memberId },
    ]);
    await tx.recordsOf('note').create([{ text: 'یادداشت', owner: seeded.adminId }]);
  });
  // The engine owns every record that people make; one that came from elsewhere may have no owner.
  await testing.asOwner(
    `insert into call (workspace_id, id, created_at, updated_at, subject, direction, outcome, at, pinned)
     values ($1, gen_random_uuid(), now(), now(), 'بی‌مسئول', 'outgoing', 'answered', '2026-11-12T09:00:00Z', false)`,
    [seeded.workspace],
  );
});

test('calls, talk, meetings, tasks and notes by person, beside the month before and the same of last year', async () => {
  const report = await ask(admin, 'person');
  const his = line(report, seller.memberId);
  assert.deepEqual(his?.now, {
    calls: 4,
    outgoing: 3,
    reached: 2,
    meetings: 1,
    tasks: 1,
    notes: 0,
    minutes: 23,
  });
  assert.deepEqual([his?.before?.calls, his?.before?.minutes, his?.lastYear?.reached], [1, 5, 1]);
  assert.equal(line(report, null)?.now.calls, 1);
  assert.deepEqual([report.total.now.calls, report.total.now.notes, report.total.before.calls], [6, 1, 1]);
});

test('every number opens just the rows that it counts, whoever did it and whenever', async () => {
  for (const by of ['person', 'team', 'week'] as const) {
    const report = await ask(admin, by);
    const all = [...report.lines, { key: 'total', label: { fa: '', en: '' }, ...report.total }];
    for (const one of all)
      for (const figure of figureNames) {
        const rows = activityRows(figure, one.span ?? report.instants.now, one.owners ?? report.owners);
        const { count } = await engine.transact(admin, (tx) =>
          tx.recordsOf(activityFigures[figure].object).count({ filter: rows }),
        );
        assert.equal(count, one.now[figure], `${by} ${one.key} ${figure}`);
      }
  }
});

test('periods stand in their order with those in which nothing was done, and sum to the total', async () => {
  for (const by of ['day', 'week', 'month'] as const) {
    const report = await ask(admin, by);
    assert.equal(
      report.lines.reduce((sum, one) => sum + one.now.calls, 0),
      report.total.now.calls,
      by,
    );
    assert.equal(report.lines.length, { day: 30, week: 6, month: 1 }[by]);
    assert.equal(report.total.before.calls, 1, by);
  }
});

test('by team one sees who is in it, those in none, and what nobody owns', async () => {
  const [teamId = ''] = await engine.transact(admin, (tx) =>
    tx.records(team).create([{ name: 'فروش تهران' }]),
  );
  await testing.asOwner('update member set team_id = $2 where id = $1', [seller.memberId, teamId]);
  const report = await ask(admin, 'team');
  assert.deepEqual(
    report.lines.map(({ key, now }) => [key, now.calls]),
    [
      [teamId, 4],
      ['none', 1],
      [null, 1],
    ],
  );
  const his = await ask(admin, 'person', { of: teamId });
  assert.deepEqual(
    his.lines.map(({ key }) => key),
    [seller.memberId],
  );
});

test('everybody has the figures of what he may read, and who may read nothing of it has none', async () => {
  // A seller reads calls of his team and tasks of his own: an administrator is not in it.
  const his = await ask(seller.context, 'person');
  assert.deepEqual(
    his.lines.map(({ key }) => key),
    [seller.memberId],
  );
  assert.deepEqual((await ask(seller.context, 'person', { of: seeded.adminId })).lines, []);
  const workspace = await makeWorkspace(testing);
  const stranger = (await makeMember(engine, workspace, grantsOf({ deal: { read: 'all' } }))).context;
  await assert.rejects(
    ask(stranger, 'person'),
    (error) => error instanceof Problem && error.slug === 'not-allowed',
  );
  const clerk = (await makeMember(engine, workspace, grantsOf({ note: { read: 'all' } }))).context;
  assert.deepEqual((await ask(clerk, 'person')).told, ['notes']);
  const call = { read: 'all', fields: { outcome: 'hidden', duration: 'hidden' } } as const;
  const blind = (await makeMember(engine, seeded.workspace, grantsOf({ call, deal: { read: 'all' } })))
    .context;
  const { told, unseen, total } = await ask(blind, 'day');
  assert.deepEqual([told, unseen.length, total.now.calls], [['calls', 'outgoing'], 2, 6]);
});

test('a month among years of calls is counted out of its index, whoever asks', async () => {
  const workspace = await makeWorkspace(testing);
  const { context, memberId } = await makeMember(engine, workspace, adminGrants);
  await testing.asOwner(
    `insert into call (workspace_id, id, created_at, updated_at, subject, direction, outcome, at, pinned, owner_id)
     select $1::integer, gen_random_uuid(), now(), now(), 'c', 'outgoing', 'answered', timestamptz '2023-01-01' + n * interval '70 minutes', false, $2::uuid
     from generate_series(1, 30000) as n`,
    [workspace, memberId],
  );
  await testing.asOwner('analyze call', []);
  const { nodes, found } = await explained(testing, { ...context, now }, async (tx) =>
    readActivity(tx, await readPeopleView(tx, peopleShape.parse({})), 'person'),
  );
  assert.ok(found.total.before.calls + found.total.lastYear.calls > 0);
  const ways = nodes.filter((node) => node['Relation Name'] === 'call').map((node) => node['Node Type']);
  assert.ok(ways.length >= 3 && !ways.includes('Seq Scan'), ways.join());
});
