import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notAllowed } from '#kernel/problems/common.ts';
import { patiently } from './patience.ts';

const away = (): Error => Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' });

test('what passes by itself is waited for; what does not is told at once', async () => {
  let tries = 0;
  const twiceAway = async (): Promise<string> => {
    tries += 1;
    if (tries < 3) throw away();
    return Promise.resolve('done');
  };
  assert.equal(await patiently(twiceAway), 'done');
  assert.equal(tries, 3);
  let asked = 0;
  const forbidden = (): Promise<never> => {
    asked += 1;
    throw notAllowed();
  };
  await assert.rejects(patiently(forbidden), { slug: 'not-allowed' });
  assert.equal(asked, 1);
});

test('who is told to stop waits no longer', async () => {
  const stop = new AbortController();
  const waiting = patiently(() => Promise.reject(away()), stop.signal);
  stop.abort();
  await assert.rejects(waiting, { name: 'AbortError' });
});
