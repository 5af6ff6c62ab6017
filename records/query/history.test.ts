import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context, WorkspaceId } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { sql } from '#kernel/database/sql.ts';
import { party } from '#modules/parties/index.ts';
import { meeting, note, task } from '#modules/work/index.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { readHistory } from './history.ts';
import { readable } from './readable.ts';
import { readPinned, readTimeline } from './timeline.ts';

const { engine, testing } = await testEngine();
let workspace: WorkspaceId;
let admin: Context;
let adminId: string;

before(async () => {
  workspace = await makeWorkspace(testing);
  ({ context: admin, memberId: adminId } = await makeMember(engine, workspace, adminGrants));
});
after(() => testing.drop());

const slug = (wanted: string) => (error: unknown) => error instanceof Problem && error.slug === wanted;

test('a record’s history tells who changed what from what to what, of what the reader may read', async () => {
  const id = await engine.transact(
    admin,
    async (tx) => (await tx.records(party).create([{ kind: 'organisation', name: 'پارس' }]))[0] ?? '',
  );
  await engine.transact(admin, (tx) =>
    tx.records(party).update([{ id, values: { name: 'پارس نو', sector: 'فولاد' } }]),
  );
  await engine.transact(admin, (tx) => tx.records(party).update([{ id, values: { sector: 'مس' } }]));
  await engine.transact(admin, (tx) => tx.records(party).update([{ id, values: { owner: null } }]));
  await engine.transact(admin, (tx) => tx.records(party).remove([id]));
  const object = await engine.transact(admin, (tx) => Promise.resolve(tx.records(party).object));
  const all = await engine.transact(admin, (tx) => readHistory(tx, object, id));
  assert.deepEqual(
    all.entries.map(({ kind, version }) => [kind, version]),
    [
      ['removed', 5],
      ['updated', 4],
      ['updated', 3],
      ['updated', 2],
      ['created', 1],
    ],
  );
  assert.deepEqual(all.entries[1]?.changes, [
    { field: 'owner', before: { id: adminId, object: 'member', title: 'مریم احمدی' }, after: null },
  ]);
  assert.deepEqual(all.entries[2]?.changes, [{ field: 'sector', before: 'فولاد', after: 'مس' }]);
  assert.deepEqual(all.entries[2]?.by, { id: adminId, object: 'member', title: 'مریم احمدی' });
  const blind = await makeMember(
    engine,
    workspace,
    grantsOf({ party: { read: 'all', fields: { sector: 'hidden' } } }),
  );
  const seen = await engine.transact(blind.context, (tx) => readHistory(tx, object, id));
  assert.deepEqual(
    seen.entries.map(({ version, changes }) => [version, changes.map(({ field }) => field)]),
    [
      [5, []],
      [4, ['owner']],
      [2, ['name']],
      [1, []],
    ],
  );
  const stranger = await makeMember(engine, workspace, grantsOf({ party: { read: 'own' } }));
  await assert.rejects(
    engine.transact(stranger.context, (tx) => readHistory(tx, object, id)),
    slug('record-not-found'),
  );
  const elsewhere = await makeMember(engine, await makeWorkspace(testing), adminGrants);
  await assert.rejects(
    engine.transact(elsewhere.context, (tx) => readHistory(tx, object, id)),
    slug('record-not-found'),
  );
  const forged = Buffer.from(JSON.stringify(['history', ['1; drop table event'], id])).toString('base64url');
  await assert.rejects(
    engine.transact(admin, (tx) => readHistory(tx, object, id, forged)),
    slug('bad-cursor'),
  );
});

test('a timeline pages newest first without what the reader may not see', async () => {
  const seller = await makeMember(
    engine,
    workspace,
    grantsOf({ party: { read: 'all' }, note: { read: 'own', create: true } }),
  );
  const id = await engine.transact(
    admin,
    async (tx) => (await tx.records(party).create([{ kind: 'organisation', name: 'خط زمان' }]))[0] ?? '',
  );
  for (const index of [0, 1, 2, 3, 4, 5, 6])
    await engine.transact(index % 2 ? seller.context : admin, (tx) =>
      tx.records(note).create([{ text: `یادداشت ${index}`, about: id }]),
    );
  const walk = async (context: Context): Promise<unknown[]> => {
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await engine.transact(context, (tx) =>
        readTimeline(tx, 'party', id, { limit: 2, ...(cursor ? { cursor } : {}) }),
      );
      seen.push(...page.entries.map(({ record }) => record.values['text']));
      cursor = page.next ?? undefined;
    } while (cursor);
    return seen;
  };
  assert.deepEqual(
    await walk(admin),
    [6, 5, 4, 3, 2, 1, 0].map((index) => `یادداشت ${index}`),
  );
  assert.deepEqual(
    await walk(seller.context),
    [5, 3, 1].map((index) => `یادداشت ${index}`),
  );
  const his = await engine.transact(admin, (tx) => readTimeline(tx, 'party', id, { by: seller.memberId }));
  assert.deepEqual(
    his.entries.map(({ record }) => record.values['text']),
    [5, 3, 1].map((index) => `یادداشت ${index}`),
  );
  const none = await engine.transact(admin, (tx) => readTimeline(tx, 'party', id, { objects: ['ghost'] }));
  assert.deepEqual(none, { entries: [], next: null });
  await assert.rejects(
    engine.transact(admin, (tx) => readTimeline(tx, 'party', id, { limit: 1e9 })),
    slug('bad-filter'),
  );
  const blind = await makeMember(engine, workspace, grantsOf({ note: { read: 'all' } }));
  await assert.rejects(
    engine.transact(blind.context, (tx) => readTimeline(tx, 'party', id)),
    slug('record-not-found'),
  );
});

