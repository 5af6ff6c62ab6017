import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkNewPassword, hashPassword, isOutdated, standardCost, verifyPassword } from './password.ts';
import { Problem } from '../problems/problem.ts';

const cheap = { log2N: 4, r: 1, p: 1 };

test('a password opens its own hash and no other, at the standard cost', async () => {
  const hash = await hashPassword('سیب و انار و به', standardCost);
  assert.match(hash, /^scrypt\$15\$8\$3\$/);
  assert.equal(await verifyPassword('سیب و انار و به', hash, standardCost), true);
  assert.equal(await verifyPassword('سیب و انار و بِه', hash, standardCost), false);
});

test('the same password has another hash each time, and composed and decomposed letters are one', async () => {
  const [one, other] = [
    await hashPassword('café au lait!', cheap),
    await hashPassword('café au lait!', cheap),
  ];
  assert.notEqual(one, other);
  assert.equal(await verifyPassword('cafe\u0301 au lait!', one, cheap), true);
});

test('a hash of another cost still opens, and is known to be outdated', async () => {
  const hash = await hashPassword('سیب و انار و به', cheap);
  assert.equal(await verifyPassword('سیب و انار و به', hash, standardCost), true);
  assert.equal(isOutdated(hash, standardCost), true);
  assert.equal(isOutdated(hash, cheap), false);
});

test('nothing opens a hash that is missing or damaged', async () => {
  assert.equal(await verifyPassword('', undefined, cheap), false);
  assert.equal(await verifyPassword('no such person', undefined, cheap), false);
  assert.equal(await verifyPassword('x', 'scrypt$4$1$1$c2FsdA$', cheap), false);
});

test('short, common, monotonous and own passwords are refused, with the field', () => {
  const refused = (password: string, own: string[] = []): void =>
    assert.throws(
      () => checkNewPassword(password, own),
      (error) =>
        error instanceof Problem && error.slug === 'weak-password' && error.extras.field === 'password',
      password,
    );
  for (const weak of [
    'کوتاه',
    'aaaaaaaaaaaa',
    'ababababab',
    '1234567890',
    '۱۲۳۴۵۶۷۸۹۰',
    'QWERTYUIOP',
    'poiuytrewq',
    'Password123',
    'alireza1234',
    'x'.repeat(257),
  ])
    refused(weak);
  refused('شماره من 9121234567 است', ['+989121234567']);
  refused('negar@avand.example!', ['negar@avand.example']);
  // Length is counted in characters, and nothing is asked of their kinds.
  for (const good of ['correct horse battery', 'گل‌های باغچه', '🙂🙃🙂🙃🙂🙃🙂🙃🙂😉'])
    checkNewPassword(good, ['+989121234567']);
});
