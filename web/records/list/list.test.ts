import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Stored } from '#records/contract.ts';

import { edgeSpeed, nextColumn } from '../board/steering.ts';
import { gridKey } from './grid-keys.ts';
import { extendTo, keepPresent, mostSelected, nothingSelected, selectAll, toggleOne } from './selection.ts';

const record = (id: string, version = 1): Stored => ({
  id,
  version,
  values: {},
  createdAt: '2026-11-25T08:00:00Z',
  createdBy: null,
  updatedAt: '2026-11-25T08:00:00Z',
  updatedBy: null,
  removedAt: null,
});
const list = ['a', 'b', 'c', 'd'].map((id) => record(id));

const key = (name: string, over: Partial<KeyboardEvent> = {}) => ({
  key: name,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...over,
});
const place = { current: 1, size: 4, selecting: false, page: 10 };

test('arrows stop at the ends, and Shift chooses on the way', () => {
  assert.deepEqual(gridKey(key('ArrowDown'), place), { deed: 'go', at: 2 });
  assert.deepEqual(gridKey(key('PageDown'), place), { deed: 'go', at: 3 });
  assert.deepEqual(gridKey(key('ArrowUp', { shiftKey: true }), place), { deed: 'go', at: 0, extend: true });
  assert.deepEqual(gridKey(key('ArrowDown'), { ...place, current: null }), { deed: 'go', at: 0 });
  assert.equal(gridKey(key('ArrowDown'), { ...place, size: 0 }), undefined);
});

test('Space looks until something is chosen, then it chooses; letters go by their place', () => {
  assert.equal(gridKey(key(' '), place)?.deed, 'peek');
  assert.equal(gridKey(key(' ', { ctrlKey: true }), place)?.deed, 'toggle');
  assert.equal(gridKey(key(' '), { ...place, selecting: true })?.deed, 'toggle');
  assert.equal(gridKey(key('Escape'), place), undefined);
  assert.equal(gridKey(key('ش', { code: 'KeyA', ctrlKey: true }), place)?.deed, 'all');
  assert.equal(gridKey(key('د', { code: 'KeyN' }), place)?.deed, 'new');
  assert.equal(gridKey(key('Enter'), { ...place, current: null }), undefined);
});

test('a range goes from where it began, both ways', () => {
  const begun = toggleOne(nothingSelected, list[2] ?? record('c'), 2);
  assert.deepEqual([...extendTo(begun, list, 0).records.keys()], ['c', 'a', 'b']);
  assert.deepEqual([...extendTo(begun, list, 3).records.keys()], ['c', 'd']);
});

test('what left the list is no longer chosen, and the rest is held in its newest version', () => {
  const kept = keepPresent(selectAll(list), [record('b', 7), record('x')]);
  assert.deepEqual(
    [...kept.records.values()].map(({ id, version }) => [id, version]),
    [['b', 7]],
  );
  const crowd = Array.from({ length: mostSelected + 5 }, (_, index) => record(String(index)));
  assert.equal(selectAll(crowd).records.size, mostSelected);
});

test('on a board arrows follow the eye and stay at the ends', () => {
  const columns = ['new', 'talk', 'won'].map((name) => ({ key: name }));
  assert.equal(nextColumn(columns, 'new', 'ArrowLeft', 'rtl'), 'talk');
  assert.equal(nextColumn(columns, 'talk', 'ArrowLeft', 'ltr'), 'new');
  assert.equal(nextColumn(columns, 'won', 'ArrowLeft', 'rtl'), 'won');
  assert.equal(nextColumn(columns, 'talk', 'Home', 'rtl'), 'new');
  assert.equal(nextColumn(columns, 'talk', 'ArrowUp', 'rtl'), undefined);
});

test('a board moves beneath a card only near its edges', () => {
  assert.equal(edgeSpeed(500, 0, 1000), 0);
  assert.ok(edgeSpeed(995, 0, 1000) > edgeSpeed(950, 0, 1000));
  assert.ok(edgeSpeed(2, 0, 1000) < 0);
});
