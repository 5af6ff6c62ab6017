import { notAllowed } from '#kernel/problems/common.ts';
import { scopeFor } from '#records/access/visible.ts';
import type { RecordTx } from '#records/records.ts';
import type { Leaders } from '../contract/goals.ts';
import { readPolicy } from '../policy/object.ts';
import { goal } from './object.ts';
import { readGoals } from './progress.ts';

/**
 * Who is how far with his own goals of the day. Whoever reads goals at all sees it where the firm shows it, so that it is
 * counted past his rights and tells shares alone.
 * @throws notAllowed
 */
export async function readLeaders(tx: RecordTx, on: string): Promise<Leaders> {
  if (scopeFor(tx.context.actor, goal.descriptor, 'read') === 'none') throw notAllowed();
  const { leaderboard } = await readPolicy(tx);
  if (!leaderboard) return { on: false, leaders: [] };
  const goals = await readGoals(tx.bySystem('the leaderboard'), on, [
    { field: 'scope', op: 'eq', value: 'person' },
  ]);
  const shares = new Map<string, { readonly name: string; readonly all: number[] }>();
  for (const { owner, progress } of goals) {
    if (!owner || !progress) continue;
    const held = shares.get(owner.id) ?? { name: owner.name, all: [] };
    held.all.push(progress.share);
    shares.set(owner.id, held);
  }
  const leaders = [...shares].map(([id, { name, all }]) => ({
    member: { id, name },
    share: all.reduce((sum, share) => sum + share, 0) / all.length,
    goals: all.length,
  }));
  return { on: true, leaders: leaders.toSorted((one, other) => other.share - one.share) };
}
