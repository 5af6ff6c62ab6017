import { useEffect, useRef } from 'react';

import { addDays } from '#persian/jalali/civil.ts';
import { useLocale } from '#web/kit/index.ts';

import { calendarViews, type CalendarView } from './range.ts';
import type { CalendarState } from './use-calendar.ts';

/** Letters by their place on the keyboard, so that they work under a Persian layout too. */
export const viewKeys: Readonly<Record<CalendarView, string>> = {
  month: 'M',
  week: 'W',
  day: 'D',
  agenda: 'A',
};

/** T goes to today, M W D A choose the view, arrows turn the page as the eye sees it; in a month they go from day to day. */
export function useCalendarKeys(calendar: CalendarState): void {
  const { direction } = useLocale();
  const latest = useRef(calendar);
  useEffect(() => {
    latest.current = calendar;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
      const target = event.target as HTMLElement;
      if (
        target.closest(
          'input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"], [role="radiogroup"], nav',
        )
      )
        return;
      const onEntry = target.closest('[data-entry]') !== null;
      if (act(latest.current, event, direction, onEntry)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [direction]);
}

function act(
  calendar: CalendarState,
  { code }: KeyboardEvent,
  direction: 'rtl' | 'ltr',
  onEntry: boolean,
): boolean {
  const view = calendarViews.find((one) => code === `Key${viewKeys[one]}`);
  if (code === 'KeyT') calendar.change({ day: undefined });
  // On an entry D says that it is done.
  else if (view !== undefined && !(onEntry && code === 'KeyD')) calendar.show(view);
  else if (code === 'PageUp') calendar.turn(-1);
  else if (code === 'PageDown') calendar.turn(1);
  else return turnByArrow(calendar, code, direction, onEntry);
  return true;
}

function turnByArrow(
  calendar: CalendarState,
  code: string,
  direction: 'rtl' | 'ltr',
  onEntry: boolean,
): boolean {
  const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  const by = code === forward ? 1 : code === back ? -1 : 0;
  const down = code === 'ArrowDown' ? 7 : code === 'ArrowUp' ? -7 : 0;
  if (calendar.view === 'month') {
    if ((by === 0 && down === 0) || (onEntry && down !== 0)) return false;
    calendar.goToDay(addDays(calendar.day, by + down));
    return true;
  }
  if (by === 0) return false;
  calendar.turn(by > 0 ? 1 : -1);
  return true;
}
