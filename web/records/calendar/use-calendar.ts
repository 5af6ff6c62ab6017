import { useCallback, useMemo } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';

import { addDays, type CivilDate, type CivilRange } from '#persian/jalali/civil.ts';
import { civilDateOf } from '#persian/jalali/instants.ts';
import { useLocale, useMinute } from '#web/kit/index.ts';

import { useMe } from '../data/me.ts';
import { useSchema } from '../data/schema.ts';
import { usePhone } from '../list/use-media.ts';
import { readCalendarAddress, writeCalendarAddress, type CalendarAddress } from './address.ts';
import { stretchOn } from './grid.ts';
import { rangeOf, turned, type CalendarView } from './range.ts';
import { calendarSources, rangeQueries, type CalendarSource } from './sources.ts';
import { useEntries } from './use-entries.ts';

const daysOnPhone = 3;

/** A calendar as its address makes it: what it shows, of whom, and when. `change` writes the address. */
export function useCalendar() {
  const schema = useSchema();
  const me = useMe();
  const navigate = useNavigate();
  const { timeZone, calendar } = useLocale();
  const phone = usePhone();
  const now = useMinute();
  const today = civilDateOf(now, timeZone);
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const address = useMemo(() => readCalendarAddress(raw), [raw]);
  const view: CalendarView = address.view ?? (phone ? 'agenda' : 'week');
  const day = address.day ?? today;
  const all = useMemo(() => calendarSources(schema), [schema]);
  const sources = useMemo(
    () => all.filter(({ object }) => !address.hidden.includes(object.name)),
    [all, address.hidden],
  );
  const people = useMemo(
    () => (address.people.length === 0 ? [me.member.id] : address.people),
    [address.people, me.member.id],
  );
  const range = useMemo(
    (): CivilRange =>
      // Seven columns do not fit under a thumb.
      phone && view === 'week' ? { from: day, to: addDays(day, daysOnPhone) } : rangeOf(view, day, calendar),
    [phone, view, day, calendar],
  );
  const state = useEntries(
    sources,
    useCallback(
      (source: CalendarSource) => rangeQueries(source, range, { people, timeZone }),
      [range, people, timeZone],
    ),
  );
  const entries = useMemo(
    () => state.entries.filter((entry) => entry.day >= range.from && entry.day < range.to),
    [state.entries, range],
  );
  const overNight = useMemo(
    () =>
      state.entries.filter((entry) => entry.day < range.from && stretchOn(entry, range.from) !== undefined),
    [state.entries, range],
  );
  const change = useCallback(
    (part: Partial<CalendarAddress>, how: { readonly replace?: boolean } = {}) =>
      void navigate({
        to: '/calendar',
        search: writeCalendarAddress({ ...address, ...part }),
        replace: how.replace ?? false,
      }),
    [navigate, address],
  );
  return {
    now,
    today,
    phone,
    view,
    day,
    range,
    all,
    sources,
    hidden: address.hidden,
    people,
    /** Several people: colours then tell who, and not what. */
    several: people.length > 1,
    ...state,
    entries,
    /** What began on the evening before the first day and reaches into it. */
    overNight,
    /** Nothing is to be seen, though some kinds are switched off. */
    filteredOut:
      address.hidden.length > 0 &&
      entries.length + overNight.length === 0 &&
      !state.pending &&
      state.error === null,
    showAllKinds: () => change({ hidden: [] }, { replace: true }),
    change,
    turn: (by: 1 | -1) =>
      change({
        day: phone && view === 'week' ? addDays(day, by * daysOnPhone) : turned(view, day, by, calendar),
      }),
    goToDay: (next: CivilDate) => change({ day: next }, { replace: true }),
    show: (next: CalendarView, on: CivilDate = day) =>
      change({ view: next, day: on === today ? undefined : on }),
  };
}

export type CalendarState = ReturnType<typeof useCalendar>;
