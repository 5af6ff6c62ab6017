import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { startEmbedded, type EmbeddedServer } from '../embedded.ts';
import { takeBackup } from './backup.ts';
import { rehearseUpgrade } from './rehearse.ts';
import { restoreBackup } from './restore.ts';

const log = (): void => undefined;
let root: string;
let folder: string;
let backup: string;
const key = 'ab'.padEnd(64, '0');

const ask = async (server: EmbeddedServer, text: string): Promise<unknown[]> => {
  const client = new Client(server.access().owner);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'backup-'));
  await chmod(root, 0o711);
  folder = join(root, 'data');
  const server = await startEmbedded({ folder, log });
  await ask(
    server,
    `create table line as select n from generate_series(1, 1000) as n;
     create table migration (source text, name text, checksum text, applied_at timestamptz default now());
     insert into migration values ('test', '9999_newer.sql', 'x');
     create table stored_file (workspace_id integer, sha256 text, bytes bigint);
     insert into stored_file values (1, '${key}', 5)`,
  );
  await mkdir(join(folder, 'files', '1', 'ab'), { recursive: true });
  await writeFile(join(folder, 'files', '1', 'ab', key), 'hello');
  // Taken beside the running server.
  backup = await takeBackup({ folder, into: join(root, 'kept'), keep: 2, log });
  await server.stop();
});
after(() => rm(root, { recursive: true, force: true }));

test('a backup beside the running server is tried and says what it holds; old ones go', async () => {
  const manifest = JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8')) as {
    rows: Record<string, number>;
    files: object;
  };
  assert.equal(manifest.rows['"public"."line"'], 1_000);
  assert.deepEqual(manifest.files, { count: 1, bytes: 5 });
  assert.deepEqual(await readdir(join(root, 'kept')), [backup.slice(backup.lastIndexOf('/') + 1)]);
});

test('what was lost comes back, and what stood there is kept', async () => {
  const server = await startEmbedded({ folder, log });
  await ask(server, 'delete from line where n > 10');
  await assert.rejects(restoreBackup({ backup, folder, log }), /Stop it first/);
  await server.stop();
  await rm(join(folder, 'files', '1'), { recursive: true });
  const { keptAs } = await restoreBackup({ backup, folder, log });
  const restored = await startEmbedded({ folder, log });
  assert.deepEqual(await ask(restored, 'select count(*)::integer as count from line'), [{ count: 1_000 }]);
  assert.equal(await readFile(join(folder, 'files', '1', 'ab', key), 'utf8'), 'hello');
  await restored.stop();
  assert.deepEqual((await readdir(keptAs)).toSorted(), ['files', 'postgres', 'secrets']);
});

test('a copy that lacks a file gets no name; a folder that is no backup is refused', async () => {
  await rm(join(folder, 'files', '1', 'ab', key));
  const into = join(root, 'broken');
  await assert.rejects(takeBackup({ folder, into, keep: 2, log }), /files are not in the copy/);
  assert.deepEqual(await readdir(into), []);
  await assert.rejects(restoreBackup({ backup: into, folder, log }), /no whole backup/);
});

test('an upgrade is rehearsed on a copy: what it runs, and whether rows are lost', async () => {
  const migration = (name: string, sql: string) => ({ source: 'test', name, checksum: name, sql });
  const { applied, differences, unknown, failed } = await rehearseUpgrade(backup, [
    migration('0001_more.sql', 'create table more (n integer)'),
    migration('0002_less.sql', 'delete from line where n = 1'),
  ]);
  assert.equal(applied, 2);
  assert.equal(differences.length, 1);
  assert.match(differences.join(), /line.*1000 → 999/);
  assert.deepEqual([unknown, failed], [['test/9999_newer.sql'], []]);
  const broken = await rehearseUpgrade(backup, [migration('0001_broken.sql', 'drop table nowhere')]);
  assert.match(broken.failed.join(), /0001_broken.*nowhere/);
});
