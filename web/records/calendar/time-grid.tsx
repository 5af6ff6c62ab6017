import { useEffect, useRef } from 'react';

import { localDigits } from '#persian/digits.ts';
import type { CivilDate } from '#persian/jalali/civil.ts';
import { wallTime } from '#persian/jalali/instants.ts';
import { Avatar, useLocale, useWords } from '#web/kit/index.ts';

import { useCalendarShared } from './calendar-context.ts';
import { DayHead } from './day-head.tsx';
import { HourColumn } from './hour-column.tsx';
import { clock, minutesIn, type Entry } from './entries.ts';
import { EntryBlock } from './entry-block.tsx';
import { hourPx, stretchOn } from './grid.ts';
import { daysIn } from './range.ts';
import { calendarWords } from './words.ts';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** One column of hours: a day, or one person's part of it. */
type Column = {
  readonly key: string;
  readonly day: CivilDate;
  readonly person: { readonly id: string; readonly name: string } | undefined;
  readonly entries: readonly Entry[];
};

/** Days side by side over their hours; a single day has a column for each person. */
export const TimeGrid = ({ names }: { readonly names: ReadonlyMap<string, string> }) => {
  const { calendar, days, drag } = useCalendarShared();
  const text = useWords(calendarWords);
  const { digits, timeZone } = useLocale();
  const frame = useRef<HTMLDivElement>(null);
  const columns = columnsOf(calendar, names);
  const wall = wallTime(calendar.now, timeZone);
  useWorkInSight(frame, days.calendar.hours.from);
  const template = { gridTemplateColumns: `3.25rem repeat(${columns.length}, minmax(0, 1fr))` };
  const persons = columns.some(({ person }) => person !== undefined);
  return (
    <div
      ref={frame}
      {...drag.frameProps}
      data-scroller=""
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain [scrollbar-gutter:stable]"
    >
      <div className="sticky top-0 z-20 bg-surface-0">
        <div className="grid" style={template}>
          <span />
          {persons ? (
            <div className="py-1" style={{ gridColumn: '2 / -1' }}>
              <DayHead day={calendar.day} />
            </div>
          ) : (
            columns.map(({ key, day }) => <DayHead key={key} day={day} />)
          )}
          {persons ? <span /> : null}
          {persons
            ? columns.map(({ key, person }) => (
                <span key={key} className="flex min-w-0 items-center justify-center gap-1.5 px-1 pb-1.5">
                  <Avatar name={person?.name ?? ''} size="small" decorative />
                  <bdi className="truncate text-sm font-medium">{person?.name}</bdi>
                </span>
              ))
            : null}
        </div>
        <div className="grid border-b border-surface-3 pb-1" style={template}>
          <span className="pe-2 text-end text-xs text-ink-faint">{text.allDay}</span>
          {columns.map(({ key, day, person, entries }) => (
            <WholeDay key={key} day={day} person={person?.id} entries={entries} />
          ))}
        </div>
      </div>
      <div className="relative grid" style={{ ...template, height: `${24 * hourPx}px` }}>
        <div className="relative">
          {hours.map((hour) =>
            hour === 0 ? null : (
              <span
                key={hour}
                className="absolute end-2 -translate-y-1/2 text-xs text-ink-faint"
                style={{ top: `${hour * hourPx}px` }}
              >
                {localDigits(clock(hour * 60), digits)}
              </span>
            ),
          )}
        </div>
        {columns.map(({ key, day, person, entries }) => (
          <HourColumn
            key={key}
            day={day}
            person={person?.id}
            entries={entries.filter(({ start }) => start !== undefined)}
            now={day === wall.date ? wall.hour * 60 + wall.minute : undefined}
          />
        ))}
      </div>
    </div>
  );
};

/** What has no hour; a drag brings things here from the hours and back. */
const WholeDay = (props: {
  readonly day: CivilDate;
  readonly person: string | undefined;
  readonly entries: readonly Entry[];
}) => {
  const { drag } = useCalendarShared();
  const { dragged } = drag;
  const over = dragged?.entry && dragged.day === props.day && dragged.start === undefined;
  return (
    <div
      data-day={props.day}
      data-person={props.person}
      className={`flex min-h-6 min-w-0 flex-col gap-0.5 border-s border-surface-3 px-0.5 ${over ? 'bg-accent-soft' : ''}`}
    >
      {props.entries
        .filter(({ start }) => start === undefined)
        .map((entry) => (
          <EntryBlock key={entry.key} entry={entry} shape="line" />
        ))}
    </div>
  );
};

const columnsOf = (
  calendar: ReturnType<typeof useCalendarShared>['calendar'],
  names: ReadonlyMap<string, string>,
): readonly Column[] => {
  const { view, range, people, several } = calendar;
  const entries = [...calendar.overNight, ...calendar.entries];
  if (view === 'day' && several)
    return people.map((id) => ({
      key: id,
      day: calendar.day,
      person: { id, name: names.get(id) ?? '—' },
      entries: entries.filter((entry) => entry.people.some((person) => person.id === id)),
    }));
  return daysIn(range).map((day) => ({
    key: day,
    day,
    person: undefined,
    entries: entries.filter((entry) => entry.day === day || stretchOn(entry, day) !== undefined),
  }));
};

/** The grid opens where work begins, and stays where it is scrolled to. */
const useWorkInSight = (frame: React.RefObject<HTMLDivElement | null>, from: string): void => {
  useEffect(() => {
    frame.current?.scrollTo({ top: Math.max(0, (minutesIn(from) / 60 - 0.75) * hourPx) });
  }, [frame, from]);
};
