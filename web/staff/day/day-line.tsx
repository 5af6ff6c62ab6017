import { Fragment } from 'react';
import { CalendarDays, CalendarPlus } from 'lucide-react';

import { formatNumber } from '#persian/digits.ts';
import { wallTime } from '#persian/jalali/instants.ts';
import type { Linked, ObjectContract } from '#records/contract.ts';
import { Button, EmptyState, Link, showTime, useLocale, useWords } from '#web/kit/index.ts';
import { useQuickCreate } from '#web/records/index.ts';

import { DayRow } from './day-row.tsx';
import type { DayPartProps } from './overdue.tsx';
import { Panel, PanelFailed, PanelWaiting } from './panel.tsx';
import { dayWords } from './words.ts';

/** Today in one line: what has no hour first, then hour by hour, with the present moment between. */
export const DayLine = (
  props: DayPartProps & {
    readonly mine: boolean;
    readonly member: Linked;
    readonly step: ObjectContract | undefined;
  },
) => {
  const { day, days, onDone, question } = props;
  const text = useWords(dayWords);
  const { digits, timeZone } = useLocale();
  const { entries, pending, error, retry } = day.line;
  const left = entries.filter((entry) => entry.source.finishable && !entry.over).length;
  const clock = wallTime(day.now, timeZone);
  const minute = clock.hour * 60 + clock.minute;
  const nowAt = entries.findIndex(({ start }) => start !== undefined && start > minute);
  const place = nowAt < 0 ? entries.length : nowAt;
  return (
    <Panel
      title={text.today}
      count={
        entries.length === 0
          ? undefined
          : left > 0
            ? text.left(formatNumber(left, digits))
            : entries.some(({ source }) => source.finishable)
              ? text.allDone
              : undefined
      }
      actions={
        <Link href="/calendar?view=day">
          <span className="px-2">{text.calendar}</span>
        </Link>
      }
    >
      {error ? (
        <PanelFailed error={error} onRetry={retry} />
      ) : pending ? (
        <PanelWaiting rows={5} />
      ) : entries.length === 0 ? (
        <Empty {...props} />
      ) : (
        <ul className="flex flex-col px-1">
          {entries.map((entry, index) => (
            <Fragment key={entry.key}>
              {index === place ? <NowLine now={day.now} /> : null}
              <DayRow entry={entry} now={day.now} today={day.today} days={days} onDone={onDone}>
                {question(entry)}
              </DayRow>
            </Fragment>
          ))}
          {place === entries.length ? <NowLine now={day.now} /> : null}
        </ul>
      )}
    </Panel>
  );
};

const Empty = (
  props: DayPartProps & { readonly step: ObjectContract | undefined; readonly member: Linked },
) => {
  const { day, days, step, member } = props;
  const text = useWords(dayWords);
  const quickCreate = useQuickCreate();
  return (
    <EmptyState
      icon={<CalendarDays size={20} />}
      title={days.isWorkDay(day.today) ? text.emptyToday : text.emptyDayOff}
      action={
        step ? (
          <Button
            icon={<CalendarPlus size={16} />}
            onPress={() =>
              void quickCreate({
                object: step.name,
                prefill: step.owner === undefined ? {} : { [step.owner]: member },
              })
            }
          >
            {text.add}
          </Button>
        ) : undefined
      }
    >
      {days.isWorkDay(day.today) ? text.emptyTodayHint : null}
    </EmptyState>
  );
};

/** Where the day stands. */
const NowLine = ({ now }: { readonly now: string }) => {
  const locale = useLocale();
  const text = useWords(dayWords);
  return (
    <li
      aria-label={`${text.now} ${showTime(now, locale)}`}
      className="grid grid-cols-[4.75rem_1fr] items-center gap-x-3 py-0.5 pe-3 max-sm:grid-cols-[4.25rem_1fr] max-sm:gap-x-2"
    >
      <span className="text-end text-sm font-medium text-accent">{showTime(now, locale)}</span>
      <span aria-hidden="true" className="relative h-px bg-accent/50">
        <span className="absolute start-1.5 -top-[3px] size-[7px] rounded-full bg-accent" />
      </span>
    </li>
  );
};
