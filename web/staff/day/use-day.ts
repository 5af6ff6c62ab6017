import { useCallback, useMemo, useState } from 'react';

import { addDays, type CivilDate } from '#persian/jalali/civil.ts';
import { civilDateOf } from '#persian/jalali/instants.ts';
import { useLocale, useMinute } from '#web/kit/index.ts';
import { useSchema } from '#web/records/index.ts';
import { inOrder, type Entry } from '#web/records/calendar/entries.ts';
import {
  calendarSources,
  isToBeDone,
  overdueQueries,
  rangeQueries,
  type CalendarSource,
} from '#web/records/calendar/sources.ts';
import { useEntries, type EntriesState } from '#web/records/calendar/use-entries.ts';

export type Day = {
  readonly today: CivilDate;
  readonly now: string;
  readonly sources: readonly CalendarSource[];
  readonly line: EntriesState;
  readonly overdue: EntriesState;
  /** Keeps what was finished in its place until the page is left, so that nothing moves under the hand. */
  readonly keep: (entry: Entry) => void;
};

/**
 * The day of one person, or of one and those for whom he stands in: everything that stands in it, and what should have been
 * done before.
 */
export function useDay(people: readonly string[]): Day {
  const schema = useSchema();
  const { timeZone } = useLocale();
  const now = useMinute();
  const today = civilDateOf(now, timeZone);
  const sources = useMemo(() => calendarSources(schema), [schema]);
  const due = useMemo(() => sources.filter(isToBeDone), [sources]);
  const [kept, setKept] = useState<readonly Entry[]>([]);
  const asked = useMemo(() => ({ people, timeZone }), [people, timeZone]);
  const line = useEntries(
    sources,
    useCallback(
      (source: CalendarSource) => rangeQueries(source, { from: today, to: addDays(today, 1) }, asked),
      [today, asked],
    ),
  );
  const overdue = useEntries(
    due,
    useCallback((source: CalendarSource) => overdueQueries(source, today, asked), [today, asked]),
  );
  return {
    today,
    now,
    sources,
    // What began yesterday may reach into the morning; it is yesterday's all the same.
    line: { ...line, entries: line.entries.filter(({ day }) => day === today) },
    overdue: { ...overdue, entries: withKept(overdue.entries, kept) },
    keep: (entry) => {
      // Today's line shows what is done anyway.
      if (entry.day < today) setKept((before) => [...before.filter(({ key }) => key !== entry.key), entry]);
    },
  };
}

const withKept = (entries: readonly Entry[], kept: readonly Entry[]): readonly Entry[] =>
  inOrder([...entries, ...kept.filter(({ key }) => entries.every((entry) => entry.key !== key))]);
