import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorsOf, tryOn } from './back-test.ts';
import { foretell, type Cell, type Past, type Wins } from './model.ts';

const cell = (month: number, more: Partial<Cell> = {}): Cell => ({
  month,
  stage: 'offer',
  age: 1,
  product: null,
  group: null,
  open: 100,
  won: 30,
  decided: 60,
  stated: 0,
  statedCount: 0,
  ...more,
});
const wins = (month: number, count: number, amount = 10 * count, more: Partial<Wins> = {}): Wins => ({
  month,
  product: null,
  group: null,
  fresh: false,
  early: false,
  count,
  amount,
  squares: count === 0 ? 0 : amount ** 2 / count,
  ...more,
});
const months = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const close = (found: number | undefined, wanted: number, within: number): void =>
  assert.ok(
    found !== undefined && Math.abs(found - wanted) <= within,
    `${found} is not ${wanted} ± ${within}`,
  );

test('where every month is like the other the next is as well, and what is certain is told narrowly', () => {
  const past: Past = {
    cells: months(13).map((month) => cell(month)),
    wins: months(12).map((month) => wins(month, 30)),
  };
  const told = foretell(past, 12);
  close(told?.amount, 300, 1);
  assert.ok(told && told.low < 300 && told.high > 300 && told.low > 200 && told.high < 400);
  assert.equal(told.freshShare, 0);
});

test('nothing is foretold where nothing was ever won', () => {
  assert.equal(foretell({ cells: [cell(0)], wins: [] }, 0), undefined);
  assert.equal(
    foretell({ cells: [cell(0)], wins: [wins(0, 5)] }, 0),
    undefined,
    'the month itself is not known',
  );
});

test('rates go by stage and age: what stands where deals are won counts, what stands where they die does not', () => {
  const cells = months(12).flatMap((month) => [
    cell(month, { stage: 'good', open: 50, won: 40, decided: 40 }),
    cell(month, { stage: 'bad', open: 50, won: 0, decided: 0 }),
  ]);
  const past = (stage: string): Past => ({
    cells: [...cells, cell(12, { stage, open: 50, won: 0 })],
    wins: months(12).map((month) => wins(month, 40)),
  });
  const [good, bad] = [foretell(past('good'), 12), foretell(past('bad'), 12)];
  assert.ok(good && bad && good.amount > 1.5 * bad.amount);
});

test('a deal that states its amount counts with it, and one that does not with what its product brings', () => {
  const past = (newest: Partial<Cell>): Past => ({
    cells: [...months(6).map((month) => cell(month)), cell(6, { won: 0, ...newest })],
    wins: months(6).map((month) => wins(month, 30)),
  });
  const usual = foretell(past({}), 6)?.amount ?? 0;
  const dear = foretell(past({ stated: 5_000, statedCount: 100 }), 6)?.amount ?? 0;
  assert.ok(dear > 2 * usual);
});

test('deals not yet opened come as they lately came', () => {
  const told = foretell(
    { cells: [], wins: months(8).map((month) => wins(month, 20, 200, { fresh: true })) },
    8,
  );
  close(told?.amount, 200, 1);
  assert.equal(told?.freshShare, 1);
});

test('the end of a quarter that always brings more is expected to', () => {
  const came = (month: number): number => (month % 3 === 2 ? 60 : 30);
  const past: Past = {
    cells: months(16).map((month) => cell(month, { won: came(month) })),
    wins: months(15).map((month) => wins(month, came(month))),
  };
  const [end, begin] = [foretell({ ...past, wins: past.wins.slice(0, 14) }, 14), foretell(past, 15)];
  assert.ok(end && begin && end.amount > 1.3 * begin.amount);
});

test('nothing of the month itself or after it is looked at', () => {
  const past: Past = {
    cells: months(12).map((month) => cell(month)),
    wins: months(12).map((month) => wins(month, 20 + ((month * 7) % 11))),
  };
  const other: Past = {
    cells: past.cells.map((one) => (one.month >= 8 ? { ...one, won: 99, decided: 100 } : one)),
    wins: past.wins.map((one) => (one.month >= 8 ? { ...one, count: 900, amount: 1e6, squares: 1e12 } : one)),
  };
  assert.deepEqual(foretell(other, 8), foretell(past, 8));
});

test('a group’s forecast is of its own deals, and groups sum to about the whole', () => {
  const past: Past = {
    cells: months(13).flatMap((month) => [
      cell(month, { group: 'a', open: 60, won: 18, decided: 36 }),
      cell(month, { group: 'b', open: 40, won: 12, decided: 24 }),
    ]),
    wins: months(12).flatMap((month) => [
      wins(month, 18, 180, { group: 'a' }),
      wins(month, 12, 120, { group: 'b' }),
    ]),
  };
  const of = (group: string): number => foretell(past, 12, (one) => one === group)?.amount ?? 0;
  close(of('a'), 180, 5);
  close(of('a') + of('b'), foretell(past, 12)?.amount ?? 0, 5);
});

test('errors are mean absolute errors of the months that were tried', () => {
  const tried = [100, 200].map((came, month) => ({
    month,
    came,
    statistical: { amount: came + 10, low: 0, high: 0, freshShare: 0 },
    weighted: came - 30,
    naive: 150,
  }));
  assert.deepEqual(errorsOf(tried), { statistical: 10, weighted: 30, naive: 50 });
  assert.equal(errorsOf([]), undefined);
  const past: Past = {
    cells: months(9).map((month) => cell(month)),
    wins: months(9).map((month) => wins(month, 30)),
  };
  const told = tryOn(past, 9, () => 0.5);
  assert.deepEqual(
    told.map(({ month }) => month),
    [3, 4, 5, 6, 7, 8],
  );
  for (const one of told) close(one.weighted, 300, 1);
});
