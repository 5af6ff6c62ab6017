import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinList } from './list.ts';
import { layoutVariants } from './keyboard.ts';

test('text of the wrong layout has its other readings', () => {
  assert.deepEqual(layoutVariants('sghl'), ['سلام']);
  assert.deepEqual(layoutVariants('اثممخ'), ['hello']);
  assert.deepEqual(layoutVariants('mvs'), ['پرس', 'ئرس']);
  assert.deepEqual(layoutVariants('HfHnhk'), ['آبآدان']);
  assert.deepEqual(layoutVariants("','ad"), ['گوگشی']);
  assert.deepEqual(layoutVariants(';vdld 12'), ['کریمی 12']);
  assert.deepEqual(layoutVariants('ظثقخ'), ['zero']);
});

test('where nothing can be meant there are no readings', () => {
  for (const text of ['', '1234', 'سلام hello', '؟!']) assert.deepEqual(layoutVariants(text), []);
});

test('lists read as sentences, without bidi marks', () => {
  assert.equal(joinList([], 'fa'), '');
  assert.equal(joinList(['الف'], 'fa'), 'الف');
  assert.equal(joinList(['الف', 'ب', 'پ'], 'fa'), 'الف، ب و پ');
  assert.equal(joinList(['الف', 'ب'], 'fa', 'or'), 'الف یا ب');
  assert.equal(joinList(['a', 'b', 'c'], 'en'), 'a, b and c');
});
