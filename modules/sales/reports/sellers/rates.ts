import type { Rate } from '../../contract/sellers.ts';
import { betaQuantile } from './beta.ts';

/** What somebody tried and how often it came off. */
export type Tries = { readonly tries: number; readonly wins: number };

/** What a team's members differ by, as a beta distribution: `mean` is the team's rate, `weight` how many cases it is worth. */
export type Spread = { readonly mean: number; readonly weight: number };

/** Beyond so many cases the members do not differ; below so few each stands for himself. */
const weights = { least: 2, most: 1_000 };

/**
 * Fits the spread of rates over a team by moments (Kleinman 1973, weighted by numbers of cases): the variance between
 * members beyond what chance alone gives says how much one's own cases count against the team's rate.
 * @returns undefined where nobody tried anything
 */
export function fitSpread(team: readonly Tries[]): Spread | undefined {
  const some = team.filter(({ tries }) => tries > 0);
  const tries = sum(some.map((one) => one.tries));
  if (tries === 0) return undefined;
  const wins = sum(some.map((one) => one.wins));
  // What never or always came off so far may do otherwise yet.
  const mean = wins === 0 || wins === tries ? (wins + 0.5) / (tries + 1) : wins / tries;
  const chance = mean * (1 - mean);
  // Nobody's rate is known better than that of all cases together.
  const most = Math.min(weights.most, Math.max(weights.least, tries));
  if (some.length < 2) return { mean, weight: most };
  const between = sum(some.map((one) => (one.tries / tries) * (one.wins / one.tries - mean) ** 2));
  const byChance =
    chance * sum(some.map((one) => (one.tries / tries) * (1 / one.tries) * (1 - one.tries / tries)));
  const room = sum(some.map((one) => (one.tries / tries) * (1 - 1 / one.tries) * (1 - one.tries / tries)));
  // The share of the variance that is between members: the intraclass correlation, 1 / (weight + 1).
  const correlation = room === 0 ? 0 : (between - byChance) / (chance * room);
  const weight = correlation <= 0 ? most : 1 / correlation - 1;
  return { mean, weight: Math.min(most, Math.max(weights.least, weight)) };
}

/** Of ten such intervals eight hold the true rate. */
const outside = 0.1;

/** A person's rate drawn towards the team's by as much as his cases are few, with an interval that holds it in 8 of 10. */
export function rateOf({ tries, wins }: Tries, { mean, weight }: Spread): Rate {
  const a = mean * weight + wins;
  const b = (1 - mean) * weight + tries - wins;
  return {
    tries,
    wins,
    rate: a / (a + b),
    low: betaQuantile(outside, a, b),
    high: betaQuantile(1 - outside, a, b),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
