import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { mergeRecords } from '#records/quality/merge/merge.ts';
import { unmergeRecords } from '#records/quality/merge/unmerge.ts';
import type { RecordTx } from '#records/records.ts';
import { testEngine } from '#testing/engine.ts';
import { explained } from '#testing/explain.ts';
import { makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import { rottingDeals } from '../notices/digest.ts';
import { rotting } from '../notices/rotting.ts';
import { readPipeline } from '../reports/pipeline.ts';
import { readView, viewShape } from '../reports/view.ts';

const { engine, testing } = await testEngine();
let seeded: SeededWorkspace;
let admin: Context;
/** A stage that allows ten days. */
let stage: string;
const on = (day: string): Context => ({ ...admin, now: () => new Date(`${day}T08:30:00Z`) });

before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
  admin = { ...seeded.admin, now: () => new Date('2026-11-22T08:30:00Z') };
  const { records } = await engine.transact(admin, (tx) =>
    tx.recordsOf('stage').page({ filter: { field: 'name', op: 'eq', value: 'شناخت نیاز' } }),
  );
  stage = records[0]?.id ?? '';
  assert.equal(records[0]?.values['allowedDays'], 10);
});
after(() => testing.drop());

const day = { date: '2026-11-22', from: '2026-11-21T20:30:00Z', to: '2026-11-22T20:30:00Z' };

type Fields = Record<string, unknown>;
const by = <T>(deed: (tx: RecordTx) => Promise<T>, context = admin): Promise<T> =>
  engine.transact(context, deed);
const create = async (object: string, values: Fields, day = '2026-11-22'): Promise<string> =>
  (await by((tx) => tx.recordsOf(object).create([values]), on(day)))[0] ?? '';
const change = (object: string, id: string, values: Fields, day = '2026-11-22') =>
  by((tx) => tx.recordsOf(object).update([{ id, values }]), on(day));
const old = (title: string): Promise<string> =>
  create('deal', { title, stage, owner: seeded.adminId }, '2026-10-20');
const still = async (id: string): Promise<unknown> =>
  (await by((tx) => tx.recordsOf('deal').get(id))).values['stillSince'];
/** The deals that every place says are rotting: the report and its rows, the digest, and what was told since they began. */
async function rottingIn(ids: readonly string[], context = admin): Promise<readonly string[]> {
  const [report, rows, digest, told] = await by(async (tx) => {
    const held = await readPipeline(tx, await readView(tx, viewShape.parse({})));
    const late = held.find((one) => one.stage === stage)?.late;
    assert.ok(late);
    const page = await tx.recordsOf('deal').page({ filter: late.rows, fields: [], limit: 100 });
    const { source } = rotting;
    assert.ok('clock' in source);
    return [
      late.count,
      page.records.map(({ id }) => id),
      (await rottingDeals.find(tx, day)).lines.map(({ record }) => record),
      (await source.clock(tx, new Date('2026-01-01'), context.now())).map(({ record }) => String(record)),
    ] as const;
  }, context);
  assert.equal(report, rows.length);
  assert.deepEqual([...digest].toSorted(), [...rows].toSorted());
  assert.deepEqual([...told].toSorted(), [...rows].toSorted());
  return ids.filter((id) => rows.includes(id));
}

test('of two deals with an old stage the one that was called yesterday does not rot', async () => {
  const [called, left] = [await old('تلفن‌زده'), await old('مانده')];
  const call = await create('call', { deal: called, at: '2026-11-21T09:00:00Z' });
  assert.equal(await still(called), '2026-11-21T09:00:00.000Z');
  assert.equal(await still(left), '2026-10-20T08:30:00.000Z');
  assert.deepEqual(await rottingIn([called, left]), [left]);
  // Eleven days after the call it does.
  assert.deepEqual(await rottingIn([called, left], on('2026-12-03')), [called, left]);
  await by((tx) => tx.recordsOf('call').remove([call]));
  assert.deepEqual(await rottingIn([called, left]), [called, left]);
  await by((tx) => tx.recordsOf('call').restore([call]));
  await change('call', call, { deal: left });
  assert.deepEqual(await rottingIn([called, left]), [called]);
  await change('call', call, { deal: called, at: '2026-11-01T09:00:00Z' });
  assert.deepEqual(await rottingIn([called, left]), [called, left]);
  await by((tx) => tx.recordsOf('deal').remove([called, left]));
});

