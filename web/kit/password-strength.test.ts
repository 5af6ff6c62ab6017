import assert from 'node:assert/strict';
import { test } from 'node:test';

import { passwordStrength } from './password-strength.ts';

test('it says how much is missing, in signs and not in code units', () => {
  assert.deepEqual(passwordStrength('سلام'), { level: 0, missing: 6 });
  assert.deepEqual(passwordStrength('🌱🌱🌱'), { level: 0, missing: 7 });
});

test('words in a row are strong, runs and repetition are not', () => {
  assert.equal(passwordStrength('باران روی شیروانی سبز').level, 3);
  assert.equal(passwordStrength('kbd-lamp-tea-71').level, 3);
  assert.equal(passwordStrength('1234567890').level, 0);
  assert.equal(passwordStrength('aaaaaaaaaaaa').level, 0);
  assert.equal(passwordStrength('aabbaabbaabb').level, 0);
  assert.equal(passwordStrength('password123').level, 0);
  assert.equal(passwordStrength('qwertyuiop').level, 0);
});

test('the own name, number or address counts for nothing', () => {
  assert.equal(passwordStrength('09123456789', ['09123456789']).level, 0);
  assert.equal(passwordStrength('sara.karimi1', ['sara.karimi@example.com']).level, 0);
});
