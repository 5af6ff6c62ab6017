import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSameAddress } from './same-address.ts';

test('an address is the same however its street and alley are shortened, and another where a number differs', () => {
  const full = 'خیابان ولیعصر، بالاتر از میدان ونک، کوچهٔ نگار، پلاک ۱۲، واحد ۳';
  assert.ok(isSameAddress(full, 'خ ولیعصر بالاتر از ونک ک نگار پ 12 واحد 3'));
  assert.ok(!isSameAddress(full, 'خ ولیعصر بالاتر از ونک ک نگار پ 14 واحد 3'));
  assert.ok(!isSameAddress(full, 'خیابان شریعتی، بالاتر از ونک، کوچهٔ یاس، پلاک ۱۲، واحد ۳'));
  assert.ok(!isSameAddress('تهران', 'تهران'), 'a city alone proves nothing');
});
