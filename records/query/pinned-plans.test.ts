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

test('what is pinned about a party is read by itself, however much else was done for it', async () => {
  const workspace = await makeWorkspace(testing);
  const admin = (await makeMember(engine, workspace, adminGrants)).context;
  const parties = await engine.transact(admin, (tx) =>
    tx.records(party).create(['یک', 'دو'].map((name) => ({ kind: 'organisation', name: `شرکت ${name}` }))),
  );
  const objects = [
    ['task', 'title, kind, priority, done', `'کار', 'task', 'normal', true`],
    ['meeting', 'subject, manner, state, at', `'جلسه', 'visit', 'held', timestamptz '2026-01-01'`],
    ['note', 'text', `'یادداشت'`],
  ] as const;
  for (const [object, columns, values] of objects)
    await testing.asOwner(
      `insert into ${object} (workspace_id, id, created_at, updated_at, about_id, pinned, ${columns})
       select $1::integer, gen_random_uuid(), timestamptz '2026-01-01', timestamptz '2026-01-01',
         ($2::uuid[])[1 + n % 2], n % 5000 = 0, ${values} from generate_series(1, ${rows * 2}) as n`,
      [workspace, parties],
    );
  await testing.asOwner('vacuum analyze');
  const { nodes, found } = await explained(testing, admin, (tx) => readPinned(tx, 'party', parties[0] ?? ''));
  assert.equal(found.entries.length, objects.length * (rows / 2_500));
  // Who takes part in a meeting stands in a table of its own.
  const own = nodes
    .map((node) => node['Index Name'] ?? '')
    .filter((name) => /^(?:task|meeting|note)_/.test(name) && !name.endsWith('_pk'));
  assert.deepEqual(
    [...new Set(own)].toSorted(),
    objects.map(([object]) => `${object}_about_id_pinned`).toSorted(),
  );
  const walked = nodes.filter(
    (node) => node['Node Type'] === 'Seq Scan' && objects.some(([name]) => name === node['Relation Name']),
  );
  assert.deepEqual(walked, []);
});
