import type { PoolClient } from 'pg';
import { recent } from '../recent.ts';

/** So many texts are remembered; a wide list's has some ten thousand letters. */
const mostTexts = 500;
/** A text that was asked for so often will be asked for again. */
const worthPreparing = 3;
/** So many plans a connection holds, a tenth of a megabyte for a wide list, before another takes its place. */
const mostPlans = 400;

type Known = { asked: number; name?: string };

const texts = recent<string, Known>(mostTexts);
const plans = new WeakMap<PoolClient, Set<string>>();
let named = 0;

/**
 * The name under which a connection prepares the text; none until the text came back, for what a workspace makes on screen
 * gives texts of its own, and each change of it others. PostgreSQL cuts names at 63 bytes, so texts are numbered.
 */
export function statementName(client: PoolClient, text: string): string | undefined {
  const known = texts.get(text) ?? { asked: 0 };
  if (known.asked === 0) texts.set(text, known);
  known.asked += 1;
  if (known.asked < worthPreparing) return undefined;
  known.name ??= `peyvand_${named++}`;
  const held = plans.get(client) ?? new Set();
  plans.set(client, held.add(known.name));
  return known.name;
}

/** Whether the connection holds plans enough: most of them are of texts that are no longer asked for. */
export const isFull = (client: PoolClient): boolean => (plans.get(client)?.size ?? 0) >= mostPlans;
