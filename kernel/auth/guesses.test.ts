import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Client } from 'pg';
import { testDatabase } from '#testing/database.ts';
import { countGuess, forgive, waitAfter, type Target } from './guesses.ts';
import { hashOf } from './token.ts';

const testing = await testDatabase();
after(() => testing.drop());

const start = Date.parse('2026-11-22T08:00:00Z');
const at = (minutes: number): Date => new Date(start + minutes * 60_000);
const guess = (target: Target, minutes: number): Promise<void> =>
  countGuess(testing.database, [target], at(minutes));
const refused = { slug: 'too-many-requests' };

test('waits double from a quarter of a minute to a quarter of an hour', () => {
  assert.deepEqual(
    [1, 4, 5, 6, 7, 10, 11, 12, 1000].map((failures) => waitAfter(failures, 5)),
    [0, 0, 15, 30, 60, 480, 900, 900, 900],
  );
});

test('failures at an account are remembered over the day and fade after it', async () => {
  const account: Target = { of: 'account', name: 'a' };
  for (let count = 0; count < 5; count += 1) await guess(account, 0);
  await assert.rejects(guess(account, 0.2), refused);
  await guess(account, 60);
  await assert.rejects(guess(account, 60.3), refused);
  await guess(account, 48 * 60);
  await guess(account, 48 * 60);
});

test('an office of many who mistype now and then is not held up', async () => {
  const office: Target = { of: 'address', name: 'office' };
  for (let minute = 0; minute < 500; minute += 3) await guess(office, minute);
  const attacker: Target = { of: 'address', name: 'attacker' };
  for (let count = 0; count < 40; count += 1) await guess(attacker, 0);
  await assert.rejects(guess(attacker, 0), refused);
  await guess(office, 500);
});

test('a right guess clears the account', async () => {
  const account: Target = { of: 'account', name: 'b' };
  for (let count = 0; count < 4; count += 1) await guess(account, 0);
  await forgive(testing.database, [account]);
  for (let count = 0; count < 5; count += 1) await guess(account, 0);
  await assert.rejects(guess(account, 0), refused);
});

test('who signs in from two windows at once is held up by neither, in whatever order their rows lie', async () => {
  const keyOf = ({ of, name }: Target): Buffer => hashOf(`${of}:${name}`);
  const address: Target = { of: 'address', name: 'home' };
  const account = Array.from({ length: 99 }, (_, at): Target => ({
    of: 'account',
    name: `window ${at}`,
  })).find((one) => keyOf(address).compare(keyOf(one)) < 0);
  assert.ok(account);
  const both = [account, address];
  await countGuess(testing.database, both, at(0));
  const holder = new Client(testing.access.owner);
  await holder.connect();
  const waiting = async (count: number): Promise<void> => {
    const text = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await testing.asOwner(text)).length !== count);
  };
  try {
    await holder.query('begin');
    await holder.query('select from auth.guess where key = $1 for update', [keyOf(account)]);
    const right = forgive(testing.database, both);
    await waiting(1);
    const next = countGuess(testing.database, both, at(0));
    await waiting(2);
    await holder.query('commit');
    await Promise.all([right, next]);
  } finally {
    await holder.end();
  }
});
