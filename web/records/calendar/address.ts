import { isCivilDate, type CivilDate } from '#persian/jalali/civil.ts';

import { calendarViews, type CalendarView } from './range.ts';

/** A calendar as its address tells it: `?view=week&day=2026-11-22&with=…&hide=deal`. What is not said is as usual. */
export type CalendarAddress = {
  readonly view: CalendarView | undefined;
  readonly day: CivilDate | undefined;
  /** Ids of members side by side. */
  readonly people: readonly string[];
  /** Names of objects that are switched off. */
  readonly hidden: readonly string[];
};

const mostPeople = 8;

/** Reads what the router parsed; anything may stand there, and what makes no sense is passed over. */
export function readCalendarAddress(raw: Readonly<Record<string, unknown>>): CalendarAddress {
  const day = raw['day'];
  return {
    view: calendarViews.find((view) => view === raw['view']),
    day: typeof day === 'string' && isCivilDate(day) ? day : undefined,
    people: list(raw['with']).slice(0, mostPeople),
    hidden: list(raw['hide']),
  };
}

/** The search part of an address, without what is as usual. */
export const writeCalendarAddress = ({
  view,
  day,
  people,
  hidden,
}: CalendarAddress): Record<string, string> => ({
  ...(view === undefined ? {} : { view }),
  ...(day === undefined ? {} : { day }),
  ...(people.length === 0 ? {} : { with: people.slice(0, mostPeople).join(',') }),
  ...(hidden.length === 0 ? {} : { hide: hidden.join(',') }),
});

const list = (raw: unknown): readonly string[] =>
  typeof raw === 'string' ? [...new Set(raw.split(',').filter((one) => one !== ''))] : [];
