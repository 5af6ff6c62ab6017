import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stateAfter } from './earlier-state.ts';
import type { HistoryEntry } from './story.ts';

const entry = (version: number, changes: readonly [string, unknown, unknown][]): HistoryEntry => ({
  at: '2026-11-22T08:00:00Z',
  version,
  kind: version === 1 ? 'created' : 'updated',
  fact: null,
  by: null,
  behalf: null,
  changes: changes.map(([field, before, after]) => ({ field, before, after })),
});

test('an earlier state is what stood before the first later change of each field', () => {
  const entries = [
    entry(4, [['name', 'ب', 'پ']]),
    entry(3, [
      ['name', 'الف', 'ب'],
      ['sector', null, 'چوب'],
    ]),
    entry(2, [['website', 'a', 'b']]),
    entry(1, []),
  ];
  assert.deepEqual(stateAfter(entries, 0), {});
  assert.deepEqual(stateAfter(entries, 1), { name: 'ب' });
  assert.deepEqual(stateAfter(entries, 2), { name: 'الف', sector: null });
  assert.deepEqual(stateAfter(entries, 3), { name: 'الف', sector: null, website: 'a' });
});
