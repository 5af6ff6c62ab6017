import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Stored } from '#records/contract.ts';

import { edgeSpeed, nextColumn } from '../board/steering.ts';
import { gridKey, type GridPlace } from './grid-keys.ts';
import { headKey } from './head-keys.ts';
import { peekKey } from './peek-keys.ts';
import { extentOf, wantedFor } from './place.ts';
import { recordBeside, type Slot } from './slots.ts';
import {
  extendBy,
  isSelected,
  mostSelected,
  newest,
  nothingSelected,
  selectAll,
  toggleOne,
  wholeFilter,
} from './selection.ts';

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
const place: GridPlace = {
  current: 1,
  column: 0,
  first: 0,
  last: 3,
  selecting: false,
  page: 10,
  direction: 'rtl',
};

test('arrows stop at the ends, and Shift chooses on the way', () => {
  assert.deepEqual(gridKey(key('ArrowDown'), place), { deed: 'go', at: 2 });
  assert.deepEqual(gridKey(key('PageDown'), place), { deed: 'go', at: 3 });
  assert.deepEqual(gridKey(key('ArrowUp', { shiftKey: true }), place), { deed: 'go', at: 0, extend: true });
  assert.deepEqual(gridKey(key('ArrowDown'), { ...place, current: null }), { deed: 'go', at: 0 });
  assert.equal(gridKey(key('ArrowDown'), { ...place, last: -1 }), undefined);
  assert.equal(gridKey(key('ArrowUp'), { ...place, current: 0 })?.deed, 'head');
  // Rows before the one that a jump began with have negative places.
  assert.deepEqual(gridKey(key('ArrowUp'), { ...place, current: 0, first: -12 }), { deed: 'go', at: -1 });
});

test('Space looks until something is chosen, then it chooses; letters go by their place', () => {
  assert.equal(gridKey(key(' '), place)?.deed, 'peek');
  assert.equal(gridKey(key(' ', { ctrlKey: true }), place)?.deed, 'toggle');
  assert.equal(gridKey(key(' '), { ...place, selecting: true })?.deed, 'toggle');
  assert.equal(gridKey(key('Escape'), place), undefined);
  assert.equal(gridKey(key('ش', { code: 'KeyA', ctrlKey: true }), place)?.deed, 'all');
  assert.equal(gridKey(key('ز', { code: 'KeyC' }), place)?.deed, 'new');
  assert.equal(gridKey(key('Enter'), { ...place, current: null }), undefined);
});

test('sideways the keyboard goes from cell to cell as the eye sees it, and edits where it stands', () => {
  assert.deepEqual(gridKey(key('ArrowLeft'), place), { deed: 'side', by: 1 });
  assert.deepEqual(gridKey(key('ArrowLeft'), { ...place, direction: 'ltr' }), { deed: 'side', by: -1 });
  assert.equal(gridKey(key('Enter'), place)?.deed, 'open');
  assert.equal(gridKey(key('Enter'), { ...place, column: 2 })?.deed, 'edit');
  assert.equal(gridKey(key('ث', { code: 'KeyE' }), place)?.deed, 'edit');
  assert.equal(gridKey(key('ط', { code: 'KeyX' }), place)?.deed, 'toggle');
  assert.deepEqual(headKey(key('ArrowLeft', { shiftKey: true }), 'rtl'), { deed: 'move', by: 1 });
  assert.deepEqual(headKey(key('ArrowRight', { ctrlKey: true }), 'rtl'), { deed: 'resize', by: -16 });
});

test('a range is added to what is chosen; out of all that a filter leaves one begins anew', () => {
  const begun = toggleOne(nothingSelected, list[2] ?? record('c'), 2);
  assert.deepEqual([...extendBy(begun, list.slice(0, 3), 2).records.keys()], ['c', 'a', 'b']);
  assert.ok(isSelected(wholeFilter, 'anything'));
  assert.deepEqual([...toggleOne(wholeFilter, record('b'), 1).records.keys()], ['b']);
});

