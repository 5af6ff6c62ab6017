import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MonthForecast } from './forecast.ts';
import { assume } from './what-if.ts';

const rial = (amount: number) => ({ amount: String(amount), currency: 'IRR' });
const held = (amount: number) => ({ count: 1, amount: rial(amount), rows: { and: [] } });
const month: MonthForecast = {
  span: { from: '2026-11-22', to: '2026-12-22' },
  won: held(100),
  weighted: rial(0),
  categories: { commit: held(0), best: held(0), pipeline: held(0) },
  goal: null,
  statistical: { amount: rial(1_100), low: rial(900), high: rial(1_300), freshShare: 0.25 },
};

test('nothing assumed changes nothing; what is won stays whatever one assumes', () => {
  assert.equal(assume(month, { winRate: 0, price: 0, fresh: 0 }), '1100');
  assert.equal(assume(month, { winRate: -90, price: 0, fresh: 0 }), '200');
});

test('new deals change only their own share; rate and amounts multiply', () => {
  assert.equal(assume(month, { winRate: 0, price: 0, fresh: 100 }), '1350');
  assert.equal(assume(month, { winRate: 10, price: 10, fresh: 0 }), '1310');
});

test('where nothing could be learnt nothing is assumed', () => {
  assert.equal(assume({ ...month, statistical: null }, { winRate: 50, price: 0, fresh: 0 }), '0');
});
