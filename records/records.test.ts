import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context, WorkspaceId } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { party } from '#modules/parties/index.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';

const { engine, testing } = await testEngine();
let workspace: WorkspaceId;
let admin: Context;

before(async () => {
  workspace = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
});
after(() => testing.drop());

const slug = (wanted: string) => (error: unknown) => error instanceof Problem && error.slug === wanted;

test('a person is made, found by a differently spelt name and by a part of his number, and read back', async () => {
  const id = await engine.transact(admin, async (tx) => {
    const [made] = await tx.records(party).create([
      {
        kind: 'person',
        givenName: 'علی',
        familyName: 'کریمی',
        phones: [{ number: '0912 345 6789' }],
        roles: ['customer'],
      },
    ]);
    return made;
  });
  const found = await engine.transact(admin, async (tx) => {
    const byName = await tx.records(party).page({ filter: { search: 'علي كريمي' } });
    const byPhone = await tx.records(party).page({ filter: { search: '۰۹۱۲۳۴۵' } });
    return { byName, byPhone };
  });
  assert.deepEqual(
    found.byName.records.map((one) => one.id),
    [id],
  );
  assert.deepEqual(
    found.byPhone.records.map((one) => one.id),
    [id],
  );
  assert.equal(found.byName.records[0]?.values['name'], 'علی کریمی');
});

test('keyset pages cover a nullable Persian sort exactly once, both ways', async () => {
  const own = await makeWorkspace(testing);
  const { context } = await makeMember(engine, own, adminGrants);
  const sectors = ['چاپ', 'پخش', null, 'گردشگری', 'بانک', null, 'ژئوفیزیک', 'بانک'];
  await engine.transact(context, (tx) =>
    tx
      .records(party)
      .create(sectors.map((sector, index) => ({ kind: 'organisation', name: `شرکت ${index}`, sector }))),
  );
  for (const direction of ['asc', 'desc'] as const) {
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await engine.transact(context, (tx) =>
        tx
          .records(party)
          .page({ sort: [{ field: 'sector', direction }], limit: 3, ...(cursor ? { cursor } : {}) }),
      );
      seen.push(...page.records.map((one) => one.values['sector']));
      cursor = page.next ?? undefined;
    } while (cursor);
    const order = ['بانک', 'بانک', 'پخش', 'چاپ', 'ژئوفیزیک', 'گردشگری'];
    assert.deepEqual(seen, [...(direction === 'asc' ? order : order.toReversed()), null, null]);
  }
});

test('a stale write is refused with mine, theirs and the original, and writes nothing', async () => {
  const id = await engine.transact(
    admin,
    async (tx) => (await tx.records(party).create([{ kind: 'organisation', name: 'پارس‌سازه' }]))[0] ?? '',
  );
  await engine.transact(admin, (tx) =>
    tx.records(party).update([{ id, version: 1, values: { sector: 'ساختمان' } }]),
  );
  await assert.rejects(
    engine.transact(admin, (tx) =>
      tx.records(party).update([{ id, version: 1, values: { sector: 'فولاد' } }]),
    ),
    (error: unknown) => {
      assert.ok(error instanceof Problem);
      assert.deepEqual(error.extras.more?.['conflict'], {
        sector: { original: null, theirs: 'ساختمان', mine: 'فولاد' },
      });
      return error.slug === 'stale-version';
    },
  );
  const now = await engine.transact(admin, (tx) => tx.records(party).get(id));
  assert.deepEqual([now.version, now.values['sector']], [2, 'ساختمان']);
});

test('a batch is all or nothing, and names every wrong value', async () => {
  await assert.rejects(
    engine.transact(admin, (tx) =>
      tx.recordsOf('party').create([
        { kind: 'organisation', name: 'خوب' },
        { kind: 'ghost', name: 'بد' },
        { kind: 'person', nonsense: 1 },
      ]),
    ),
    (error: unknown) => {
      assert.ok(error instanceof Problem);
      assert.deepEqual(
        error.extras.errors?.map((one) => [one.field, one.code]),
        [
          ['1.kind', 'unknown-choice'],
          ['2.nonsense', 'unknown-field'],
        ],
      );
      return true;
    },
  );
  const found = await engine.transact(admin, (tx) =>
    tx.records(party).page({ filter: { field: 'name', op: 'eq', value: 'خوب' } }),
  );
  assert.equal(found.records.length, 0);
});

test('a required field that is hidden from the writer is not named to him', async () => {
  const grants = grantsOf({ party: { read: 'own', create: true, fields: { name: 'hidden' } } });
  const { context } = await makeMember(engine, workspace, grants);
  await assert.rejects(
    engine.transact(context, (tx) => tx.records(party).create([{ kind: 'organisation' }])),
    (error) => {
      assert.ok(error instanceof Problem && error.slug === 'invalid-values');
      assert.doesNotMatch(JSON.stringify(error.extras), /name|«نام»/);
      return true;
    },
  );
});