test('what is chosen goes into a deed in its newest version', () => {
  const fresh = newest(selectAll(list.slice(0, 2)), [record('b', 7), record('x')]);
  assert.deepEqual(
    fresh.map(({ id, version }) => [id, version]),
    [
      ['a', 1],
      ['b', 7],
    ],
  );
  const crowd = Array.from({ length: mostSelected + 5 }, (_, index) => record(String(index)));
  // All rows are then all that the filter leaves, in one deed of the server's.
  assert.deepEqual(selectAll(crowd), wholeFilter);
  assert.deepEqual(selectAll([]), wholeFilter, 'rows that are not read yet');
  const full = extendBy(nothingSelected, crowd, 0);
  assert.deepEqual([full.records.size, full.full], [mostSelected, true]);
  const [first = record('0')] = crowd;
  assert.equal(toggleOne(full, crowd.at(-1) ?? first, 0).full, true);
  const one = toggleOne(full, first, 0);
  assert.deepEqual([one.records.size, one.full], [mostSelected - 1, undefined]);
  assert.equal(extendBy(full, [first], 0).full, undefined);
});

test('a scroll area stays as it was while pages come and go, and ends where the list does', () => {
  const begun = extentOf(undefined, { first: 0, size: 100, before: false, after: true });
  assert.deepEqual(begun, { top: 0, end: 112 });
  // The first pages were let go: their rows keep their room.
  const on = extentOf(begun, { first: 800, size: 1_200, before: true, after: true });
  assert.deepEqual(on, { top: 0, end: 2_012 });
  assert.deepEqual(extentOf(on, { first: 0, size: 1_200, before: false, after: true }), {
    top: 0,
    end: 2_012,
  });
  // A jump into the middle finds rows before it.
  const jumped = extentOf(undefined, { first: 0, size: 100, before: true, after: true });
  assert.deepEqual(jumped, { top: -12, end: 112 });
  assert.deepEqual(extentOf(jumped, { first: -40, size: 140, before: false, after: false }), {
    top: -40,
    end: 100,
  });
});

test('a list reads on near its ends, and elsewhere begins anew rather than read everything between', () => {
  const held = { first: 800, size: 1_200, before: true, after: true };
  assert.equal(wantedFor(held, { from: 1_970, to: 1_995 }, 40), 'next');
  assert.equal(wantedFor(held, { from: 810, to: 840 }, 40), 'previous');
  assert.equal(wantedFor(held, { from: 1_200, to: 1_230 }, 40), undefined);
  assert.equal(wantedFor(held, { from: 0, to: 30 }, 40), 'far');
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

test('a quick look goes on by arrows, J and K, past heads of groups, and stops where nothing is read', () => {
  assert.deepEqual(
    [key('ArrowDown'), key('ت', { code: 'KeyJ' }), key('ArrowUp'), key('k', { code: 'KeyK' })].map(peekKey),
    [1, 1, -1, -1],
  );
  assert.equal(peekKey(key('ArrowDown', { shiftKey: true })), undefined);
  const [a, b] = [record('a'), record('b')];
  const head = { kind: 'group', key: 'g' } as Slot;
  const slots: readonly Slot[] = [
    { kind: 'record', key: 'a', record: a },
    head,
    { kind: 'record', key: 'b', record: b },
    { kind: 'waiting', key: 'w' },
  ];
  const source = {
    top: -2,
    count: slots.length,
    slotAt: (place: number): Slot => slots[place + 2] ?? { kind: 'waiting', key: 'w' },
  };
  assert.deepEqual(recordBeside(source, { place: -2, record: a }, 1), { place: 0, record: b });
  // A line came in before it since it was opened.
  assert.deepEqual(recordBeside(source, { place: -1, record: b }, -1), { place: -2, record: a });
  assert.equal(recordBeside(source, { place: 0, record: b }, 1), undefined);
  assert.equal(recordBeside(source, { place: -2, record: a }, -1), undefined);
});
