import { Pool, type PoolConfig } from 'pg';

/** Connections that send a statement without waiting for the answer to the one before it; PostgreSQL keeps their order. */
export function pool(config: PoolConfig): Pool {
  const made = new Pool({
    pipeline: true,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    ...config,
  });
  // Without a listener a connection that breaks while idle ends the process; the pool itself replaces it.
  made.on('error', () => undefined);
  return made;
}
