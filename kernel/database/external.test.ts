import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { escapeIdentifier } from 'pg';
import { testCluster } from '#testing/cluster.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { ExternalDatabaseError, openExternal } from './external.ts';

const shop = `shop_${process.pid}`;
let testing: TestDatabase;
before(async () => {
  testing = await testDatabase();
  await testing.asOwner(`create role ${escapeIdentifier(shop)} login password 'shop'`);
});
after(async () => {
  await testing.asOwner(`drop role ${escapeIdentifier(shop)}`);
  await testing.drop();
});

const urlOf = async (database: string): Promise<string> => {
  const { host = '', port = 5432 } = await testCluster().then(({ owner }) => owner);
  return `postgres://${shop}:shop@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
};

test('a user who can make no roles is told what to run, once it matters', async () => {
  const fresh = await urlOf('postgres');
  await assert.rejects(openExternal(fresh), (error) => {
    assert.ok(error instanceof ExternalDatabaseError);
    assert.match(error.phrase.fa, new RegExp(`ALTER ROLE "${shop}" CREATEROLE;$`));
    return true;
  });
  // A database that has its tables needs no such right any more.
  const { database = '' } = testing.access.owner;
  assert.equal((await openExternal(await urlOf(database))).app.options, '-c role=peyvand_app');
  await testing.asOwner(`alter role ${escapeIdentifier(shop)} createrole`);
  assert.ok(await openExternal(fresh));
});

test('a server that does not answer is named with what can be done', async () => {
  await assert.rejects(openExternal('postgres://shop@127.0.0.1:1/shop'), /Cannot connect .*ECONNREFUSED/);
});
