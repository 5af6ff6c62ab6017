import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readCalendarAddress, writeCalendarAddress } from './address.ts';
import { entryOf, inOrder, placedAt, type Entry } from './entries.ts';
import { drawn, movedTo, resizedTo, stretchOn } from './grid.ts';
import { handedOver } from './hand-over.ts';
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

test('what reaches past midnight stands on both days; due at midnight has no hour', () => {
  const late = entry(meeting, { at: '2026-11-22T19:30:00Z', duration: 120 });
  assert.equal(late.minutes, 120);
  assert.deepEqual(stretchOn(late, '2026-11-22'), { start: 1_380, end: 1_440 });
  assert.deepEqual(stretchOn(late, '2026-11-23'), { start: 0, end: 60 });
  assert.equal(stretchOn(late, '2026-11-24'), undefined);
  // Held by its part after midnight, it moves as it lies under the hand.
  const held = { day: '2026-11-23', minute: 30 };
  assert.deepEqual(movedTo(late, held, 90), { day: '2026-11-22', start: 1_380, minutes: 120 });
  assert.equal(
    stretchOn(entry(meeting, { at: '2026-11-22T19:30:00Z', duration: 60 }), '2026-11-23'),
    undefined,
  );
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

test('an end is dragged no nearer than a quarter, and past midnight where that is a night and no slip of the hand', () => {
  const [day, next] = ['2026-11-22', '2026-11-23'];
  assert.equal(resizedTo({ day, start: 600 }, { day, minute: 655 }), 60);
  assert.equal(resizedTo({ day, start: 600 }, { day, minute: 500 }), 15);
  assert.equal(resizedTo({ day, start: 1_320 }, { day: next, minute: 61 }), 180);
  assert.equal(resizedTo({ day, start: 600 }, { day: next, minute: 661 }), 60);
});

test('from one person’s column to another’s goes who is responsible, or who takes part', () => {
  const [one, two, three] = ['1', '2', '3'].map((id) => ({ id, object: 'member', title: id }));
  assert.ok(one && two && three);
  const owned = { ...meeting, object: { ...meeting.object, owner: 'owner' } } as CalendarSource;
  const free = {
    ...owned,
    place: { ...owned.place, with: 'colleagues' },
    handable: { owner: true, others: true },
  };
  const values = { at: '2026-11-22T07:00:00Z', owner: one, colleagues: [two] };
  assert.deepEqual(handedOver(entry(free, values), '1', three), { owner: three });
  assert.deepEqual(handedOver(entry(free, values), '1', two), { owner: two, colleagues: [] });
  assert.deepEqual(handedOver(entry(free, values), '2', three), { colleagues: [three] });
  assert.deepEqual(handedOver(entry(free, values), '2', one), { colleagues: [] });
  const fixed = { ...free, handable: { owner: false, others: true } };
  assert.equal(handedOver(entry(fixed, values), '1', three), undefined);
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
