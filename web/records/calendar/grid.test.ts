import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readCalendarAddress, writeCalendarAddress } from './address.ts';
import { entryOf, inOrder, partOn, placedAt, type Entry } from './entries.ts';
import { drawn, movedTo, resizedTo } from './grid.ts';
import type { CalendarSource } from './sources.ts';

const source = (name: string, more: Partial<CalendarSource> = {}, lasts?: string): CalendarSource =>
  ({
    object: { name, title: 'title', fields: [], about: [] },
    place: { at: 'at', color: 0, ...(lasts === undefined ? {} : { lasts }) },
    allDay: false,
    ...more,
  }) as unknown as CalendarSource;
const meeting = source('meeting', {}, 'duration');
const task = source('task');
const deal = source('deal', { allDay: true });
const entry = (of: CalendarSource, values: Record<string, unknown>): Entry => {
  const made = entryOf(of, { id: '1', values: { title: 'جلسه', ...values } } as never, 'Asia/Tehran');
  assert.ok(made);
  return made;
};

test('an instant stands on the wall of the workspace, whatever day it is in Greenwich', () => {
  const late = entry(meeting, { at: '2026-11-22T20:45:00Z', duration: 90 });
  assert.deepEqual([late.day, late.start, late.minutes], ['2026-11-23', 15, 90]);
  // Summer time of the years before 1401 counts.
  assert.equal(entry(meeting, { at: '2021-07-01T04:30:00Z' }).start, 9 * 60);
});

test('what reaches past midnight takes its part of either day; due at midnight has no hour', () => {
  const late = entry(meeting, { at: '2026-11-22T19:30:00Z', duration: 120 });
  const parts = ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'].map((day) => partOn(late, day));
  assert.deepEqual(parts, [undefined, { start: 1_380, end: 1_440 }, { start: 0, end: 60 }, undefined]);
  // Taken by its end on the second day, and moved half an hour earlier there.
  assert.deepEqual(movedTo(late, { day: '2026-11-23', minute: 0 }, 90), {
    day: '2026-11-22',
    start: 1_350,
    minutes: 120,
  });
  assert.equal(entry(task, { at: '2026-11-21T20:30:00Z' }).start, undefined);
  assert.equal(entry(deal, { at: '2026-11-22' }).start, undefined);
});

test('where it lands is written back as the same wall time', () => {
  assert.equal(placedAt(meeting, '2026-11-22', 630, 'Asia/Tehran'), '2026-11-22T07:00:00Z');
  assert.equal(placedAt(deal, '2026-11-22', undefined, 'Asia/Tehran'), '2026-11-22');
  assert.equal(placedAt(task, '2026-11-22', undefined, 'Asia/Tehran'), '2026-11-21T20:30:00Z');
});

test('a move keeps the length and the place it was taken at, and snaps to quarters', () => {
  const one = entry(meeting, { at: '2026-11-22T07:00:00Z', duration: 60 });
  assert.deepEqual(movedTo(one, { day: '2026-11-24', minute: 8 * 60 + 22 }, 20), {
    day: '2026-11-24',
    start: 8 * 60,
    minutes: 60,
  });
  assert.deepEqual(movedTo(one, { day: '2026-11-24', minute: 5 }, 40).start, 0);
  assert.deepEqual(movedTo(one, { day: '2026-11-24', minute: undefined }, 0).start, 630);
  assert.deepEqual(movedTo(entry(deal, { at: '2026-11-22' }), { day: '2026-11-23', minute: 600 }, 0), {
    day: '2026-11-23',
    start: undefined,
    minutes: 0,
  });
});

test('an end is dragged past midnight to the end of the next day, and no nearer than a quarter', () => {
  const day = '2026-11-22';
  const from = (start: number, on: string, minute: number) => resizedTo({ day, start }, { day: on, minute });
  assert.equal(from(600, day, 655), 60);
  assert.equal(from(600, day, 500), 15);
  assert.equal(from(1_380, '2026-11-23', 62), 120);
  assert.equal(from(600, '2026-11-21', 700), 15);
  assert.equal(from(1_380, '2026-11-25', 60), 1_500);
});

test('empty time is drawn in either direction; a press takes the usual hour', () => {
  assert.deepEqual(drawn(615, 560, true), { start: 555, minutes: 60 });
  assert.deepEqual(drawn(617, 617, false), { start: 600, minutes: 60 });
  assert.deepEqual(drawn(1_435, 1_435, false), { start: 1_380, minutes: 60 });
});

test('a day is in order: without an hour first, the longer before the shorter', () => {
  const keys = inOrder([
    { ...entry(meeting, { at: '2026-11-22T07:00:00Z', duration: 30 }), key: 'short' },
    { ...entry(meeting, { at: '2026-11-22T07:00:00Z', duration: 60 }), key: 'long' },
    { ...entry(deal, { at: '2026-11-22' }), key: 'day' },
    { ...entry(meeting, { at: '2026-11-21T07:00:00Z' }), key: 'before' },
  ]).map(({ key }) => key);
  assert.deepEqual(keys, ['before', 'day', 'long', 'short']);
});

test('an address says only what is not as usual, and survives nonsense', () => {
  const address = { view: 'week', day: '2026-11-22', people: ['a', 'b'], hidden: ['deal'] } as const;
  assert.deepEqual(readCalendarAddress(writeCalendarAddress(address)), address);
  assert.deepEqual(readCalendarAddress({ view: 'year', day: 12, with: ',,', hide: { a: 1 } }), {
    view: undefined,
    day: undefined,
    people: [],
    hidden: [],
  });
});
