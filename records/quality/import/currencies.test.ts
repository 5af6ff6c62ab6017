import assert from 'node:assert/strict';
import { test } from 'node:test';
import { party } from '#modules/parties/index.ts';
import type { ColumnAnalysis } from './analyse.ts';
import { currencyOf } from './currencies.ts';

const field = party.descriptor.fields.get('annualRevenue');

/** What amounts under such a head are in. */
function currency(name: string, ...samples: readonly string[]): string | undefined {
  const column: ColumnAnalysis = { index: 0, name, filled: 1, distinct: 1, samples };
  assert.ok(field);
  return currencyOf([column], [field], new Map([[field.name, 0]]));
}

test('amounts are in the currency that their head names, else in the one that all of them name', () => {
  for (const [head, wanted] of [
    ['مبلغ (ریال)', 'IRR'],
    ['مبلغ (ریال عمان)', 'OMR'],
    ['مبلغ به ریال قطر', 'QAR'],
    ['مبلغ (ريال سعودي)', 'SAR'],
    ['مبلغ (ریال یمن)', undefined],
    ['مبلغ ریالی', 'IRR'],
    ['ارزش دلاری', 'USD'],
    ['دلار کانادا', 'CAD'],
    ['دلار استرالیا', undefined],
    ['مبلغ (تومان)', 'IRT'],
    ['قیمت تومانی', 'IRT'],
    ['amount_usd', 'USD'],
    ['Amount (EUR)', 'EUR'],
    ['USD amount', 'USD'],
    ['ریال یا دلار', undefined],
    ['مبلغ', undefined],
    ['Rialto deals', undefined],
  ] as const)
    assert.equal(currency(head), wanted, head);
  assert.equal(currency('مبلغ', '$1,200', '40 دلار', '12'), 'USD');
  assert.equal(currency('مبلغ', '۱۲ تومان', '$40'), undefined);
  assert.equal(currency('مبلغ (ریال)', '$40'), 'IRR');
});