test('meetings held, notes, tasks done and moves count; what lies ahead and what is undone does not', async () => {
  const id = await old('پرکار');
  const meeting = await create('meeting', { subject: 'دیدار', deal: id, at: '2026-11-20T09:00:00Z' });
  const task = await create('task', { title: 'ارسال کاتالوگ', deal: id, dueAt: '2026-11-19T09:00:00Z' });
  assert.equal(await still(id), '2026-10-20T08:30:00.000Z');
  await change('meeting', meeting, { state: 'held' });
  assert.equal(await still(id), '2026-11-20T09:00:00.000Z');
  await change('task', task, { done: true }, '2026-11-21');
  assert.equal(await still(id), '2026-11-21T08:30:00.000Z');
  const note = await create('note', { text: 'بودجه دارند', deal: id });
  assert.equal(await still(id), '2026-11-22T08:30:00.000Z');
  await by((tx) => tx.recordsOf('note').remove([note]));
  // A slip in the year of a call does not keep a deal fresh for ever.
  const slip = await create('call', { deal: id, at: '2027-11-21T09:00:00Z' });
  assert.equal(await still(id), '2026-11-22T08:30:00.000Z');
  await by((tx) => tx.recordsOf('call').remove([slip]));
  assert.equal(await still(id), '2026-11-21T08:30:00.000Z');
});

test('a call leaves the deal at its version, so that who has it open is not in the way of who calls', async () => {
  const id = await old('باز در فرم');
  const { version } = await by((tx) => tx.recordsOf('deal').get(id));
  await create('call', { deal: id, at: '2026-11-21T09:00:00Z' });
  await by((tx) => tx.recordsOf('deal').update([{ id, version, values: { title: 'نام نو' } }]));
  assert.equal(await still(id), '2026-11-21T09:00:00.000Z');
});

test('what is won lies still for good: it is not counted, until it is opened again', async () => {
  const id = await old('برده');
  const { records } = await by((tx) =>
    tx.recordsOf('stage').page({ filter: { field: 'kind', op: 'eq', value: 'won' }, limit: 1 }),
  );
  await change('deal', id, { stage: records[0]?.id }, '2026-11-01');
  assert.equal(await still(id), null);
  await create('call', { deal: id, at: '2026-11-10T09:00:00Z' });
  assert.equal(await still(id), null);
  await change('deal', id, { stage }, '2026-11-05');
  assert.equal(await still(id), '2026-11-05T08:30:00.000Z');
  await assert.rejects(change('deal', id, { stillSince: '2026-11-22T00:00:00Z' }));
});

test('one deal made of two was last touched when either was', async () => {
  const [kept, other] = [await old('یکی'), await old('همان')];
  await create('call', { deal: other, at: '2026-11-20T09:00:00Z' });
  const merge = await by((tx) =>
    mergeRecords(tx, tx.recordsOf('deal').object, { winner: { id: kept }, losers: [{ id: other }] }),
  );
  assert.equal(await still(kept), '2026-11-20T09:00:00.000Z');
  await by((tx) => unmergeRecords(tx, merge, []));
  assert.equal(await still(kept), '2026-10-20T08:30:00.000Z');
  assert.equal(await still(other), '2026-11-20T09:00:00.000Z');
});

test('the stillest of the open deals are found by an index, whatever lies closed', async () => {
  await testing.asOwner(
    `insert into deal (workspace_id, id, created_at, updated_at, title, pipeline_id, stage_id, status, stage_since, still_since, closed_on)
     select s.workspace_id, gen_random_uuid(), now(), now(), 'معامله ' || n, s.pipeline_id, s.id,
       case when n % 20 = 0 then 'open' else 'lost' end, timestamptz '2026-11-01' - n * interval '1 hour',
       case when n % 20 = 0 then timestamptz '2026-11-01' - n * interval '1 hour' end, case when n % 20 <> 0 then date '2026-11-01' end
     from stage s, generate_series(1, 6000) as n where s.id = $1`,
    [stage],
  );
  await testing.asOwner('analyze deal');
  const { nodes } = await explained(testing, admin, (tx) => rottingDeals.find(tx, day));
  const list = await explained(testing, admin, (tx) =>
    tx.recordsOf('deal').page({
      filter: {
        and: [
          { field: 'stage', op: 'eq', value: stage },
          { field: 'stillSince', op: 'lt', value: '2026-11-12T00:00:00Z' },
        ],
      },
      sort: [{ field: 'stillSince', direction: 'asc' }],
      limit: 8,
    }),
  );
  assert.equal(list.found.records.length, 8);
  for (const node of [...nodes, ...list.nodes])
    assert.ok(node['Node Type'] !== 'Seq Scan' || node['Relation Name'] !== 'deal', JSON.stringify(node));
  assert.ok(list.nodes.some((node) => node['Index Name'] === 'deal_still_since'));
});
