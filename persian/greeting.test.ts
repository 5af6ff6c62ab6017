import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressed, greetingAt } from './greeting.ts';

test('one greets by the hour', () => {
  assert.deepEqual(
    [8, 12, 17, 22, 2].map((hour) => greetingAt(hour).fa),
    ['سلام، صبحتان به‌خیر', 'سلام، روزتان به‌خیر', 'سلام، عصرتان به‌خیر', 'سلام، شبتان به‌خیر', 'سلام، شبتان به‌خیر'],
  );
  assert.deepEqual(
    [8, 12, 17, 18].map((hour) => greetingAt(hour).en),
    ['Good morning', 'Good afternoon', 'Good afternoon', 'Good evening'],
  );
});

test('somebody is called by title and family name, as far as they are known', () => {
  const sara = { name: 'سارا محمدی', family: 'محمدی', gender: 'female' as const };
  assert.equal(addressed({ ...sara, honorific: 'خانم دکتر' }).fa, 'خانم دکتر محمدی');
  assert.equal(addressed(sara).fa, 'خانم محمدی');
  assert.equal(addressed({ ...sara, gender: null }).fa, 'سارا محمدی');
  assert.equal(addressed({ name: 'پخش البرز' }).fa, 'پخش البرز');
  assert.equal(addressed({ name: 'Ali Karimi', family: 'Karimi', gender: 'male' }).en, 'Mr Karimi');
});
