import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { splitChange, type PeriodFacts } from './split.ts';

const facts = (
  decided: number,
  ...products: readonly [name: string, won: number, revenue: number, units?: number][]
): PeriodFacts => ({
  decided,
  leads: 0,
  ofLeads: 0,
  products: products.map(([product, won, revenue, units = 0]) => ({
    product,
    won,
    revenue: BigInt(revenue),
    units,
    ofUnits: units > 0 ? BigInt(revenue) : 0n,
  })),
});
const led = (of: PeriodFacts, leads: number, ofLeads: number): PeriodFacts => ({ ...of, leads, ofLeads });
const split = (then: PeriodFacts, now: PeriodFacts, season: number | null = null): Record<string, number> =>
  Object.fromEntries([...splitChange(then, now, season)].map(([part, value]) => [part, Number(value)]));

test('one cause alone gets the whole change', () => {
  const then = facts(100, ['a', 20, 20_000]);
  assert.deepEqual(split(then, facts(150, ['a', 30, 30_000])), {
    opportunities: 10_000,
    conversion: 0,
    mix: 0,
    size: 0,
  });
  assert.deepEqual(split(then, facts(100, ['a', 30, 30_000])), {
    opportunities: 0,
    conversion: 10_000,
    mix: 0,
    size: 0,
  });
  assert.deepEqual(split(then, facts(100, ['a', 20, 30_000])), {
    opportunities: 0,
    conversion: 0,
    mix: 0,
    size: 10_000,
  });
  const two = facts(100, ['a', 10, 10_000], ['b', 10, 30_000]);
  assert.deepEqual(split(two, facts(100, ['a', 5, 5_000], ['b', 15, 45_000])), {
    opportunities: 0,
    conversion: 0,
    mix: 10_000,
    size: 0,
  });
});

test('more units in a win is size, a dearer unit is price; a win that says no units has a size alone', () => {
  const then = facts(100, ['a', 20, 20_000, 200]);
  const none = { opportunities: 0, conversion: 0, mix: 0 };
  assert.deepEqual(split(then, facts(100, ['a', 20, 30_000, 300])), { ...none, size: 10_000, price: 0 });
  assert.deepEqual(split(then, facts(100, ['a', 20, 30_000, 200])), { ...none, size: 0, price: 10_000 });
  assert.deepEqual(split(then, facts(100, ['a', 20, 30_000])), { ...none, size: 10_000, price: 0 });
  assert.deepEqual(split(facts(100, ['a', 20, 20_000]), facts(100, ['a', 20, 30_000])), {
    ...none,
    size: 10_000,
  });
});

test('more leads, better leads and deals without a lead are told apart', () => {
  const then = led(facts(100, ['a', 20, 20_000]), 400, 80);
  const none = { leads: 0, leadConversion: 0, direct: 0, conversion: 0, mix: 0, size: 0 };
  // 80 deals out of leads become 120, the 20 without stay; of each hundred twenty are won.
  const more = facts(140, ['a', 28, 28_000]);
  assert.deepEqual(split(then, led(more, 600, 120)), { ...none, leads: 8_000 });
  assert.deepEqual(split(then, led(more, 400, 120)), { ...none, leadConversion: 8_000 });
  assert.deepEqual(split(then, led(more, 400, 80)), { ...none, direct: 8_000 });
  // Where no lead led to anything the number of deals is one cause.
  assert.deepEqual(Object.keys(split(led(more, 50, 0), more)), [
    'opportunities',
    'conversion',
    'mix',
    'size',
  ]);
  // Deals of leads of earlier days, in a period in which none came, are as those without.
  const dry = led(facts(80, ['a', 16, 16_000]), 0, 80);
  const parts = split(then, dry);
  assert.equal(
    Object.values(parts).reduce((sum, one) => sum + one, 0),
    -4_000,
  );
  assert.deepEqual([parts['leads'], parts['leadConversion'], parts['direct']], [-16_000, 0, 12_000]);
});

test('what last year did as well is season, and the rest is one’s own', () => {
  const then = facts(100, ['a', 20, 20_000]);
  assert.deepEqual(split(then, facts(50, ['a', 10, 10_000]), 0.5), {
    season: -10_000,
    opportunities: 0,
    conversion: 0,
    mix: 0,
    size: 0,
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
    size: 0,
  });
  assert.deepEqual(split(facts(10, ['a', 2, 500]), facts(10)), {
    opportunities: 0,
    conversion: -500,
    mix: 0,
    size: 0,
  });
  assert.deepEqual(split(none, none), { opportunities: 0, conversion: 0, mix: 0, size: 0 });
});

const someFacts = fc
  .array(
    fc.record({
      product: fc.constantFrom('a', 'b', 'c', 'd', ''),
      won: fc.integer({ min: 1, max: 5_000 }),
      revenue: fc.bigInt({ min: 0n, max: 5_000_000_000_000n }),
      units: fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1_000),
      share: fc.bigInt({ min: 0n, max: 100n }),
    }),
    { maxLength: 5 },
  )
  .chain((rows) => {
    const products = [...new Map(rows.map((row) => [row.product, row])).values()].map(
      ({ share, ...one }) => ({
        ...one,
        ofUnits: one.units > 0 ? (one.revenue * share) / 100n : 0n,
      }),
    );
    const won = products.reduce((sum, row) => sum + row.won, 0);
    return fc
      .tuple(
        fc.integer({ min: won, max: won + 20_000 }),
        fc.integer({ min: 0, max: 50_000 }),
        fc.integer({ min: 0, max: 100 }),
      )
      .map(([decided, leads, share]): PeriodFacts => ({
        decided,
        leads,
        ofLeads: Math.floor((decided * share) / 100),
        products,
      }));
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
      // Parts may be far greater than the revenues, and cancel out.
      const size = [...there.values()].reduce((sum, value) => sum + Math.abs(Number(value)), 0);
      for (const [part, value] of there)
        assert.ok(Math.abs(Number(value + (back.get(part) ?? 0n))) <= 6 + size * 1e-9, `${part} ${value}`);
    }),
  );
});
