import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#kernel/database/sql.ts';
import { testDatabase, type TestDatabase } from './database.ts';

let one: TestDatabase;
let other: TestDatabase;
before(async () => {
  [one, other] = await Promise.all([testDatabase(), testDatabase()]);
});
after(() => Promise.all([one.drop(), other.drop()]));

test('a test database has every migration and is a file’s own', async () => {
  await one.asOwner(`INSERT INTO workspace (key, name) VALUES ('one', 'یک')`);
  const found = await other.asOwner('SELECT FROM workspace');
  assert.equal(found.length, 0);
});

test('its door opens under the restricted role', async () => {
  const rows = await one.database.asSystem('test', (door) =>
    door.rows(sql<{ name: string; owner: boolean }>`
      SELECT current_user AS name, rolsuper AS owner FROM pg_roles WHERE rolname = current_user`),
  );
  assert.deepEqual(rows, [{ name: 'peyvand_system', owner: false }]);
});
