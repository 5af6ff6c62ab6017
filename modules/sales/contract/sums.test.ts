import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { addDecimals, compareDecimals, subtractDecimals, sumDecimals } from '#persian/decimal.ts';
import { deepestDiscount, discountFault, sumLines, type Discount, type PricedLine } from './sums.ts';

const amount = (digits: number): fc.Arbitrary<string> =>
  fc.bigInt({ min: 0n, max: 10n ** BigInt(digits) }).map(String);
const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
const discount: fc.Arbitrary<Discount> = fc.oneof(
  fc.constant({}),
  percent.map((one) => ({ percent: one })),
  amount(9).map((one) => ({ amount: one })),
);
const line: fc.Arbitrary<PricedLine> = fc.record({
  quantity: fc.integer({ min: 1, max: 99_999_999 }).map((thousandths) => thousandths / 1_000),
  unitPrice: amount(13),
  discount,
  taxRate: fc.constantFrom(0, 3, 9, 10, 12.5),
});
const lines = fc.array(line, { maxLength: 12 });

test('lines less discounts plus tax are the total to the rial, whatever the quote', () => {
  fc.assert(
    fc.property(lines, discount, (all, whole) => {
      const sums = sumLines(all, whole, 'IRR');
      const discounts = addDecimals(sums.discount, sums.share);
      assert.equal(addDecimals(subtractDecimals(sums.gross, discounts), sums.tax), sums.total);
      assert.equal(subtractDecimals(sums.gross, discounts), sums.net);
      for (const one of sums.lines) {
        for (const value of Object.values(one)) assert.match(value, /^\d+$/, 'whole rials, none negative');
        assert.equal(addDecimals(one.net, one.tax), one.total);
      }
      assert.equal(sumDecimals(sums.lines.map(({ total }) => total)), sums.total);
    }),
  );
});

test('the discount on the whole is shared out without a rial lost', () => {
  fc.assert(
    fc.property(lines, amount(12), (all, whole) => {
      const without = sumLines(all, {}, 'IRR');
      const { share, lines: shared } = sumLines(all, { amount: whole }, 'IRR');
      assert.equal(share, compareDecimals(whole, without.net) < 0 ? whole : without.net);
      for (const [index, one] of shared.entries())
        assert.ok(compareDecimals(one.share, without.lines[index]?.net ?? '0') <= 0);
    }),
  );
});

test('a known quote, by hand', () => {
  const sums = sumLines(
    [
      { quantity: 3, unitPrice: '1250000', discount: { percent: 10 }, taxRate: 10 },
      { quantity: 2.5, unitPrice: '999999', discount: { amount: '98' }, taxRate: 0 },
    ],
    { percent: 5 },
    'IRR',
  );
  assert.deepEqual(sums.lines, [
    {
      gross: '3750000',
      discount: '375000',
      share: '168750',
      net: '3206250',
      tax: '320625',
      total: '3526875',
    },
    { gross: '2499998', discount: '98', share: '124995', net: '2374905', tax: '0', total: '2374905' },
  ]);
  assert.equal(sums.total, '5901780');
});

test('cents are shared out by the cent', () => {
  const one = { quantity: 1, unitPrice: '0.1', discount: {}, taxRate: 0 };
  const { lines: priced, total } = sumLines([one, one, one], { amount: '0.1' }, 'USD');
  assert.deepEqual(
    priced.map(({ share }) => share),
    ['0.04', '0.03', '0.03'],
  );
  assert.equal(total, '0.2');
});

test('a discount of more than there is has a place', () => {
  const one = { quantity: 2, unitPrice: '100', discount: {}, taxRate: 0 };
  assert.equal(discountFault([one], { amount: '200' }, 'IRR'), undefined);
  assert.deepEqual(discountFault([one], { amount: '201' }, 'IRR'), { at: 'whole' });
  assert.deepEqual(discountFault([one, { ...one, discount: { amount: '201' } }], {}, 'IRR'), { at: 1 });
});

test('a price below the list counts as a discount', () => {
  const one = { quantity: 2, unitPrice: '900', discount: { percent: 10 }, taxRate: 10, listPrice: '1000' };
  assert.equal(deepestDiscount([one], {}, 'IRR'), 19);
  assert.equal(deepestDiscount([{ ...one, unitPrice: '1200', discount: {} }], {}, 'IRR'), 0);
  assert.equal(deepestDiscount([{ ...one, discount: {} }], { percent: 50 }, 'IRR'), 55);
  assert.equal(deepestDiscount([], { percent: 50 }, 'IRR'), 0);
});
