import { sql } from '../database/sql.ts';
import type { Database } from '../database/database.ts';
import { tooManyRequests } from '../problems/common.ts';
import { hashOf } from './token.ts';

/** Something that can be guessed at, and how many failures are free of waiting. */
export type Target = { readonly of: 'account' | 'device' | 'address' | 'proof'; readonly name: string };

const free = { account: 5, device: 5, address: 40, proof: 5 } as const;
/**
 * Minutes in which one failure is forgotten. Many people share an office's address and mistype every day; what is guessed
 * from there at one account is counted by the account.
 */
const forgottenIn = { account: 240, device: 240, address: 2, proof: 240 } as const;
const firstWaitSeconds = 15;
const longestWaitSeconds = 15 * 60;

/** Seconds to wait after this many failures: none, then 15, 30, 60 … up to a quarter of an hour. */
export const waitAfter = (failures: number, freeFailures: number): number =>
  failures < freeFailures
    ? 0
    : Math.min(firstWaitSeconds * 2 ** Math.min(failures - freeFailures, 20), longestWaitSeconds);

/**
 * Counts a guess *before* it is judged, so that a thousand at once are not judged before the first is counted.
 * A right one is taken back by `forgive`. It does not matter whether the account exists.
 * @throws tooManyRequests while any of the targets must wait
 */
export async function countGuess(database: Database, targets: readonly Target[], now: Date): Promise<void> {
  const wait = await database.asSystem('count a guess at a secret', async (door) => {
    const keys = targets.map((target) => ({ target, key: keyOf(target) }));
    const list = keys.map(({ key }) => key);
    await door.rows(sql`insert into auth.guess (key, count, at, free_at)
      select key, 0, ${now}, ${now} from unnest(${list}::bytea[]) as key order by key on conflict do nothing`);
    const rows = await door.rows<{ key: Buffer; count: number; at: Date; free_at: Date }>(
      sql`select key, count, at, free_at from auth.guess where key = any(${list}::bytea[]) order by key for update`,
    );
    const seconds = Math.max(...rows.map((row) => (row.free_at.getTime() - now.getTime()) / 1000));
    if (seconds > 0) return Math.ceil(seconds);
    for (const { target, key } of keys) {
      const row = rows.find((one) => one.key.equals(key));
      const minutes = row ? Math.max(0, now.getTime() - row.at.getTime()) / 60_000 : 0;
      const count = Math.max(0, (row?.count ?? 0) - minutes / forgottenIn[target.of]) + 1;
      const until = new Date(now.getTime() + waitAfter(Math.round(count), free[target.of]) * 1000);
      await door.rows(
        sql`update auth.guess set count = ${count}, at = ${now}, free_at = ${until} where key = ${key}`,
      );
    }
    return 0;
  });
  if (wait > 0) throw tooManyRequests({ seconds: wait }, { retryAfterSeconds: wait });
}

/** Takes back a guess that was right: the account starts anew, the address loses one failure. */
export async function forgive(database: Database, targets: readonly Target[]): Promise<void> {
  const whole = targets.filter(({ of }) => of !== 'address').map(keyOf);
  const one = targets.filter(({ of }) => of === 'address').map(keyOf);
  await database.asSystem('a right guess', async (door) => {
    // In the order in which they are counted, lest two who sign in at once wait for each other.
    await door.rows(
      sql`select from auth.guess where key = any(${[...whole, ...one]}::bytea[]) order by key for update`,
    );
    await door.rows(sql`delete from auth.guess where key = any(${whole}::bytea[])`);
    await door.rows(
      sql`update auth.guess set count = greatest(count - 1, 0), free_at = at where key = any(${one}::bytea[])`,
    );
  });
}

// Hashed: the table tells no numbers or addresses of people.
const keyOf = ({ of, name }: Target): Buffer => hashOf(`${of}:${name}`);
