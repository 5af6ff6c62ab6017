import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { party } from '#modules/parties/index.ts';
import { testEngine } from '#testing/engine.ts';
import { explained } from '#testing/explain.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { readQueue, type QueueQuery } from './queue.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

const pairs = 2_000;
const scores = 7;

test('a long queue is read page by page along its index, the likeliest first, each pair once', async () => {
  const workspace = await makeWorkspace(testing);
  const { context } = await makeMember(engine, workspace, adminGrants);
  await testing.asOwner(
    `with made as (insert into party (workspace_id, id, kind, name, created_at, updated_at)
       select $1::integer, gen_random_uuid(), 'person', 'مشتری ' || n, now(), now() from generate_series(1, $2) as n returning id),
     numbered as (select id, row_number() over (order by id) as n from made)
     insert into duplicate_pair (workspace_id, object, one_id, other_id, score, reasons, found_at)
       select $1::integer, 'party', a.id, b.id, 0.5 + (a.n % $3) / 20.0, '[{"field": "name", "likeness": "same-name"}]', now()
       from numbered a join numbered b on b.n = a.n + 1 where a.n % 2 = 1`,
    [workspace, 2 * pairs, scores],
  );
  await testing.asOwner('vacuum analyze duplicate_pair');
  await testing.asOwner('vacuum analyze party');
  const told: string[] = [];
  const likely: number[] = [];
  let next: QueueQuery | undefined = {};
  while (next) {
    const query: QueueQuery = next;
    const { found, plans } = await explained(testing, context, (tx) =>
      readQueue(tx, party.descriptor, query),
    );
    // The last few may be sorted; of the first page all would be.
    if (query.cursor === undefined) {
      const ofPairs = plans.map((one) => JSON.stringify(one)).filter((one) => one.includes('duplicate_pair'));
      assert.ok(ofPairs.length > 0);
      for (const plan of ofPairs) assert.ok(!plan.includes('"Sort"'), plan);
    }
    told.push(...found.pairs.map(({ records }) => records.map(({ id }) => id).join()));
    likely.push(...found.pairs.map(({ score }) => score));
    next = found.next === null ? undefined : { cursor: found.next };
  }
  assert.equal(told.length, pairs);
  assert.equal(new Set(told).size, pairs);
  assert.equal(new Set(likely).size, scores);
  assert.deepEqual(
    likely,
    likely.toSorted((one, other) => other - one),
  );
});
