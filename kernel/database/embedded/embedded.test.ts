import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { EmbeddedDatabaseError, startEmbedded, type EmbeddedServer } from './embedded.ts';
import { DATABASE_APP, DATABASE_NAME, DATABASE_OWNER } from './roles.ts';

let folder: string;
before(async () => {
  // Spaces, quotes, Persian letters, and too long for a socket.
  const root = await mkdtemp(join(tmpdir(), "پیوند, 'آزمایشی' "));
  await chmod(root, 0o711);
  folder = join(root, 'data '.repeat(30).trim());
});
after(() => rm(join(folder, '..'), { recursive: true, force: true }));

async function ask(server: EmbeddedServer, sql: string, role = DATABASE_APP): Promise<unknown> {
  const client = new Client(server.connection(DATABASE_NAME, role));
  await client.connect();
  try {
    const answer = await client.query<{ answer: unknown }>(sql);
    return answer.rows[0]?.answer;
  } finally {
    await client.end();
  }
}

const start = (transport?: 'socket' | 'tcp', lines: string[] = []): Promise<EmbeddedServer> =>
  startEmbedded({ folder, transport, log: (line) => lines.push(line.en) });

test('makes the database, keeps what was written, and serves the restricted role', async () => {
  const server = await start();
  assert.equal(await ask(server, 'SELECT current_user AS answer'), DATABASE_APP);
  assert.equal(
    await ask(server, 'SELECT rolsuper AS answer FROM pg_roles WHERE rolname = current_user'),
    false,
  );
  await ask(server, 'CREATE TABLE kept AS SELECT 7 AS answer', DATABASE_OWNER);
  await server.stop();

  const again = await start();
  assert.equal(await ask(again, 'SELECT answer FROM kept', DATABASE_OWNER), 7);
  await again.stop();
});

test('over TCP a password is needed', async () => {
  const server = await start('tcp');
  assert.equal(await ask(server, 'SELECT answer FROM kept', DATABASE_OWNER), 7);
  const stranger = new Client({ ...server.connection(DATABASE_NAME, DATABASE_APP), password: 'guess' });
  await assert.rejects(stranger.connect(), /password authentication failed/);
  await server.stop();
});

test('a second Peyvand on the folder is told which process holds it', async () => {
  const server = await start();
  await assert.rejects(
    start(),
    (error) => error instanceof EmbeddedDatabaseError && error.phrase.en.includes(`process ${process.pid}`),
  );
  await server.stop();
});

test('a killed PostgreSQL is brought back', async () => {
  const lines: string[] = [];
  const server = await start('socket', lines);
  const { pid } = server;
  process.kill(pid, 'SIGKILL');
  await until(() => lines.includes('The database is running again.'));
  assert.notEqual(server.pid, pid);
  assert.equal(await ask(server, 'SELECT answer FROM kept', DATABASE_OWNER), 7);
  await server.stop();
});

test('after the kill of the whole process the next start finds everything', async () => {
  const child = await startElsewhere();
  child.kill('SIGKILL');
  const server = await start();
  assert.equal(await ask(server, 'SELECT answer FROM kept', DATABASE_OWNER), 7);
  await server.stop();
});

test('a half-made database is swept away', async () => {
  const half = join(folder, 'postgres.making-1-2');
  await mkdir(half);
  await writeFile(join(half, 'PG_VERSION'), '18');
  await rm(join(folder, 'postgres'), { recursive: true });
  const server = await start();
  assert.equal(await ask(server, `SELECT to_regclass('kept') AS answer`), null);
  await server.stop();
  const left = (await readdir(folder)).filter((name) => name.includes('.making-'));
  assert.deepEqual(left, []);
});

test('root keeps the database of a closed project where its unprivileged user can reach it', async (t) => {
  if (process.getuid?.() !== 0) return t.skip('not root');
  await chmod(dirname(folder), 0o700);
  await rm(join(folder, 'postgres'), { recursive: true });
  const server = await start();
  const place = await readlink(join(folder, 'postgres'));
  assert.equal(await ask(server, 'SELECT 1 AS answer'), 1);
  await server.stop();
  await rm(dirname(place), { recursive: true });
});

/** A process of its own that starts the database and says so. */
async function startElsewhere(): Promise<ChildProcess> {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(import.meta.resolve('./embedded.ts'))});
    await startEmbedded({ folder: process.env.FOLDER, log() {} });
    process.send('up');
  `;
  const child = fork('-', [], {
    execArgv: ['--input-type=module', '--eval', program],
    env: { ...process.env, FOLDER: folder },
  });
  await once(child, 'message');
  return child;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
