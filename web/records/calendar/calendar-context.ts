import { createContext, use, type KeyboardEvent } from 'react';

import type { WorkDays } from '../data/work-days.ts';
import type { Entry } from './entries.ts';
import type { CalendarState } from './use-calendar.ts';
import type { GridDrag, Marked } from './use-grid-drag.ts';

/** What the parts of a calendar share: what is shown, and what a press, a drag or a key on an entry does. */
export type CalendarShared = {
  readonly calendar: CalendarState;
  readonly days: WorkDays;
  readonly drag: GridDrag;
  /** New time whose card stands open. */
  readonly marked: Marked | null;
  readonly mayCreate: boolean;
  readonly helpId: string;
  readonly open: (entry: Entry, beside: HTMLElement) => void;
  readonly onKey: (event: KeyboardEvent<HTMLElement>, entry: Entry) => void;
  /** The element beside which the card of new time opens. */
  readonly setMark: (element: HTMLElement | null) => void;
};

export const CalendarContext = createContext<CalendarShared | null>(null);

/** Throws outside of a calendar. */
export const useCalendarShared = (): CalendarShared => {
  const shared = use(CalendarContext);
  if (shared === null) throw new Error('useCalendarShared stands outside of a calendar');
  return shared;
};
