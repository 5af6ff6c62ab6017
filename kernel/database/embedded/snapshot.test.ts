import assert from 'node:assert/strict';
import { chmod, cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client } from 'pg';
import { startEmbedded } from './embedded.ts';
import { takeSnapshot } from './snapshot.ts';

test('a copy taken while others write starts by itself and holds what was committed before', async () => {
  const root = await mkdtemp(join(tmpdir(), 'snapshot-'));
  await chmod(root, 0o711);
  const log = (): void => undefined;
  const server = await startEmbedded({ folder: join(root, 'one'), log });
  const writer = new Client(server.access().owner);
  await writer.connect();
  await writer.query('CREATE TABLE line AS SELECT generate_series(1, 1000) AS n');
  const writing = writer.query(`DO $$ BEGIN FOR i IN 1..50 LOOP
    INSERT INTO line SELECT generate_series(1, 1000); COMMIT; END LOOP; END $$`);
  const options = {
    cluster: server.folders.postgres,
    owner: server.access().owner,
    backups: server.folders.backups,
    purpose: 'before-update',
    keep: 1,
  };
  const [copy] = await Promise.all([takeSnapshot(options), writing]);
  await writer.end();
  await server.stop();

  await cp(copy, join(root, 'two', 'postgres'), { recursive: true });
  const restored = await startEmbedded({ folder: join(root, 'two'), log });
  const reader = new Client(restored.access().owner);
  await reader.connect();
  const found = await reader.query<{ n: number }>('SELECT count(*)::int AS n FROM line');
  assert.ok((found.rows[0]?.n ?? 0) >= 1000);
  assert.equal((found.rows[0]?.n ?? 0) % 1000, 0);
  await reader.end();
  await restored.stop();
  assert.equal((await readdir(options.backups)).length, 1);
  await rm(root, { recursive: true, force: true });
});
