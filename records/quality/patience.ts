import { setTimeout as wait } from 'node:timers/promises';
import { isPassing } from '#kernel/database/passing.ts';
import { Problem } from '#kernel/problems/problem.ts';

/** Somebody else wrote the same key or the same record at that moment; looked at anew, it is a known one. */
export const collisions: ReadonlySet<string> = new Set(['not-unique', 'stale-version', 'too-busy']);

const isWorthAnother = (error: unknown): boolean =>
  error instanceof Problem ? collisions.has(error.slug) : isPassing(error);

// Together some seventy seconds: as long as a database takes to start anew on a slow disk.
const waitsMs = [50, 100, 200, 400, 800, 1_500, 3_000, 5_000, 10_000, 15_000, 15_000, 20_000];

/**
 * Does a transaction of a long piece of work again while what is in its way passes by itself.
 * @throws what is in its way for good, or longer than a minute
 */
export async function patiently<T>(deed: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (const ms of waitsMs) {
    signal?.throwIfAborted();
    try {
      return await deed();
    } catch (error) {
      if (!isWorthAnother(error)) throw error;
      await wait(ms, undefined, signal ? { signal } : {});
    }
  }
  return deed();
}
