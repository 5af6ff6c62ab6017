import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runBenchmarks } from './run.ts';

// Times are for a machine that does nothing else; here it only has to work from the data to the table.
test('the whole measurement works on a small base', { timeout: 600_000 }, async () => {
  const figures = await runBenchmarks({
    scale: { name: '1k', parties: 1_000 },
    // A reading and two writings pass through every part of the run.
    only: 'party',
    effort: { least: 2, ms: 20 },
    log: () => undefined,
  });
  const names = figures.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length, 'every figure has a name of its own');
  for (const part of ['one party: p95', 'create party: at 10', 'update party: p50'])
    assert.ok(names.includes(part), part);
  for (const { name, value, limit } of figures) {
    // Processor time is counted by the hundredth of a second, and may be none.
    assert.ok(Number.isFinite(value) && value >= 0, `${name}: ${value}`);
    assert.ok(limit === null || limit >= 0, `${name}: limit ${limit}`);
  }
});
