import { useState } from 'react';
import { AlarmClock, CalendarDays, Clock, Sunrise } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';

import { localDigits } from '#persian/digits.ts';
import type { CivilDate } from '#persian/jalali/civil.ts';
import {
  Button,
  DatePicker,
  IconButton,
  Popover,
  showDate,
  showTime,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import { snoozes, type Snooze } from '#web/records/calendar/snooze.ts';
import type { WorkDays } from '#web/records/data/work-days.ts';

import { dayWords } from './words.ts';

export type SnoozePopoverProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly now: string;
  readonly days: WorkDays;
  readonly today: CivilDate;
  readonly onSnooze: (snooze: Snooze) => void;
  readonly onDay: (day: CivilDate) => void;
};

const icons = { hour: Clock, tomorrow: Sunrise, week: CalendarDays };

/** Until when: three usual answers with the moment they mean, each by its number, and any other day. */
export const SnoozePopover = (props: SnoozePopoverProps) => {
  const { open, onOpenChange, now, days, today } = props;
  const locale = useLocale();
  const text = useWords(dayWords);
  const [day, setDay] = useState<CivilDate | null>(null);
  const choices = snoozes(now, days, locale.timeZone);
  const choose = (choice: Snooze) => {
    onOpenChange(false);
    props.onSnooze(choice);
  };
  return (
    <Popover
      label={text.snooze}
      placement="bottom end"
      open={open}
      onOpenChange={onOpenChange}
      trigger={<IconButton label={text.snooze} icon={<AlarmClock size={16} />} />}
    >
      <div className="flex w-72 max-w-full flex-col gap-1">
        {choices.map((choice, index) => {
          const Icon = icons[choice.id];
          return (
            <AriaButton
              key={choice.id}
              slot={null}
              autoFocus={index === 0}
              onPress={() => choose(choice)}
              onKeyDown={(event) => {
                const wanted = choices[Number(event.code.replace('Digit', '')) - 1];
                if (wanted) choose(wanted);
                else event.continuePropagation();
              }}
              className="flex min-h-control items-center gap-2.5 rounded-control px-2 text-start outline-none data-hovered:bg-surface-2 data-focus-visible:bg-surface-2 data-focus-visible:outline-2 data-focus-visible:outline-accent"
            >
              <Icon size={16} aria-hidden="true" className="shrink-0 text-ink-muted" />
              <span className="flex-1">{wordOf(choice, text)}</span>
              <span className="text-sm text-ink-muted">
                {choice.day === today ? null : `${showDate(choice.day, locale, 'weekday')} `}
                {showTime(choice.at, locale)}
              </span>
              <kbd className="w-4 text-center font-sans text-xs text-ink-faint max-sm:hidden">
                {localDigits(String(index + 1), locale.digits)}
              </kbd>
            </AriaButton>
          );
        })}
        <div className="flex items-end gap-2 border-t border-surface-3 px-2 pt-2">
          <DatePicker label={text.chooseDay} value={day} min={today} onChange={setDay} />
          <Button
            disabled={day === null || day < today}
            onPress={() => {
              if (day === null) return;
              onOpenChange(false);
              props.onDay(day);
            }}
          >
            {text.set}
          </Button>
        </div>
      </div>
    </Popover>
  );
};

type Text = ReturnType<typeof useWords<typeof dayWords>>;

const wordOf = ({ id, passed }: Snooze, text: Text): string => {
  if (id === 'hour') return text.hour;
  if (id === 'tomorrow') return passed ? text.nextWorkDay : text.tomorrow;
  return passed ? text.weekStart : text.week;
};
