import { CalendarDays, CalendarPlus, ChevronLeft, ChevronRight, CircleDot } from 'lucide-react';

import { useWords } from '#web/kit/index.ts';

import type { ScreenDeed } from '../data/standing.ts';
import { calendarViews } from './range.ts';
import type { CalendarState } from './use-calendar.ts';
import { viewKeys } from './use-keys.ts';
import { calendarWords } from './words.ts';

/** What can be done with the calendar that stands, for the palette. */
export const useCalendarDeeds = (
  calendar: CalendarState,
  create: (() => void) | undefined,
): readonly ScreenDeed[] => {
  const text = useWords(calendarWords);
  const { phone, view } = calendar;
  const names = { ...text, week: phone ? text.days : text.week };
  return [
    ...(create ? [{ id: 'create', label: text.create, icon: <CalendarPlus size={18} />, run: create }] : []),
    {
      id: 'today',
      label: text.goToday,
      icon: <CircleDot size={18} />,
      shortcut: 'T',
      run: () => calendar.change({ day: undefined }),
    },
    {
      id: 'next',
      label: text.turnOn,
      icon: <ChevronLeft size={18} className="ltr:rotate-180" />,
      shortcut: 'PgDn',
      run: () => calendar.turn(1),
    },
    {
      id: 'previous',
      label: text.turnBack,
      icon: <ChevronRight size={18} className="ltr:rotate-180" />,
      shortcut: 'PgUp',
      run: () => calendar.turn(-1),
    },
    ...calendarViews
      .filter((one) => one !== view)
      .map((one) => ({
        id: one,
        label: text.viewBy(names[one]),
        icon: <CalendarDays size={18} />,
        shortcut: viewKeys[one],
        run: () => calendar.show(one),
      })),
  ];
};
