import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemContext } from '#kernel/context/context.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { makeWorkspace } from '#testing/workspace.ts';
import { openDatabase } from './database.ts';
import { sql } from './sql.ts';

let testing: TestDatabase;
before(async () => {
  testing = await testDatabase();
});
after(() => testing.drop());

test('a statement is stopped after the installation’s time, or its transaction’s own', async () => {
  const database = openDatabase(testing.access, { timeoutMs: 50 });
  const context = systemContext(await makeWorkspace(testing), 'test');
  const slow = sql`select pg_sleep(60)`;
  await assert.rejects(
    database.transact(context, (tx) => tx.rows(slow)),
    { code: '57014' },
  );
  await assert.rejects(
    database.asSystem('test', (door) => door.rows(slow)),
    { code: '57014' },
  );
  const rows = await database.transact(
    context,
    (tx) => tx.rows<{ set: string }>(sql`select current_setting('statement_timeout') as set`),
    {
      timeoutMs: 7_000,
    },
  );
  assert.deepEqual(rows, [{ set: '7s' }]);
  await database.close();
});
