import assert from 'node:assert/strict';
import { test } from 'node:test';

import { matches } from './matches.ts';

test('a label answers in any spelling, by any of its words, and under the wrong layout', () => {
  for (const typed of ['', 'معامله', 'تازه معا', 'معاملة', 'luhlgi', 'معامله تازه'])
    assert.ok(matches('معاملهٔ تازه', typed), typed);
  assert.ok(matches('Dark theme', 'یشقن'));
  assert.ok(!matches('معاملهٔ تازه', 'جلسه'));
});
