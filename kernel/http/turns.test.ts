import assert from 'node:assert/strict';
import { test } from 'node:test';

import { turns } from './turns.ts';

test('so many run at a time, the others in the order in which they came, after a failure as well', async () => {
  const inTurn = turns(2);
  const order: string[] = [];
  let running = 0;
  let most = 0;
  const deed = (name: string) => async (): Promise<string> => {
    order.push(name);
    most = Math.max(most, (running += 1));
    await new Promise(setImmediate);
    running -= 1;
    if (name === 'b') throw new Error(name);
    return name;
  };
  const ended = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map((name) => inTurn(deed(name))));
  assert.deepEqual(
    ended.map((one) => (one.status === 'fulfilled' ? one.value : 'failed')),
    ['a', 'failed', 'c', 'd', 'e'],
  );
  assert.deepEqual(order, ['a', 'b', 'c', 'd', 'e']);
  assert.equal(most, 2);
});
