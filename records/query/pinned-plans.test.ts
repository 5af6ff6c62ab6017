import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { party } from '#modules/parties/index.ts';
import { testEngine } from '#testing/engine.ts';
import { explained } from '#testing/explain.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { readPinned } from './timeline.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

const rows = 20_000;
const firms = 100;

test('what is pinned about one of many parties is found by what files it there, and no table is walked', async () => {
  const workspace = await makeWorkspace(testing);
  const admin = (await makeMember(engine, workspace, adminGrants)).context;
  const parties = await engine.transact(admin, (tx) =>
    tx
      .records(party)
      .create(
        Array.from({ length: firms }, (_, index) => ({ kind: 'organisation', name: `شرکت ${index + 1}` })),
      ),
  );
  for (const [object, columns, values] of [
    ['task', 'title, kind, priority, done', `'کار', 'task', 'normal', true`],
    ['meeting', 'subject, manner, state, at', `'جلسه', 'visit', 'held', timestamptz '2026-01-01'`],
    ['note', 'text', `'یادداشت'`],
  ] as const)
    await testing.asOwner(
      `insert into ${object} (workspace_id, id, created_at, updated_at, about_id, pinned, ${columns})
       select $1::integer, gen_random_uuid(), timestamptz '2026-01-01', timestamptz '2026-01-01',
         ($2::uuid[])[1 + n % ${firms}], n % 1000 = 0, ${values} from generate_series(1, ${rows}) as n`,
      [workspace, parties],
    );
  await testing.asOwner('vacuum analyze');
  const { nodes, found } = await explained(testing, admin, (tx) => readPinned(tx, 'party', parties[0] ?? ''));
  assert.ok(found.entries.length > 0);
  const ways = nodes
    .filter((node) => ['task', 'meeting', 'note'].includes(node['Relation Name'] ?? ''))
    .map((node) => node['Index Name'] ?? node['Node Type']);
  // What was found by its links is read by its id.
  assert.deepEqual(
    ways.filter((way) => !/_about_id$|_pk$|^Bitmap Heap Scan$/.test(way)),
    [],
  );
});
