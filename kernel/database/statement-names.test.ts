import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemContext, type Context } from '#kernel/context/context.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { makeWorkspace } from '#testing/workspace.ts';
import { sql } from './sql.ts';

let testing: TestDatabase;
let context: Context;
before(async () => {
  testing = await testDatabase();
  context = systemContext(await makeWorkspace(testing), 'test');
});
after(() => testing.drop());

/** Asks for each number in one transaction, and tells its connection and the numbers whose statements that has prepared. */
const ask = (numbers: readonly number[]) =>
  testing.database.transact(context, async (tx) => {
    for (const n of numbers) await tx.rows(sql`select ${sql.lit(n)}::integer as asked`, { prepared: true });
    const [{ pid } = { pid: 0 }] = await tx.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    const held = await tx.rows<{ statement: string }>(
      sql`select statement from pg_prepared_statements where statement like '%as asked'`,
    );
    const prepared = held.map(({ statement }) => Number(/\d+/.exec(statement)?.[0]));
    return { pid, prepared: new Set(prepared) };
  });

test('a statement is prepared once it came back, and one that did not is not', async () => {
  const { prepared } = await ask([1, 1, 2, 1, 1, 2]);
  assert.deepEqual([...prepared], [1]);
});

test('a connection that holds too many plans gives way to another; what is still asked for is prepared on that', async () => {
  const first = await ask([10, 10, 10]);
  const many = Array.from({ length: 400 }, (_, n) => 1_000 + n);
  const filled = await ask([...many, ...many, ...many]);
  assert.equal(filled.pid, first.pid);
  assert.ok(many.every((n) => filled.prepared.has(n)));
  const next = await ask([1_399]);
  assert.notEqual(next.pid, filled.pid);
  assert.deepEqual([...next.prepared], [1_399]);
});
