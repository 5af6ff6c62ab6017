import type { Linked } from '#records/define/declare.ts';
import type { Group } from '#records/query/group.ts';
import type { SellerKind } from '../../contract/sellers.ts';
import type { Spread, Tries } from './rates.ts';

export const noTries: Tries = { tries: 0, wins: 0 };

/** What was decided in each one's hands, and how often it came off. @param groups by owner and status */
export function triesOf(groups: readonly Group[], success: string): ReadonlyMap<string, Tries> {
  const found = new Map<string, Tries>();
  for (const { keys, count } of groups) {
    const owner = ownerOf(keys);
    if (!owner) continue;
    const { tries, wins } = found.get(owner.id) ?? noTries;
    found.set(owner.id, { tries: tries + count, wins: wins + (keys[1] === success ? count : 0) });
  }
  return found;
}

export const ownerOf = (keys: Group['keys']): Linked | null => (keys[0] as Linked | null | undefined) ?? null;

type Shrunk = { readonly tries: number; readonly low: number };

/** Better than the team only where the whole interval lies above its rate. */
export const isAbove = (rate: Shrunk | undefined, team: Spread | undefined): boolean =>
  rate !== undefined && team !== undefined && rate.tries > 0 && rate.low > team.mean;

export const kindOf = (attracts: boolean, closes: boolean): SellerKind =>
  attracts && closes ? 'both' : attracts ? 'attractor' : closes ? 'closer' : 'undecided';
