import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { party } from '#modules/parties/index.ts';
import { bothWays } from '#testing/both-ways.ts';
import { testEngine } from '#testing/engine.ts';
import { explained } from '#testing/explain.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import type { PageQuery } from './query.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

const count = 20_000;
let admin: Context;
let seller: Context;
let manager: Context;
let cursor: string;

/** How the statements of a list reach the rows of parties. */
async function waysOf(context: Context, query: PageQuery): Promise<{ ways: string[]; found: number }> {
  const { nodes, found: page } = await explained(testing, context, (tx) => tx.records(party).page(query));
  const ways = nodes
    .filter((node) => node['Relation Name'] === 'party' || node['Index Name']?.startsWith('party_'))
    .map((node) =>
      node['Node Type'] === 'Seq Scan' ? 'Seq Scan' : (node['Index Name'] ?? node['Node Type']),
    );
  // The key by which a found row's own link is read is no way to find rows.
  const finding = ways.filter((way) => !way.endsWith('_pk'));
  return { ways: [...new Set(finding)], found: page.records.length };
}

before(async () => {
  const workspace = await makeWorkspace(testing);
  const other = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
  const own = await makeMember(engine, workspace, grantsOf({ party: { read: 'own' } }));
  seller = own.context;
  const colleagues = [];
  for (let made = 0; made < 6; made++)
    colleagues.push(await makeMember(engine, workspace, grantsOf({ party: { read: 'own' } })));
  manager = (
    await makeMember(engine, workspace, grantsOf({ party: { read: 'team' } }), {
      teamMemberIds: colleagues.map(({ memberId }) => memberId),
    })
  ).context;
  const few = [own.memberId, ...colleagues.map(({ memberId }) => memberId)];
  const rest = [];
  for (let made = 0; made < 12; made++)
    rest.push((await makeMember(engine, workspace, grantsOf({}))).memberId);
  // The few rows of the seller and of the manager's six are the oldest: walking from the newest finds them last.
  for (const into of [workspace, other])
    await testing.asOwner(
      `insert into party (workspace_id, id, kind, name, phones, sector, created_at, updated_at, owner_id)
       select $1::integer, gen_random_uuid(), case when n % 400 = 0 then 'household' when n % 3 = 0 then 'organisation' else 'person' end,
         'مشتری ' || md5(n::text), jsonb_build_array(jsonb_build_object('number', '+98912' || lpad(n::text, 7, '0'))),
         case when n % 5 = 0 then 'فولاد' end, timestamptz '2026-01-01' + n * interval '1 minute', timestamptz '2026-01-01' + n * interval '1 minute',
         case when $1::integer <> $4::integer then null when n < 280 then ($2::uuid[])[1 + n % 7] else ($3::uuid[])[1 + n % 12] end
       from generate_series(1, ${into === workspace ? count : count / 10}) as n`,
      [into, few, rest, workspace],
    );
  await testing.asOwner('vacuum analyze party');
  const page = await engine.transact(admin, (tx) =>
    tx.records(party).page({ limit: 200, sort: [{ field: 'name', direction: 'asc' }] }),
  );
  cursor = page.next ?? '';
});

const byName: PageQuery['sort'] = [{ field: 'name', direction: 'asc' }];

test('no list of an administrator reads all rows', async () => {
  const shapes: readonly [PageQuery, RegExp][] = [
    [{}, /^party_newest$/],
    [{ variant: 'people' }, /^party_newest(_of_kind)?$/],
    [{ variant: 'companies' }, /^party_newest(_of_kind)?$/],
    [{ sort: [{ field: 'updatedAt', direction: 'desc' }] }, /^party_recent$/],
    [{ sort: byName }, /^party_name$/],
    [{ sort: [{ field: 'name', direction: 'desc' }] }, /^party_name$/],
    [{ sort: byName, variant: 'companies' }, /^party_name(_of_kind)?$/],
    [{ sort: byName, cursor }, /^party_name$/],
    [{ sort: [{ field: 'sector', direction: 'asc' }], limit: 200 }, /^party_sector$/],
    [
      {
        filter: {
          field: 'owner',
          op: 'eq',
          value: seller.actor.kind === 'member' ? seller.actor.memberId : '',
        },
      },
      /^party_owner_id$/,
    ],
    [
      { filter: { field: 'name', op: 'contains', value: 'c4ca4238a0b9' } },
      /^(Bitmap Heap Scan|party_search_name)$/,
    ],
    [{ filter: { search: '0012345' } }, /^(Bitmap Heap Scan|party_search_(name|detail))$/],
    [{ filter: { field: 'sector', op: 'eq', value: 'فولاد' } }, /^party_newest$/],
  ];
  for (const [query, wanted] of shapes) {
    const { ways, found } = await waysOf(admin, query);
    assert.ok(
      ways.length > 0 && ways.every((way) => wanted.test(way)),
      `${JSON.stringify(query)} went by ${ways.join(', ')}`,
    );
    assert.ok(found > 0, `${JSON.stringify(query)} found nothing`);
  }
});

