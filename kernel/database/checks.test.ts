import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { checkDatabase } from './checks.ts';

let testing: TestDatabase;
before(async () => {
  testing = await testDatabase();
});
after(() => testing.drop());

const codes = async (): Promise<string[]> => (await checkDatabase(testing.database)).map(({ code }) => code);

test('the product’s own schema is sound', async () => {
  assert.deepEqual(await checkDatabase(testing.database), []);
});

const harms: readonly (readonly [about: string, harm: string, mend: string, code: string])[] = [
  [
    'a table without its wall',
    'create table leak (workspace_id integer); grant select on leak to peyvand_app',
    'drop table leak',
    'no-row-security',
  ],
  [
    'a view past the wall',
    'create view peek as select workspace_id, id from outgoing_message; grant select on peek to peyvand_app',
    'drop view peek',
    'no-row-security',
  ],
  [
    'a wall without a policy',
    'create table leak (workspace_id integer); alter table leak enable row level security; grant insert on leak to peyvand_app',
    'drop table leak',
    'no-policy',
  ],
  [
    'a policy that lets everything pass',
    'create policy open on event to peyvand_app using (true)',
    'drop policy open on event',
    'open-policy',
  ],
  [
    'a policy for everybody',
    'create policy open on event for insert with check (true)',
    'drop policy open on event',
    'open-policy',
  ],
  [
    'a role that owns',
    'create table owned (); alter table owned owner to peyvand_system',
    'drop table owned',
    'role-owns',
  ],
  [
    'what a dump loses of the sort key',
    'alter function pg_catalog.translate(text, text, text) not leakproof',
    'alter function pg_catalog.translate(text, text, text) leakproof',
    'not-leakproof',
  ],
  [
    'what a dump loses',
    'alter function textlike(text, text) not leakproof',
    'alter function textlike(text, text) leakproof',
    'not-leakproof',
  ],
];

for (const [about, harm, mend, code] of harms) {
  test(`${about} is found`, async () => {
    await testing.asOwner(harm);
    assert.deepEqual(await codes(), [code]);
    await testing.asOwner(mend);
    assert.deepEqual(await codes(), []);
  });
}

test('a database whose letters are ASCII only is found', async () => {
  const name = `ascii_${process.pid}`;
  await testing.asOwner(
    `create database ${name} template template0 encoding 'UTF8' locale_provider libc locale 'C'`,
  );
  const other = { ...testing.access.system, database: name };
  const { openDatabase } = await import('./database.ts');
  const database = openDatabase({ owner: other, app: other, system: other });
  const { Client } = await import('pg');
  const owner = new Client({ ...testing.access.owner, database: name });
  await owner.connect();
  await owner.query('create extension pg_trgm');
  await owner.end();
  const found = await checkDatabase(database);
  await database.close();
  await testing.asOwner(`drop database ${name} with (force)`);
  assert.ok(found.some(({ code }) => code === 'collation'));
});
