import { useLayoutEffect, useRef, useState } from 'react';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { addDays, type CivilDate } from '#persian/jalali/civil.ts';
import { BareButton, classes, showDate, useLocale, useWords } from '#web/kit/index.ts';

import { AgendaDay } from './agenda-view.tsx';
import { useCalendarShared } from './calendar-context.ts';
import type { Entry } from './entries.ts';
import { EntryBlock } from './entry-block.tsx';
import { colorOf, restClass } from './entry-look.ts';
import { daysIn, monthStart } from './range.ts';
import { dayNumber, monthBeginning } from './titles.ts';
import { calendarWords } from './words.ts';

/** Px of a cell's head and of one line in it. */
const headPx = 30;
const linePx = 24;

/** A month in whole weeks; what does not fit in a day is counted, and on a phone the chosen day stands beneath. */
export const MonthView = () => {
  const { calendar, drag } = useCalendarShared();
  const locale = useLocale();
  const days = daysIn(calendar.range);
  const weeks = days.length / 7;
  const frame = useRef<HTMLDivElement>(null);
  const lines = useLines(frame, weeks);
  const first = monthStart(calendar.day, locale.calendar);
  const last = addDays(monthStart(calendar.day, locale.calendar, 1), -1);
  const byDay = Map.groupBy(calendar.entries, ({ day }) => day);
  return (
    <div className="flex min-h-0 flex-1 flex-col px-4 pb-4 max-sm:px-2">
      <div className="grid grid-cols-7">
        {days.slice(0, 7).map((day) => (
          <span key={day} aria-hidden="true" className="truncate pb-1 text-center text-xs text-ink-muted">
            {calendar.phone
              ? showDate(day, locale, 'weekday').slice(0, locale.locale === 'fa' ? 1 : 2)
              : showDate(day, locale, 'weekday')}
          </span>
        ))}
      </div>
      <div
        ref={frame}
        {...drag.frameProps}
        className="grid min-h-0 flex-1 grid-cols-7 gap-px overflow-hidden rounded-card bg-surface-3 p-px max-sm:flex-none"
        style={
          calendar.phone
            ? undefined
            : { gridTemplateRows: `repeat(${weeks}, minmax(${headPx + 2 * linePx}px, 1fr))` }
        }
      >
        {days.map((day) => (
          <Cell
            key={day}
            day={day}
            outside={day < first || day > last}
            entries={byDay.get(day) ?? none}
            lines={lines}
          />
        ))}
      </div>
      {calendar.phone ? (
        <div className="pt-4">
          <AgendaDay day={calendar.day} entries={byDay.get(calendar.day) ?? none} always />
        </div>
      ) : null}
    </div>
  );
};

const none: readonly Entry[] = [];

const Cell = (props: {
  readonly day: CivilDate;
  readonly outside: boolean;
  readonly entries: readonly Entry[];
  readonly lines: number;
}) => {
  const { day, outside, entries, lines } = props;
  const { calendar, days, drag, marked, mayCreate, setMark } = useCalendarShared();
  const text = useWords(calendarWords);
  const locale = useLocale();
  const holiday = days.holidayOn(day);
  const free = !days.isWorkDay(day);
  const { dragged } = drag;
  const target = dragged?.day === day && (dragged.kind !== 'create' || dragged.start === undefined);
  const fitting = entries.length > lines ? Math.max(0, lines - 1) : entries.length;
  const name = showDate(day, locale, 'full');
  return (
    <div
      data-day={day}
      ref={marked?.day === day ? setMark : undefined}
      onPointerDown={(event) => {
        if (mayCreate && !calendar.phone) drag.begin(event, 'create');
      }}
      className={classes(
        'flex min-w-0 flex-col gap-0.5 overflow-hidden px-1 pb-1',
        holiday
          ? 'bg-[color-mix(in_oklab,var(--danger-soft)_70%,var(--surface-1))]'
          : free
            ? restClass
            : 'bg-surface-1',
        target && 'bg-accent-soft',
        marked?.day === day && 'shadow-[inset_0_0_0_2px_var(--accent)]',
        day === calendar.day && 'shadow-[inset_0_0_0_1.5px_var(--accent)]',
        mayCreate && !calendar.phone && 'cursor-cell',
      )}
    >
      <BareButton
        aria-current={day === calendar.today ? 'date' : undefined}
        onPress={() => (calendar.phone ? calendar.goToDay(day) : calendar.show('day', day))}
        className="flex min-w-0 items-center gap-1 rounded-small pt-0.5 text-start max-sm:flex-col max-sm:gap-0"
      >
        <span className="sr-only">
          {holiday ? `${name}، ${say(holiday, locale.locale)}` : free ? text.freeOf(name) : name}
        </span>
        <span aria-hidden="true" className="contents">
          <span
            className={classes(
              'grid h-6 min-w-6 shrink-0 place-items-center rounded-full px-1',
              day === calendar.today
                ? 'bg-accent font-strong text-accent-ink'
                : outside
                  ? 'text-ink-faint'
                  : free
                    ? 'text-danger'
                    : 'text-ink',
            )}
          >
            {dayNumber(day, locale)}
          </span>
          {outside && monthBeginning(day, locale) ? (
            <span className="text-xs text-ink-muted max-sm:hidden">{monthBeginning(day, locale)}</span>
          ) : null}
          {holiday ? (
            <span
              title={say(holiday, locale.locale)}
              className="min-w-0 flex-1 truncate text-xs text-danger max-sm:hidden"
            >
              {say(holiday, locale.locale)}
            </span>
          ) : null}
          <span className="ms-auto shrink-0 pe-0.5 text-xs text-ink-faint max-sm:ms-0">
            {dayNumber(day, locale, 'other')}{' '}
            <span className="max-sm:hidden">{monthBeginning(day, locale, 'other')}</span>
          </span>
        </span>
      </BareButton>
      {calendar.phone ? (
        <span aria-hidden="true" className="flex h-2 justify-center gap-0.5">
          {entries.slice(0, 4).map((entry) => (
            <span
              key={entry.key}
              data-cat={colorOf(entry, calendar.several, calendar.people)}
              className="size-1.5 rounded-full bg-cat"
            />
          ))}
        </span>
      ) : (
        <>
          {entries.slice(0, fitting).map((entry) => (
            <EntryBlock key={entry.key} entry={entry} shape="line" />
          ))}
          {fitting < entries.length ? (
            <BareButton
              onPress={() => calendar.show('day', day)}
              className="truncate rounded-small px-1.5 text-start text-xs leading-[22px] text-ink-muted data-hovered:bg-surface-2"
            >
              {text.more(formatNumber(entries.length - fitting, locale.digits))}
            </BareButton>
          ) : null}
        </>
      )}
    </div>
  );
};

/** How many lines a day has room for. */
const useLines = (frame: React.RefObject<HTMLDivElement | null>, weeks: number): number => {
  const [lines, setLines] = useState(3);
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return undefined;
    const measure = () => setLines(Math.max(1, Math.floor((box.clientHeight / weeks - headPx) / linePx)));
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, [frame, weeks]);
  return lines;
};
