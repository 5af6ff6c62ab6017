import { rmSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PoolConfig } from 'pg';
import {
  DATABASE_APP,
  DATABASE_OWNER,
  DATABASE_SYSTEM,
  startEmbedded,
} from '#kernel/database/embedded/embedded.ts';

/** How to reach the test run's own PostgreSQL: options without a database, by role. */
export type TestCluster = { readonly [Role in 'owner' | 'app' | 'system']: PoolConfig };

/**
 * The PostgreSQL of this test run: the one that `npm test` started and named in the environment, or, when a test
 * file is run by itself, one of this process that goes with it.
 */
export function testCluster(): Promise<TestCluster> {
  const given = process.env[CLUSTER_VARIABLE];
  cluster ??= given ? Promise.resolve(JSON.parse(given) as TestCluster) : startWithThisProcess();
  return cluster;
}
let cluster: Promise<TestCluster> | undefined;

export const CLUSTER_VARIABLE = 'PEYVAND_TEST_CLUSTER';

async function startWithThisProcess(): Promise<TestCluster> {
  const started = await startTestCluster();
  process.once('exit', started.discard);
  return started.cluster;
}

/** A fresh PostgreSQL in a temporary folder, with its durability off: a test run has nothing to lose. */
export async function startTestCluster(): Promise<{ cluster: TestCluster; discard: () => void }> {
  const folder = await mkdtemp(join(tmpdir(), 'peyvand-test-'));
  // Root's PostgreSQL runs as somebody else, who has to pass through.
  await chmod(folder, 0o711);
  const server = await startEmbedded({
    folder: join(folder, 'data'),
    log: () => undefined,
    unattended: true,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '800' },
  });
  return {
    cluster: {
      owner: server.connection('postgres', DATABASE_OWNER),
      app: server.connection('postgres', DATABASE_APP),
      system: server.connection('postgres', DATABASE_SYSTEM),
    },
    discard() {
      try {
        process.kill(server.pid, 'SIGKILL');
      } catch {
        // It has gone already.
      }
      // The server's other processes may write for a moment yet.
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}
