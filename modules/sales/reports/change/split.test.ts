import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { splitChange, type PeriodFacts } from './split.ts';

const facts = (
  decided: number,
  ...products: readonly [name: string, won: number, revenue: number][]
): PeriodFacts => ({
  decided,
  products: products.map(([product, won, revenue]) => ({ product, won, revenue: BigInt(revenue) })),
});
const split = (then: PeriodFacts, now: PeriodFacts, season: number | null = null): Record<string, number> =>
  Object.fromEntries([...splitChange(then, now, season)].map(([part, value]) => [part, Number(value)]));

test('one cause alone gets the whole change', () => {
  const then = facts(100, ['a', 20, 20_000]);
  assert.deepEqual(split(then, facts(150, ['a', 30, 30_000])), {
    opportunities: 10_000,
    conversion: 0,
    mix: 0,
    price: 0,
  });
  assert.deepEqual(split(then, facts(100, ['a', 30, 30_000])), {
    opportunities: 0,
    conversion: 10_000,
    mix: 0,
    price: 0,
  });
  assert.deepEqual(split(then, facts(100, ['a', 20, 30_000])), {
    opportunities: 0,
    conversion: 0,
    mix: 0,
    price: 10_000,
  });
  const two = facts(100, ['a', 10, 10_000], ['b', 10, 30_000]);
  assert.deepEqual(split(two, facts(100, ['a', 5, 5_000], ['b', 15, 45_000])), {
    opportunities: 0,
    conversion: 0,
    mix: 10_000,
    price: 0,
  });
});

test('what last year did as well is season, and the rest is one’s own', () => {
  const then = facts(100, ['a', 20, 20_000]);
  assert.deepEqual(split(then, facts(50, ['a', 10, 10_000]), 0.5), {
    season: -10_000,
    opportunities: 0,
    conversion: 0,
    mix: 0,
    price: 0,
  });
  const better = split(then, facts(100, ['a', 20, 20_000]), 0.5);
  assert.equal(better['season'], -(better['opportunities'] ?? 0));
  assert.ok((better['season'] ?? 0) < 0);
});

test('two causes at once share what neither did alone: half each of doubling both', () => {
  // 100 × 0.2 × 1,000 becomes 200 × 0.4 × 1,000: 20,000 to 80,000, by equal steps.
  const parts = split(facts(100, ['a', 20, 20_000]), facts(200, ['a', 80, 80_000]));
  assert.deepEqual([parts['opportunities'], parts['conversion']], [30_000, 30_000]);
});

test('from nothing to something and back, the parts still say it', () => {
  const none = facts(0);
  assert.deepEqual(split(none, facts(10, ['a', 2, 500])), {
    opportunities: 500,
    conversion: 0,
    mix: 0,
    price: 0,
  });
  assert.deepEqual(split(facts(10, ['a', 2, 500]), facts(10)), {
    opportunities: 0,
    conversion: -500,
    mix: 0,
    price: 0,
  });
  assert.deepEqual(split(none, none), { opportunities: 0, conversion: 0, mix: 0, price: 0 });
});

const someFacts = fc
  .array(
    fc.record({
      product: fc.constantFrom('a', 'b', 'c', 'd', ''),
      won: fc.integer({ min: 1, max: 5_000 }),
      revenue: fc.bigInt({ min: 0n, max: 5_000_000_000_000n }),
    }),
    { maxLength: 5 },
  )
  .chain((rows) => {
    const products = [...new Map(rows.map((row) => [row.product, row])).values()];
    const won = products.reduce((sum, row) => sum + row.won, 0);
    return fc.integer({ min: won, max: won + 20_000 }).map((decided): PeriodFacts => ({ decided, products }));
  });
const someSeason = fc.option(fc.double({ min: 0.05, max: 20, noNaN: true }), { nil: null });
const revenue = ({ products }: PeriodFacts): bigint => products.reduce((sum, row) => sum + row.revenue, 0n);

test('the parts sum to the change, to the rial, whatever the two periods were', () => {
  fc.assert(
    fc.property(someFacts, someFacts, someSeason, (then, now, season) => {
      const parts = splitChange(then, now, season);
      const sum = [...parts.values()].reduce((total, value) => total + value, 0n);
      assert.equal(sum, revenue(now) - revenue(then));
      // The remainder of rounding is a few rials of a trillion, and no cause in itself.
      assert.equal(parts.has('season'), season !== null);
    }),
  );
});

test('told backwards every part is its own opposite', () => {
  fc.assert(
    fc.property(someFacts, someFacts, (then, now) => {
      const there = splitChange(then, now, null);
      const back = splitChange(now, then, null);
      const size = Number(revenue(then) + revenue(now)) + 1;
      for (const [part, value] of there)
        assert.ok(Math.abs(Number(value + (back.get(part) ?? 0n))) <= 6 + size * 1e-9, `${part} ${value}`);
    }),
  );
});
