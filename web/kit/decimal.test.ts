import assert from 'node:assert/strict';
import { test } from 'node:test';

import { compareDecimals, outOfRange, stepDecimal } from './decimal.ts';

test('steps are exact, through zero and beyond what a float holds', () => {
  assert.equal(stepDecimal('0.1', '0.2', 1), '0.3');
  assert.equal(stepDecimal('0.1', '0.2', -1), '-0.1');
  assert.equal(stepDecimal('-1', '1', 1), '0');
  assert.equal(stepDecimal('9007199254740993', '1', 1), '9007199254740994');
  assert.equal(stepDecimal('-0.05', '0.1', 1), '0.05');
});

test('decimals compare by value, not by length or text', () => {
  assert.equal(compareDecimals('10', '9.99'), 1);
  assert.equal(compareDecimals('-10', '-9.99'), -1);
  assert.equal(compareDecimals('1.50', '1.5'), 0);
  assert.equal(outOfRange('100.01', '0', '100'), 'large');
  assert.equal(outOfRange('-0.01', '0', '100'), 'small');
  assert.equal(outOfRange('100', '0', '100'), null);
});
