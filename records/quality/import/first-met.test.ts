import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstMet } from './first-met.ts';

test('each of many texts is known by where it was first met', () => {
  const met = firstMet();
  for (let place = 1; place <= 50_000; place++) assert.equal(met.meet(`کلید ${place}`, place), undefined);
  for (const place of [1, 4_097, 50_000]) assert.equal(met.meet(`کلید ${place}`, 99), place);
  assert.deepEqual([met.has('کلید 12345'), met.has('کلید 50001'), met.has('')], [true, false, false]);
});
