import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Client, type PoolConfig, type QueryResultRow } from 'pg';
import { migrate, readMigrations } from '../../migrate.ts';
import { binariesIn } from '../binaries.ts';
import { EmbeddedDatabaseError, startEmbedded } from '../embedded.ts';
import { makeFolders, placeCluster } from '../folders.ts';
import { initialiseCluster } from '../initialise.ts';
import { startServer } from '../process.ts';
import { DATABASE_NAME, DATABASE_OWNER, databaseSecret, prepareDatabase, rolePassword } from '../roles.ts';
import { listeningSettings, openListening } from '../socket.ts';
import { fetchBinaries } from './fetch-binaries.ts';
import { upgradeDatabase } from './upgrade.ts';

const OLD_MAJOR = 17;
const log = (): void => undefined;
const kernelMigrations = (): ReturnType<typeof readMigrations> =>
  readMigrations([{ name: 'kernel', folder: join(import.meta.dirname, '../../../migrations') }]);

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upgrade-'));
  await chmod(folder, 0o711);
});
after(() => rm(folder, { recursive: true, force: true }));

test('a database of an older PostgreSQL is refused, then carried over whole', async () => {
  await makeOldDatabase();
  await assert.rejects(
    startEmbedded({ folder, log }),
    (error) => error instanceof EmbeddedDatabaseError && error.message.includes('npm run upgrade-database'),
  );

  const done = await upgradeDatabase({ folder, migrations: await kernelMigrations(), log });
  assert.equal(done?.from, OLD_MAJOR);
  assert.ok((await readdir(done?.keptAs ?? '')).includes('PG_VERSION'));
  // A kill between the two renames leaves no database in its place; the note that is left says what to do.
  await rename(join(folder, 'postgres'), join(folder, 'postgres.upgraded'));
  const note = { made: join(folder, 'postgres.upgraded'), keptAs: join(folder, 'unused') };
  await writeFile(join(folder, 'postgres.swap'), JSON.stringify(note));

  const server = await startEmbedded({ folder, log });
  const { owner } = server.access();
  const names = await rows(owner, 'SELECT id, key, name FROM workspace ORDER BY id');
  assert.deepEqual(names, [
    { id: 1, key: 'one', name: 'یکم' },
    { id: 2, key: 'two', name: 'دوم' },
  ]);
  const [next] = await rows(owner, `INSERT INTO workspace (key, name) VALUES ('three', 'سوم') RETURNING id`);
  assert.deepEqual(next, { id: 3 });
  const partitions = await rows(
    owner,
    'SELECT tableoid::regclass::text AS name, count(*)::int FROM event GROUP BY 1 ORDER BY 1',
  );
  assert.deepEqual(partitions, [
    { name: 'event_2026_10', count: 1 },
    { name: 'event_other', count: 2 },
  ]);

  // The reader had read the first two events; a new one is of a lower transaction than those ever were.
  await rows(owner, event('2027-01-01'));
  const unread = await rows(
    owner,
    `SELECT array_agg(e.sequence::int ORDER BY e.transaction, e.sequence) AS unread FROM event e, event_reader r
     WHERE (e.transaction, e.sequence) > (r.transaction, r.sequence) AND r.name = 'reader'`,
  );
  assert.deepEqual(unread, [{ unread: [3, 4] }]);
  await server.stop();
  assert.equal(await upgradeDatabase({ folder, migrations: await kernelMigrations(), log }), null);
});

const event = (day: string): string =>
  `INSERT INTO event (workspace_id, at, kind, object, record_id, record_version, actor_kind, cause, request_id)
   VALUES (1, '${day}', 'created', 'party', gen_random_uuid(), 1, 'system', '{}', 'test')`;

async function makeOldDatabase(): Promise<void> {
  const folders = await makeFolders(folder);
  const place = await placeCluster(folders);
  const secret = await databaseSecret(folders.secrets);
  const binaries = await binariesIn(await fetchBinaries(OLD_MAJOR), place.account);
  await initialiseCluster(place, binaries, rolePassword(secret, DATABASE_OWNER));
  const listening = await openListening('socket', place);
  const server = await startServer(binaries, place, listeningSettings(listening));
  const host = listening.by === 'socket' ? listening.folder : listening.host;
  const owner = { host, port: listening.port, user: DATABASE_OWNER, database: DATABASE_NAME };
  await prepareDatabase({ ...owner, database: 'postgres' }, secret);
  await migrate({ owner, migrations: await kernelMigrations(), log });
  await rows(
    owner,
    `CREATE TABLE event_2026_10 PARTITION OF event FOR VALUES FROM ('2026-10-01') TO ('2026-11-01')`,
  );
  await rows(owner, `INSERT INTO workspace (key, name) VALUES ('one', 'یکم'), ('two', 'دوم')`);
  // Two transactions for the reader to have read, one that it has not.
  for (const day of ['2026-10-05', '2026-12-01']) await rows(owner, event(day));
  await rows(
    owner,
    `INSERT INTO event_reader SELECT 'reader', transaction, sequence FROM event ORDER BY 2 DESC, 3 DESC LIMIT 1`,
  );
  await rows(owner, event('2026-12-02'));
  await server.stop();
}

async function rows(owner: PoolConfig, sql: string): Promise<QueryResultRow[]> {
  const client = new Client(owner);
  await client.connect();
  try {
    return (await client.query<QueryResultRow>(sql)).rows;
  } finally {
    await client.end();
  }
}
