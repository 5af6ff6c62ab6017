import type { ReactNode } from 'react';

import { formatNumber } from '#persian/digits.ts';
import { useLocale, useWords } from '#web/kit/index.ts';
import type { Entry } from '#web/records/calendar/entries.ts';
import type { WorkDays } from '#web/records/data/work-days.ts';

import { DayRow } from './day-row.tsx';
import { Panel, PanelFailed } from './panel.tsx';
import type { Day } from './use-day.ts';
import { dayWords } from './words.ts';

export type DayPartProps = {
  readonly day: Day;
  readonly days: WorkDays;
  readonly onDone: (entry: Entry, done: boolean) => void;
  /** The question for the next step, where this one is asked. */
  readonly question: (entry: Entry) => ReactNode;
};

/** What should have been done before today, the oldest first; nothing at all where nothing is late. */
export const Overdue = ({ day, days, onDone, question }: DayPartProps) => {
  const text = useWords(dayWords);
  const { digits } = useLocale();
  const { entries, error, retry, cut } = day.overdue;
  if (error)
    return (
      <Panel title={text.overdue}>
        <PanelFailed error={error} onRetry={retry} />
      </Panel>
    );
  if (entries.length === 0) return null;
  const left = entries.filter(({ over }) => !over).length;
  return (
    <Panel
      title={text.overdue}
      count={left > 0 ? `${formatNumber(left, digits)}${cut ? '+' : ''}` : text.allDone}
      hint={cut ? text.moreOverdue : undefined}
    >
      <ul className="flex flex-col px-1">
        {entries.map((entry) => (
          <DayRow
            key={entry.key}
            entry={entry}
            late
            now={day.now}
            today={day.today}
            days={days}
            onDone={onDone}
          >
            {question(entry)}
          </DayRow>
        ))}
      </ul>
    </Panel>
  );
};
