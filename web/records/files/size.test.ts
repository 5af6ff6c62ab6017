import assert from 'node:assert/strict';
import { test } from 'node:test';

import { saySize } from './size.ts';

test('sizes are said in the unit that suits them', () => {
  const fa = { locale: 'fa', digits: 'fa' } as const;
  const en = { locale: 'en', digits: 'en' } as const;
  assert.equal(saySize(0, fa), '۰ بایت');
  assert.equal(saySize(1023, en), '1,023 bytes');
  assert.equal(saySize(1536, fa), '۱٫۵ کیلوبایت');
  assert.equal(saySize(50 * 1_048_576, en), '50 MB');
  assert.equal(saySize(5_000 * 1_073_741_824, en), '5,000 GB');
});