test('a seller sees his own, not his neighbour’s, and nothing of another workspace', async () => {
  const grants = grantsOf({
    party: { read: 'own', create: true, update: 'own', fields: { phones: 'hidden' } },
  });
  const seller = await makeMember(engine, workspace, grants);
  const neighbour = await makeMember(engine, workspace, grants);
  const [mine] = await engine.transact(seller.context, (tx) =>
    tx.records(party).create([{ kind: 'organisation', name: 'مشتری من' }]),
  );
  const [his] = await engine.transact(neighbour.context, (tx) =>
    tx.records(party).create([{ kind: 'organisation', name: 'مشتری او' }]),
  );
  const seen = await engine.transact(seller.context, (tx) => tx.records(party).page({}));
  assert.deepEqual(
    seen.records.map((one) => one.id),
    [mine],
  );
  assert.ok(!('phones' in (seen.records[0]?.values ?? {})));
  await assert.rejects(
    engine.transact(seller.context, (tx) => tx.records(party).get(his ?? '')),
    slug('record-not-found'),
  );
  await assert.rejects(
    engine.transact(seller.context, (tx) =>
      tx.records(party).update([{ id: his ?? '', values: { name: 'دزدی' } }]),
    ),
    slug('record-not-found'),
  );
  await assert.rejects(
    engine.transact(seller.context, (tx) => tx.records(party).remove([mine ?? ''])),
    slug('not-allowed'),
  );
  await assert.rejects(
    engine.transact(seller.context, (tx) =>
      tx.records(party).page({ filter: { field: 'phones', op: 'contains', value: '0' } }),
    ),
    slug('unknown-field'),
  );
  const other = await makeMember(engine, await makeWorkspace(testing), adminGrants);
  await assert.rejects(
    engine.transact(other.context, (tx) => tx.records(party).get(mine ?? '')),
    slug('record-not-found'),
  );
  await assert.rejects(
    engine.transact(other.context, (tx) =>
      tx.records(party).create([{ kind: 'person', name: 'بیگانه', employer: mine ?? null }]),
    ),
    slug('bad-link'),
  );
});

test('a required field that one may not see is asked for without its name', async () => {
  const blind = await makeMember(
    engine,
    workspace,
    grantsOf({ party: { read: 'own', create: true, fields: { kind: 'hidden' } } }),
  );
  await assert.rejects(
    engine.transact(blind.context, (tx) => tx.records(party).create([{ name: 'بی‌گونه' }])),
    (error: unknown) => {
      assert.ok(error instanceof Problem);
      assert.deepEqual(
        error.extras.errors?.map(({ field, code }) => [field, code]),
        [['values', 'required-unseen']],
      );
      assert.ok(!JSON.stringify(error.extras).includes('kind'));
      return true;
    },
  );
});

test('every change stands in the log: a creation without values, an update with old and new', async () => {
  const id = await engine.transact(
    admin,
    async (tx) => (await tx.records(party).create([{ kind: 'organisation', name: 'ثبت' }]))[0] ?? '',
  );
  await engine.transact(admin, (tx) => tx.records(party).update([{ id, values: { name: 'ثبت نو' } }]));
  await engine.transact(admin, (tx) => tx.records(party).remove([id]));
  await engine.transact(admin, (tx) => tx.records(party).restore([id]));
  const rows = await testing.asOwner(
    `select kind, record_version, changes from event where record_id = $1 order by sequence`,
    [id],
  );
  assert.deepEqual(rows, [
    { kind: 'created', record_version: 1, changes: null },
    { kind: 'updated', record_version: 2, changes: { name: ['ثبت', 'ثبت نو'] } },
    { kind: 'removed', record_version: 3, changes: null },
    { kind: 'restored', record_version: 4, changes: null },
  ]);
});

test('groups count and sum only what is seen', async () => {
  const own = await makeWorkspace(testing);
  const { context } = await makeMember(engine, own, adminGrants);
  await engine.transact(context, (tx) =>
    tx.records(party).create([
      { kind: 'organisation', name: 'الف' },
      { kind: 'organisation', name: 'ب' },
      { kind: 'person', name: 'پ' },
    ]),
  );
  const groups = await engine.transact(context, (tx) => tx.records(party).groups({ by: ['kind'] }));
  assert.deepEqual(
    groups.map((group) => [group.keys[0], group.count]),
    [
      ['organisation', 2],
      ['person', 1],
    ],
  );
});
