import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atThisPace, workDaysOver } from './pace.ts';

const days = { weekend: 'friday', holidays: new Set(['2026-11-28']) } as const;
/** Azar 1405 until its 17th: Sunday 22 November to Tuesday 8 December. */
const span = { from: '2026-11-22', to: '2026-12-08' };

test('pace goes by work days: Fridays and holidays neither slow it down nor speed it up', () => {
  assert.deepEqual(workDaysOver(span, '2026-11-26', days), { over: 5, all: 13 });
  assert.deepEqual(workDaysOver(span, '2026-11-28', days), { over: 5, all: 13 }, 'a weekend changes nothing');
  assert.equal(atThisPace(50, { over: 5, all: 13 }), 130);
});

test('before it begins nothing is foretold, and when it is over it is what it is', () => {
  assert.deepEqual(workDaysOver(span, '2026-11-01', days), { over: 0, all: 13 });
  assert.equal(atThisPace(7, { over: 0, all: 13 }), 7);
  const over = workDaysOver(span, '2027-01-01', days);
  assert.equal(atThisPace(40, over), 40);
});
