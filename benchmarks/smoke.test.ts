import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runBenchmarks } from './run.ts';

// Times are for a machine that does nothing else; here it only has to work from the data to the table.
test('the whole measurement works on a small base', { timeout: 600_000 }, async () => {
  const figures = await runBenchmarks({
    scale: { name: '1k', parties: 1_000 },
    effort: { least: 2, ms: 20 },
    log: () => undefined,
  });
  const names = figures.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length, 'every figure has a name of its own');
  for (const part of ['list newest parties: p50', 'one party: p95', 'create call: at 10', 'import: run'])
    assert.ok(names.includes(part), part);
  for (const { name, value, limit } of figures) {
    // Processor time is counted by the hundredth of a second, and may be none.
    assert.ok(Number.isFinite(value) && value >= 0, `${name}: ${value}`);
    assert.ok(limit === null || limit >= 0, `${name}: limit ${limit}`);
  }
});