test('what is pinned about a record stands together, of every object, as far as the reader may know', async () => {
  const grants = {
    party: { read: 'all' },
    note: { read: 'own', create: true },
    task: { read: 'all', fields: { pinned: 'hidden' } },
  } as const;
  const seller = await makeMember(engine, workspace, grantsOf(grants));
  const [id = '', other = ''] = await engine.transact(admin, (tx) =>
    tx.records(party).create([
      { kind: 'organisation', name: 'سنجاق' },
      { kind: 'organisation', name: 'دیگری' },
    ]),
  );
  await engine.transact(admin, async (tx) => {
    await tx.records(task).create([
      { title: 'کار سنجاق‌شده', about: id, pinned: true, dueAt: '2026-03-01T08:00:00Z' },
      { title: 'کار', about: id },
      { title: 'کار دیگری', about: other, pinned: true },
    ]);
    await tx.records(note).create([{ text: 'یادداشت مدیر', about: id, pinned: true }]);
    await tx.records(meeting).create([
      { subject: 'با هر دو', about: id, participants: [id, other], at: '2026-03-02T08:00:00Z', pinned: true },
      { subject: 'مهمان', about: other, participants: [id], at: '2026-03-03T08:00:00Z', pinned: true },
    ]);
  });
  await engine.transact(seller.context, (tx) =>
    tx.records(note).create([{ text: 'یادداشت فروشنده', about: id, pinned: true }]),
  );
  const titles = async (context: Context): Promise<ReadonlySet<unknown>> => {
    const { entries } = await engine.transact(context, (tx) => readPinned(tx, 'party', id));
    const told = entries.map(
      ({ record: { values } }) => values['text'] ?? values['title'] ?? values['subject'],
    );
    assert.equal(new Set(told).size, told.length);
    return new Set(told);
  };
  assert.deepEqual(
    await titles(admin),
    new Set(['کار سنجاق‌شده', 'یادداشت فروشنده', 'یادداشت مدیر', 'با هر دو', 'مهمان']),
  );
  assert.deepEqual(await titles(seller.context), new Set(['یادداشت فروشنده']));
  const elsewhere = await makeMember(engine, await makeWorkspace(testing), adminGrants);
  for (const { context } of [
    elsewhere,
    await makeMember(engine, workspace, grantsOf({ note: { read: 'all' } })),
  ])
    await assert.rejects(
      engine.transact(context, (tx) => readPinned(tx, 'party', id)),
      slug('record-not-found'),
    );
});

test('a readable sub-select holds workspace, scope and field rules', async () => {
  const seller = await makeMember(
    engine,
    workspace,
    grantsOf({ party: { read: 'own', create: true, fields: { sector: 'hidden' } } }),
  );
  await engine.transact(seller.context, (tx) =>
    tx
      .records(party)
      .create([
        { kind: 'organisation', name: 'مال من', annualRevenue: { amount: '12.50', currency: 'IRR' } },
      ]),
  );
  const rows = await engine.transact(seller.context, (tx) =>
    tx.rows(
      sql`select p.name, p."annualRevenue" as amount, p."annualRevenueCurrency" as currency from ${readable(tx, party, ['name', 'annualRevenue'])} as p`,
    ),
  );
  assert.deepEqual(rows, [{ name: 'مال من', amount: '12.5', currency: 'IRR' }]);
  await assert.rejects(
    engine.transact(seller.context, (tx) => tx.rows(readable(tx, party, ['sector']))),
    slug('unknown-field'),
  );
  await assert.rejects(
    engine.transact(seller.context, (tx) => tx.rows(readable(tx, note, ['text']))),
    slug('not-allowed'),
  );
});
