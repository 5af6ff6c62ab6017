import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { betaBelow, betaQuantile } from './beta.ts';
import { fitSpread, rateOf } from './rates.ts';

const near = (value: number, wanted: number, within = 1e-9): void =>
  assert.ok(Math.abs(value - wanted) <= within, `${value} is not ${wanted}`);

test('the beta distribution agrees with closed forms', () => {
  // Beta(1, 1) is uniform, Beta(2, 1) is x², Beta(1, 3) is 1 − (1 − x)³, Beta(½, ½) is the arcsine law.
  for (const x of [0, 0.013, 0.25, 0.5, 0.77, 0.999, 1]) {
    near(betaBelow(x, 1, 1), x);
    near(betaBelow(x, 2, 1), x ** 2);
    near(betaBelow(x, 1, 3), 1 - (1 - x) ** 3);
    near(betaBelow(x, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(x)));
  }
  // P(Beta(3, 5) < 0.4) is the chance of three or more out of seven at 0.4.
  near(betaBelow(0.4, 3, 5), 1 - (0.6 ** 7 + 7 * 0.4 * 0.6 ** 6 + 21 * 0.4 ** 2 * 0.6 ** 5));
  near(betaQuantile(0.25, 0.5, 0.5), Math.sin((Math.PI * 0.25) / 2) ** 2);
  near(betaQuantile(0.9, 2, 1), Math.sqrt(0.9));
});

test('quantile and distribution undo each other, far out and with many cases too', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.double({ min: 0.5, max: 3_000, noNaN: true }),
      fc.double({ min: 0.5, max: 3_000, noNaN: true }),
      (share, a, b) => near(betaBelow(betaQuantile(share, a, b), a, b), share, 1e-6),
    ),
  );
});

test('a team that differs by chance alone shares one rate; one that truly differs keeps its own', () => {
  const alike = fitSpread([
    { tries: 100, wins: 50 },
    { tries: 100, wins: 51 },
    { tries: 100, wins: 49 },
  ]);
  assert.equal(alike?.mean, 0.5);
  assert.equal(alike?.weight, 300, 'as many as the team has cases');
  const apart = fitSpread([
    { tries: 1_000, wins: 200 },
    { tries: 1_000, wins: 800 },
  ]);
  assert.ok((apart?.weight ?? 1_000) < 5, String(apart?.weight));
  assert.equal(fitSpread([{ tries: 0, wins: 0 }]), undefined);
  assert.equal(fitSpread([{ tries: 4, wins: 4 }])?.mean, 0.9);
});

test('the spread by moments is found again in what was drawn from it', () => {
  // Members of true rates 0.2 … 0.6 with as many wins as their rate gives: the variance between them is known.
  const rates = [0.2, 0.3, 0.4, 0.5, 0.6];
  const spread = fitSpread(rates.map((rate) => ({ tries: 10_000, wins: rate * 10_000 })));
  const variance = rates.reduce((sum, rate) => sum + (rate - 0.4) ** 2, 0) / (rates.length - 1);
  near(spread?.mean ?? 0, 0.4);
  near(spread?.weight ?? 0, (0.4 * 0.6) / variance - 1, 0.1);
});

test('where nobody has had a success yet, nobody is better than the others', () => {
  const team = [
    { tries: 1, wins: 0 },
    { tries: 4, wins: 0 },
    { tries: 0, wins: 0 },
  ];
  const spread = fitSpread(team);
  assert.ok(spread && spread.mean > 0);
  for (const one of team) {
    const { low, high } = rateOf(one, spread);
    assert.ok(low < spread.mean && high > 0);
  }
});

test('few cases do not make a star', () => {
  const spread = { mean: 0.5, weight: 20 };
  const lucky = rateOf({ tries: 2, wins: 2 }, spread);
  near(lucky.rate, 12 / 22);
  assert.ok(lucky.low < 0.5 && lucky.high > 0.5);
  const proven = rateOf({ tries: 200, wins: 160 }, spread);
  assert.ok(proven.low > 0.7, String(proven.low));
  const none = rateOf({ tries: 0, wins: 0 }, spread);
  near(none.rate, 0.5);
  near((none.low + none.high) / 2, 0.5, 1e-6);
});

test('a rate lies within its interval, and between the team’s and his own', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      fc.double({ min: 10, max: 1_000, noNaN: true }),
      (tries, share, mean, weight) => {
        const wins = Math.round(tries * share);
        const { rate, low, high } = rateOf({ tries, wins }, { mean, weight });
        assert.ok(low < rate && rate < high);
        const own = wins / tries;
        assert.ok(rate >= Math.min(own, mean) - 1e-9 && rate <= Math.max(own, mean) + 1e-9);
      },
    ),
  );
});
