import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { testEngine } from '#testing/engine.ts';
import { makeSeededWorkspace } from '#testing/seeded.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

let admin: Context;
const found = (op: string, value: unknown): Promise<string[]> =>
  engine.transact(admin, async (tx) => {
    const { records } = await tx.recordsOf('call').page({ filter: { field: 'at', op, value } as never });
    return records.map(({ values }) => String(values['subject'])).toSorted();
  });

before(async () => {
  admin = (await makeSeededWorkspace(engine, testing)).admin;
  await engine.transact(admin, (tx) =>
    tx.recordsOf('call').create([
      // Late on Friday in Greenwich is early on Saturday in Tehran.
      { subject: 'saturday', at: '2026-11-20T21:00:00Z' },
      { subject: 'friday', at: '2026-11-20T10:15:00Z' },
      { subject: 'tuesday', at: '2026-11-17T10:00:00Z' },
    ]),
  );
});

test('hours and days of the week are those of the workspace’s clock', async () => {
  assert.deepEqual(await found('onWeekday', [0]), ['saturday']);
  assert.deepEqual(await found('onWeekday', [3, 6]), ['friday', 'tuesday']);
  assert.deepEqual(await found('atHour', [13]), ['friday', 'tuesday']);
  assert.deepEqual(await found('atHour', [0]), ['saturday']);
});

test('what is no hour and no day of the week is refused with the reason', async () => {
  for (const [op, value] of [
    ['atHour', [24]],
    ['atHour', ['noon']],
    ['onWeekday', [7]],
    ['onWeekday', []],
    ['onWeekday', 3],
  ] as const)
    await assert.rejects(
      found(op, value),
      (error) => error instanceof Problem && error.slug === 'bad-filter',
    );
});
