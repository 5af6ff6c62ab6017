import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presenceBook, presenceLastsMs, type PresenceMark } from './presence.ts';

const mark = (member: string, page: string, more: Partial<PresenceMark> = {}): PresenceMark => ({
  place: 'party/a',
  member,
  page,
  field: null,
  ...more,
});

test('a member is there once, however many pages he has open, and in the field that he writes in', () => {
  const book = presenceBook();
  assert.equal(book.take(1, mark('m', '1')), true);
  assert.equal(book.take(1, mark('m', '1')), false);
  assert.equal(book.take(1, mark('m', '2', { field: 'name' })), true);
  assert.deepEqual(book.at(1, 'party/a'), [{ member: 'm', field: 'name' }]);
  book.take(1, mark('m', '2', { gone: true }));
  assert.deepEqual(book.at(1, 'party/a'), [{ member: 'm', field: null }]);
  assert.deepEqual(book.at(2, 'party/a'), []);
});

test('who does not say that he is there is forgotten', () => {
  let time = 0;
  const book = presenceBook(() => time);
  book.take(1, mark('m', '1'));
  time = presenceLastsMs - 5_000;
  book.take(1, mark('n', '1'));
  time = presenceLastsMs + 1;
  assert.deepEqual(book.at(1, 'party/a'), [{ member: 'n', field: null }]);
});