test('who sees few rows reads them by their owners, whatever the order and the filter', async () => {
  for (const context of [seller, manager])
    for (const query of [
      {},
      { sort: byName },
      { variant: 'people' },
      { filter: { field: 'sector', op: 'eq', value: 'فولاد' } },
      { sort: [{ field: 'sector', direction: 'desc' }] },
    ] satisfies PageQuery[]) {
      const { ways, found } = await waysOf(context, query);
      assert.deepEqual(
        [JSON.stringify(query), ways.filter((way) => way !== 'Bitmap Heap Scan')],
        [JSON.stringify(query), ['party_owner_id']],
      );
      assert.ok(found > 0);
    }
});

test('a list by owner goes from owner to owner, and back, and reads no more than it shows', async () => {
  const named = await testing.asOwner<{ id: string }>(
    `select p.id from party p join member m on (m.workspace_id, m.id) = (p.workspace_id, p.owner_id) where p.workspace_id = $1
     order by peyvand_sort_key_v1(m.name) collate "C" desc, m.id desc, p.created_at desc, p.id desc`,
    [admin.workspace],
  );
  const sort: PageQuery['sort'] = [{ field: 'owner', direction: 'desc' }];
  const page = (query: PageQuery) =>
    engine.transact(admin, (tx) =>
      tx.records(party).page({ sort, limit: 200, fields: ['name'], variant: 'people', ...query }),
    );
  const people = new Set(
    (
      await testing.asOwner<{ id: string }>(
        `select id from party where workspace_id = $1 and kind = 'person'`,
        [admin.workspace],
      )
    ).map(({ id }) => id),
  );
  const wanted = named.map(({ id }) => id).filter((id) => people.has(id));
  assert.deepEqual(
    (await bothWays(page)).map(({ id }) => id),
    wanted,
  );
  const { ways } = await waysOf(admin, { sort });
  assert.deepEqual(ways, ['party_owner_id']);
});

test('what no index orders is refused, with words, where there are too many of it', async () => {
  const sort: PageQuery['sort'] = [{ field: 'jobTitle', direction: 'asc' }];
  assert.ok((await waysOf(admin, { sort })).found > 0);
  // The planner goes by how many rows a page of the table held when it was looked at last.
  await testing.asOwner(`update pg_class set reltuples = reltuples * 10 where relname = 'party'`);
  try {
    await assert.rejects(
      waysOf(admin, { sort }),
      (error) => error instanceof Problem && error.slug === 'too-many-to-sort',
    );
    assert.ok((await waysOf(admin, { sort: byName })).found > 0);
    assert.ok((await waysOf(seller, { sort })).found > 0, 'of few rows any order may be asked for');
  } finally {
    await testing.asOwner(`update pg_class set reltuples = reltuples / 10 where relname = 'party'`);
  }
});

test('deep in a list a page reads as few rows as the first', async () => {
  const { plans, nodes } = await explained(testing, admin, (tx) =>
    tx.records(party).page({ sort: byName, cursor, limit: 50 }),
  );
  const text = JSON.stringify(plans[0]);
  // The place itself must be what the index is asked for: a filter would fold every name before it.
  assert.match(text, /"Index Cond":"[^"]*ROW\(/);
  assert.ok(!nodes.some((node) => node['Node Type'] === 'Sort'), text);
});

test('who sees few rows finds his own in the bin as well', async () => {
  const may = grantsOf({ party: { read: 'own', create: true, remove: 'own' } });
  const { context } = await makeMember(engine, admin.workspace, may);
  const [id = ''] = await engine.transact(context, (tx) =>
    tx.records(party).create([{ kind: 'person', givenName: 'مریم', familyName: 'احمدی' }]),
  );
  await engine.transact(context, (tx) => tx.records(party).remove([id]));
  const [page, { count: counted }] = await engine.transact(context, async (tx) => [
    await tx.records(party).page({ removed: true }),
    await tx.records(party).count({ removed: true }),
  ]);
  assert.deepEqual([page.records.map((record) => record.id), counted], [[id], 1]);
});
