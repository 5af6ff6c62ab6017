import type { PoolClient, PoolConfig } from 'pg';
import { pool } from './pool.ts';

/** A connection of its own that only listens, and is replaced when it breaks: `onGap` says that messages may be missing. */
export async function listen(
  config: PoolConfig,
  channel: string,
  onMessage: (payload: string) => void,
  onGap: () => void,
): Promise<() => Promise<void>> {
  const closing = new AbortController();
  let current: PoolClient | undefined;
  const own = pool({ ...config, max: 1, idleTimeoutMillis: 0 });
  let isListening = false;
  const connect = async (): Promise<void> => {
    const client = await own.connect();
    if (closing.signal.aborted) {
      client.release(true);
      throw new Error('Nobody listens any more');
    }
    current = client;
    client.on('notification', (message) => onMessage(message.payload ?? ''));
    client.on('error', (error) => {
      // A connection that is being closed may fail as well; it has been given back by then.
      if (current !== client) return;
      current = undefined;
      client.release(error);
      // Before it listened whoever connects tries again himself.
      if (!isListening) return;
      isListening = false;
      void reconnect();
    });
    try {
      await client.query(`listen ${channel}`);
    } catch (error) {
      if (current === client) client.release(true);
      current = undefined;
      throw error;
    }
    if (current !== client) throw new Error('The connection broke as it began to listen');
    isListening = true;
  };
  const reconnect = async (): Promise<void> => {
    for (let wait = 100; !closing.signal.aborted; wait = Math.min(wait * 2, 5_000)) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      try {
        await connect();
        onGap();
        return;
      } catch {
        // The server is still away: the next turn waits longer.
      }
    }
  };
  await connect();
  return async () => {
    closing.abort();
    const last = current;
    current = undefined;
    last?.release(true);
    await own.end();
  };
}
