import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { Log } from '../log/log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { liveChannel } from './event.ts';
import { advanceReader, givePlaces, type EventReader } from './reader.ts';

export type FollowParts = {
  readonly database: Database;
  readonly readers: readonly EventReader[];
  readonly log: Log;
  readonly metrics: Metrics;
  readonly config: Pick<Config, 'readerLagWarningSeconds'>;
  /** How often readers look by themselves; a waking NOTIFY can be lost with its connection. */
  readonly tickMs?: number;
};

export type ReaderLag = { readonly reader: string; readonly seconds: number };

/**
 * Keeps the readers of the log going. A commit wakes them; each goes at its own pace, and one that fails waits longer
 * each time without holding the others back. Several processes may follow: a reader's place is locked while it is read.
 */
export async function followEvents(parts: FollowParts): Promise<{ stop(): Promise<void> }> {
  const { database, readers, tickMs = 5_000 } = parts;
  if (readers.length === 0) return { stop: () => Promise.resolve() };
  await givePlaces(database, readers);
  const sleepers = readers.map(() => makeSleeper());
  const wakeAll = (): void => sleepers.forEach((sleeper) => sleeper.wake());
  const failures = parts.metrics.counter(
    'peyvand_reader_failures_total',
    'Steps of the log’s readers that failed.',
  );
  const stopListening = await database.listen(liveChannel, wakeAll, wakeAll);
  const running = readers.map((reader, at) =>
    run(reader, sleepers[at] ?? makeSleeper(), parts, tickMs, failures),
  );
  const stopWatching = watchLag(parts);
  return {
    stop: async () => {
      for (const sleeper of sleepers) sleeper.end();
      stopWatching();
      await Promise.all([stopListening(), ...running]);
    },
  };
}

// A woken reader finds nothing while another transaction is open anywhere below the horizon, so it looks again soon.
const againMs = [20, 100, 400, 1_500];
const longestBackoffMs = 300_000;
const batch = 1_000;

async function run(
  reader: EventReader,
  sleeper: Sleeper,
  { database, log }: FollowParts,
  tickMs: number,
  failures: { add(labels: { reader: string }): void },
): Promise<void> {
  let failed = 0;
  let lookAgain = 0;
  while (!sleeper.ended()) {
    let wait: number;
    try {
      const read = await advanceReader(database, reader, batch);
      failed = 0;
      if (read === batch) continue;
      lookAgain = read > 0 ? 0 : lookAgain;
      wait = againMs[lookAgain] ?? tickMs;
      lookAgain += 1;
    } catch (error) {
      if (sleeper.ended()) return;
      failures.add({ reader: reader.name });
      log.error('a reader of the log failed', { reader: reader.name, attempt: (failed += 1) }, error);
      wait = Math.min(1_000 * 2 ** (failed - 1), longestBackoffMs) * (0.75 + Math.random() / 2);
    }
    // New events do not hurry a reader that fails: they would make its trouble worse, and the log keeps them.
    if ((await sleeper.sleep(wait, failed === 0)) === 'woken') lookAgain = 0;
  }
}

type Sleeper = {
  sleep(ms: number, wakeable: boolean): Promise<'woken' | 'rested'>;
  wake(): void;
  end(): void;
  ended(): boolean;
};

function makeSleeper(): Sleeper {
  let rouse: ((why: 'woken' | 'rested') => void) | undefined;
  let wakeable = true;
  let missed = false;
  let over = false;
  return {
    sleep(ms, mayWake) {
      wakeable = mayWake;
      if (over || (mayWake && missed)) {
        missed = false;
        return Promise.resolve('woken');
      }
      return new Promise((resolve) => {
        const timer = setTimeout(() => rouse?.('rested'), ms);
        rouse = (why) => {
          clearTimeout(timer);
          rouse = undefined;
          resolve(why);
        };
      });
    },
    wake() {
      // While it reads, a wake-up is kept; what it reads now may not hold the news yet.
      if (rouse && wakeable) rouse('woken');
      else missed = true;
    },
    end() {
      over = true;
      rouse?.('woken');
    },
    ended: () => over,
  };
}

/** How old the oldest event is that each reader has yet to read; zero where it has read all. */
export const readerLags = (database: Database): Promise<ReaderLag[]> =>
  database.asSystem(
    'lag of the log’s readers',
    (door) =>
      door.rows<ReaderLag>(sql`
        select r.name as reader, coalesce((
          select greatest(extract(epoch from now() - e.at), 0) from event as e
          where (e.transaction, e.sequence) > (r.transaction, r.sequence) order by e.transaction, e.sequence limit 1
        ), 0)::float8 as seconds
        from event_reader as r order by r.name`),
    { readOnly: true },
  );

/** Tells the lag to the metrics, and warns once when a reader falls behind, until it has caught up. */
function watchLag({ database, readers, log, metrics, config }: FollowParts): () => void {
  const gauge = metrics.gauge(
    'peyvand_reader_lag_seconds',
    'Age of the oldest event that a reader has yet to read.',
  );
  const late = new Set<string>();
  const own = new Set(readers.map(({ name }) => name));
  const look = async (): Promise<void> => {
    for (const { reader, seconds } of (await readerLags(database)).filter((one) => own.has(one.reader))) {
      gauge.set(seconds, { reader });
      const isLate = seconds > config.readerLagWarningSeconds;
      if (isLate && !late.has(reader))
        log.warn('a reader of the log is late', { reader, seconds: Math.round(seconds) });
      if (isLate) late.add(reader);
      else late.delete(reader);
    }
  };
  metrics.beforeRender(() => look().catch(() => undefined));
  const timer = setInterval(
    () => void look().catch((error: unknown) => log.warn('the lag could not be read', {}, error)),
    15_000,
  );
  timer.unref();
  return () => clearInterval(timer);
}
