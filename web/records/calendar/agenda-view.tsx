import { createElement } from 'react';
import { CalendarDays, Check } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { CivilDate } from '#persian/jalali/civil.ts';
import {
  Avatar,
  Badge,
  BareButton,
  Button,
  classes,
  EmptyState,
  showDate,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { iconOf } from '../search/icons.ts';
import { useCalendarShared } from './calendar-context.ts';
import type { Entry } from './entries.ts';
import { hoursOf, whomOf } from './entry-block.tsx';
import { colorOf } from './entry-look.ts';
import { daysIn } from './range.ts';
import { dayNumber, monthBeginning } from './titles.ts';
import { sourceLabel } from './sources.ts';
import { calendarWords } from './words.ts';

/** Two weeks as a list: the days on which something stands, and holidays. */
export const AgendaView = () => {
  const { calendar, days } = useCalendarShared();
  const text = useWords(calendarWords);
  const byDay = Map.groupBy(calendar.entries, ({ day }) => day);
  const shown = daysIn(calendar.range).filter(
    (day) => byDay.has(day) || day === calendar.today || days.holidayOn(day) !== undefined,
  );
  if (calendar.entries.length === 0 && !calendar.pending)
    return (
      <EmptyState
        icon={<CalendarDays size={20} />}
        title={calendar.filteredOut ? text.nothingShown : text.nothing}
        action={
          calendar.filteredOut ? (
            <Button onPress={calendar.showAllKinds}>{text.showAllKinds}</Button>
          ) : undefined
        }
      />
    );
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-5 overflow-y-auto px-6 pt-2 pb-8 max-sm:px-3">
      {shown.map((day) => (
        <AgendaDay key={day} day={day} entries={byDay.get(day) ?? none} />
      ))}
    </div>
  );
};

const none: readonly Entry[] = [];

/** One day of the list under its heading. */
export const AgendaDay = (props: {
  readonly day: CivilDate;
  readonly entries: readonly Entry[];
  readonly always?: boolean;
}) => {
  const { day, entries, always = false } = props;
  const { calendar, days } = useCalendarShared();
  const locale = useLocale();
  const text = useWords(calendarWords);
  const holiday = days.holidayOn(day);
  const isToday = day === calendar.today;
  return (
    <section className="flex flex-col gap-1">
      <h2 className="flex flex-wrap items-baseline gap-x-2 px-1 leading-title">
        <span className={classes('font-strong', isToday && 'text-accent')}>
          {showDate(day, locale, 'weekday')} {showDate(day, locale, 'day-month')}
        </span>
        <span className="text-sm text-ink-faint">
          {dayNumber(day, locale, 'other')} {otherMonth(day, locale)}
        </span>
        {isToday ? <Badge tone="accent">{text.today}</Badge> : null}
        {holiday ? <Badge tone="danger">{say(holiday, locale.locale)}</Badge> : null}
      </h2>
      {entries.length === 0 ? (
        isToday || always ? (
          <p className="rounded-card bg-surface-1 px-4 py-3 text-ink-muted">{text.nothingToday}</p>
        ) : null
      ) : (
        <ul className="flex flex-col rounded-card bg-surface-1 p-1">
          {entries.map((entry) => (
            <AgendaRow key={entry.key} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  );
};

const AgendaRow = ({ entry }: { readonly entry: Entry }) => {
  const { calendar, open, onKey, helpId } = useCalendarShared();
  const text = useWords(calendarWords);
  const locale = useLocale();
  const { source, start, minutes, over, dropped, title, people } = entry;
  const whom = whomOf(entry);
  return (
    <li>
      <BareButton
        data-entry={entry.key}
        data-cat={colorOf(entry, calendar.several, calendar.people)}
        aria-describedby={helpId}
        onPress={({ target }) => {
          if (target instanceof HTMLElement) open(entry, target);
        }}
        onKeyDown={(event) => onKey(event, entry)}
        className="grid w-full grid-cols-[6.5rem_1.25rem_minmax(0,1fr)_auto] items-center gap-2 rounded-control px-3 py-1.5 text-start leading-title data-hovered:bg-surface-2 data-focus-visible:-outline-offset-2 pointer-coarse:min-h-11 max-sm:grid-cols-[3rem_1.25rem_minmax(0,1fr)_auto] max-sm:px-2"
      >
        <span className="text-sm text-ink-muted">
          {start === undefined ? (
            text.allDay
          ) : (
            <>
              <span className="whitespace-nowrap max-sm:hidden">{hoursOf(start, minutes, locale)}</span>
              <span className="sm:hidden">{hoursOf(start, 0, locale)}</span>
            </>
          )}
        </span>
        <span
          aria-hidden="true"
          className="grid size-5 place-items-center rounded-full bg-[color-mix(in_oklab,var(--cat)_20%,var(--surface-1))]"
        >
          {over ? (
            <Check size={12} strokeWidth={3} />
          ) : (
            createElement(iconOf(source.object.name), { size: 12 })
          )}
        </span>
        <span className="min-w-0">
          <span
            className={classes(
              'block truncate own-end',
              over && 'text-ink-muted',
              dropped && 'line-through decoration-ink-faint',
            )}
          >
            <bdi>{title}</bdi>
          </span>
          <span className="block truncate text-sm text-ink-muted">
            {source.place.as ? sourceLabel(source, locale.locale) : say(source.object.one, locale.locale)}
            {whom === undefined ? null : (
              <>
                {' · '}
                <bdi>{whom}</bdi>
              </>
            )}
          </span>
        </span>
        {calendar.several ? <Avatar name={people[0]?.title ?? ''} size="small" /> : null}
      </BareButton>
    </li>
  );
};

/** The month's name beside the other calendar's number. */
const otherMonth = (day: CivilDate, locale: ReturnType<typeof useLocale>): string =>
  monthBeginning(day, locale, 'other') ??
  showDate(day, { ...locale, calendar: locale.calendar === 'persian' ? 'gregory' : 'persian' }, 'day-month')
    .split(' ')
    .slice(1)
    .join(' ');
