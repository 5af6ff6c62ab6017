import { say } from '#persian/bilingual.ts';
import type { CivilDate } from '#persian/jalali/civil.ts';
import { BareButton, classes, showDate, useLocale, useWords } from '#web/kit/index.ts';

import { useCalendarShared } from './calendar-context.ts';
import { dayNumber, monthBeginning } from './titles.ts';
import { calendarWords } from './words.ts';

/** The head of a day's column: weekday, its number in both calendars, and the name of a holiday. */
export const DayHead = ({ day }: { readonly day: CivilDate }) => {
  const { calendar, days } = useCalendarShared();
  const locale = useLocale();
  const text = useWords(calendarWords);
  const holiday = days.holidayOn(day);
  const free = !days.isWorkDay(day);
  const isToday = day === calendar.today;
  const name = showDate(day, locale, 'full');
  return (
    <div className="flex min-w-0 flex-col items-center px-1 pb-1 leading-title">
      <BareButton
        aria-current={isToday ? 'date' : undefined}
        onPress={() => calendar.show('day', day)}
        className="flex flex-col items-center rounded-control px-2 py-0.5 data-hovered:bg-surface-2"
      >
        <span className="sr-only">
          {holiday ? `${name}، ${say(holiday, locale.locale)}` : free ? text.freeOf(name) : name}
        </span>
        <span aria-hidden="true" className={classes('text-xs', free ? 'text-danger' : 'text-ink-muted')}>
          {showDate(day, locale, 'weekday')}
        </span>
        <span aria-hidden="true" className="flex items-baseline gap-1">
          <span
            className={classes(
              'grid h-7 min-w-7 place-items-center rounded-full px-1 text-lg',
              isToday ? 'bg-accent font-strong text-accent-ink' : free && 'text-danger',
            )}
          >
            {dayNumber(day, locale)}
          </span>
          <span className="text-xs text-ink-faint">
            {dayNumber(day, locale, 'other')} {monthBeginning(day, locale, 'other')}
          </span>
        </span>
      </BareButton>
      {holiday ? (
        <span title={say(holiday, locale.locale)} className="max-w-full truncate text-xs text-danger">
          {say(holiday, locale.locale)}
        </span>
      ) : null}
    </div>
  );
};
