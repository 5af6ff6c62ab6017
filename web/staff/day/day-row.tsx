import { createElement, useState, type ReactNode } from 'react';
import { Check, Clock, Phone, RotateCcw } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';

import { formatNumber } from '#persian/digits.ts';
import type { CivilDate } from '#persian/jalali/civil.ts';
import {
  classes,
  IconButton,
  Link,
  showExact,
  showNear,
  showTime,
  showToast,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import { choicesOf, fieldOf, isLinked, recordHref, useUpdate } from '#web/records/index.ts';
import type { Entry } from '#web/records/calendar/entries.ts';
import { finishing } from '#web/records/calendar/finish.ts';
import { atSameHour, type Snooze } from '#web/records/calendar/snooze.ts';
import { useCall } from '#web/records/calendar/use-call.ts';
import type { WorkDays } from '#web/records/data/work-days.ts';
import { SwipeBack } from '#web/records/list/swipe-back.tsx';
import { useSwipe } from '#web/records/list/use-swipe.ts';
import { iconOf } from '#web/records/search/icons.ts';

import { focusBeside, useRow, type RowDeed } from './rows.ts';
import { QuietLine } from './quiet-line.tsx';
import { SnoozePopover } from './snooze-popover.tsx';
import { dayWords } from './words.ts';

export type DayRowProps = {
  readonly entry: Entry;
  readonly now: string;
  readonly today: CivilDate;
  readonly days: WorkDays;
  /** Told when it is done, so that the next step is asked for, or no longer so. */
  readonly onDone: (entry: Entry, done: boolean) => void;
  /** Says how long ago, in place of the hour. */
  readonly late?: boolean;
  /** Stands beneath it: the question for the next step. */
  readonly children?: ReactNode;
};

/** One thing of the day: its time, what and with whom, and what can be done with it by one key. */
export const DayRow = (props: DayRowProps) => {
  const { entry, late = false } = props;
  const text = useWords(dayWords);
  const locale = useLocale();
  const deeds = useRowDeeds(props);
  const { source, record, title } = entry;
  const href = recordHref(source.object.name, record.id);
  const at = String(record.values[source.place.at]);

  const swipe = useSwipe({ toEnd: deeds.toggleDone, toStart: deeds.openSnooze });
  const outward = locale.direction === 'rtl' ? -1 : 1;
  const shown = {
    done: { icon: <Check size={20} />, label: entry.over ? text.reopenShort : text.finishShort },
    snooze: { icon: <Clock size={20} />, label: text.snooze },
  };

  const deed = (
    shortcut: string,
    label: string,
    icon: ReactNode,
    run: (() => void) | undefined,
  ): readonly RowDeed[] => (run ? [{ id: `${entry.key} ${shortcut}`, label, icon, shortcut, run }] : []);
  useRow(entry.key, [
    ...deed(
      'D',
      entry.over ? text.reopen(title) : text.finish(title),
      entry.over ? <RotateCcw size={18} /> : <Check size={18} />,
      deeds.toggleDone,
    ),
    ...deed('S', text.snoozeIt(title), <Clock size={18} />, deeds.openSnooze),
    ...deed('K', text.callFor(title), <Phone size={18} />, deeds.call),
  ]);

  return (
    <li className="flex flex-col">
      <div
        {...swipe.handlers}
        // Links and buttons of the row keep a press to themselves, and a swipe may begin on any of them.
        onPointerDown={undefined}
        onPointerDownCapture={swipe.handlers.onPointerDown}
        className={classes('relative touch-pan-y', swipe.by !== 0 && 'overflow-clip')}
      >
        <SwipeBack by={swipe.by} toEnd={shown.done} toStart={shown.snooze} />
        <div
          data-row={entry.key}
          style={swipe.by === 0 ? undefined : { transform: `translateX(${swipe.by * outward}px)` }}
          className={classes(
            'group/row relative grid grid-cols-[4.75rem_1.25rem_minmax(0,1fr)_auto] items-center gap-x-3 rounded-control pe-3 py-1.5 max-sm:grid-cols-[4.25rem_1.25rem_minmax(0,1fr)_auto] max-sm:gap-x-2 max-sm:pe-1',
            swipe.by === 0 ? 'hover:bg-surface-2/60 has-[a:focus-visible]:bg-surface-2/60' : 'bg-surface-1',
          )}
        >
          <span className="text-end text-sm leading-title text-ink-muted">
            {late ? (
              <time
                dateTime={at}
                title={showExact(at, locale)}
                className={entry.over ? undefined : 'text-danger'}
              >
                {showNear(entry.day, props.now, locale)}
              </time>
            ) : entry.start === undefined ? null : (
              <time dateTime={at}>{showTime(at, locale)}</time>
            )}
          </span>
          {source.finishable ? (
            <DoneButton entry={entry} onPress={deeds.toggleDone} />
          ) : (
            <Sign entry={entry} />
          )}
          <div className="min-w-0 leading-title">
            <div
              className={classes(
                'truncate own-end',
                entry.over && 'opacity-60',
                entry.dropped && 'line-through decoration-ink-faint',
              )}
            >
              <Link quiet href={href}>
                <bdi>{title}</bdi>
              </Link>
            </div>
            <Details entry={entry} />
          </div>
          <div
            className={classes(
              'flex items-center opacity-0 transition-opacity group-focus-within/row:opacity-100 group-hover/row:opacity-100 pointer-coarse:opacity-100 max-sm:opacity-100',
              deeds.snoozing && 'opacity-100',
            )}
          >
            {deeds.call ? (
              <IconButton label={text.call} icon={<Phone size={16} />} onPress={deeds.call} />
            ) : null}
            {deeds.openSnooze ? (
              <SnoozePopover
                open={deeds.snoozing}
                onOpenChange={deeds.setSnoozing}
                now={props.now}
                today={props.today}
                days={props.days}
                onSnooze={deeds.snooze}
                onDay={deeds.snoozeTo}
              />
            ) : null}
          </div>
        </div>
      </div>
      {props.children}
    </li>
  );
};

/** The deeds of a row as far as they are allowed; the same by key and by button. */
function useRowDeeds({ entry, now, days, onDone }: DayRowProps) {
  const text = useWords(dayWords);
  const locale = useLocale();
  const { source, record, title } = entry;
  const { place } = source;
  const update = useUpdate(source.object);
  const callUp = useCall();
  const [snoozing, setSnoozing] = useState(false);

  const finish = () => {
    const how = finishing(entry, text);
    if (!how) return;
    update.mutate({ record, values: how.values, undo: how.told });
    onDone(entry, !entry.over);
  };
  const move = (at: string, told: string) => {
    focusBeside(entry.key);
    update.mutate({ record, values: { [place.at]: at }, undo: told });
  };
  const sayWhen = (at: string) => showNear(at, now, locale);
  const snooze = ({ at, passed }: Snooze) => {
    move(source.allDay ? at.slice(0, 10) : at, text.snoozed(title, sayWhen(at)));
    if (passed)
      showToast({
        tone: 'info',
        message:
          passed.name === undefined
            ? text.passedDayOff(sayWhen(passed.day))
            : text.passedHoliday(sayWhen(passed.day), passed.name[locale.locale]),
      });
  };
  const snoozeTo = (day: CivilDate) => {
    const before = record.values[place.at];
    const at = source.allDay
      ? day
      : atSameHour(day, entry.start === undefined ? undefined : String(before), days, locale.timeZone);
    move(at, text.snoozed(title, sayWhen(at)));
    if (!days.isWorkDay(day))
      showToast({
        tone: 'info',
        message: text.chosenFree(days.holidayOn(day)?.[locale.locale] ?? text.dayOff),
      });
  };
  const callAndLog = async () => {
    const logged = await callUp?.({ object: source.object.name, record });
    if (!logged) return;
    // A call settles a task; whether a meeting was held it does not say.
    const asks = source.finishable && !entry.over && place.lasts === undefined;
    showToast({
      message: text.logged,
      ...(asks
        ? {
            detail: text.alsoDone(title),
            action: { label: text.yesDone, onPress: finish },
          }
        : {}),
    });
  };
  const call = callUp !== undefined && hasWhom(entry) ? () => void callAndLog() : undefined;
  const canSnooze = source.movable && source.finishable && !entry.over;

  return {
    toggleDone: source.finishable ? finish : undefined,
    openSnooze: canSnooze ? () => setSnoozing(true) : undefined,
    call,
    snooze,
    snoozeTo,
    snoozing,
    setSnoozing,
  };
}

const hasWhom = ({ source, record }: Entry): boolean =>
  source.object.about.some((name) => isLinked(record.values[name])) ||
  typeof record.values['phone'] === 'string';

const DoneButton = ({
  entry,
  onPress,
}: {
  readonly entry: Entry;
  readonly onPress: (() => void) | undefined;
}) => {
  const text = useWords(dayWords);
  return (
    <AriaButton
      aria-label={entry.over ? text.reopen(entry.title) : text.finish(entry.title)}
      aria-pressed={entry.over}
      onPress={onPress}
      className={classes(
        'relative grid size-5 place-items-center rounded-full border transition-colors outline-none after:absolute after:-inset-[13px] data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent',
        entry.over
          ? 'border-accent bg-accent text-accent-ink'
          : 'border-line text-transparent data-hovered:border-accent data-hovered:text-accent',
      )}
    >
      <Check size={12} strokeWidth={3} aria-hidden="true" />
    </AriaButton>
  );
};

/** In place of the ring, for what took place by itself. */
const Sign = ({ entry }: { readonly entry: Entry }) => (
  <span aria-hidden="true" className="grid size-5 place-items-center text-ink-muted">
    {createElement(iconOf(entry.source.object.name), { size: 15 })}
  </span>
);

/** The quiet line: what it is, with whom, where, how long. */
const Details = ({ entry }: { readonly entry: Entry }) => {
  const text = useWords(dayWords);
  const { locale, digits } = useLocale();
  const { source, record, minutes } = entry;
  const { object, place } = source;
  const choiceLabel = (name: string): string | undefined => {
    const field = fieldOf(object, name);
    return field?.kind === 'choice'
      ? choicesOf(field).find(({ key }) => key === record.values[name])?.label[locale]
      : undefined;
  };
  const called = choiceLabel('kind');
  const whom = object.about.map((name) => record.values[name]).find(isLinked);
  const where = place.place === undefined ? undefined : record.values[place.place];
  const priority = priorityOf(record.values['priority'], choiceLabel('priority'), text.priority);
  return (
    <QuietLine>
      {priority === undefined ? null : <span className="font-medium text-warning">{priority}</span>}
      {called ?? (place.as ?? object.one)[locale]}
      {whom?.title ? (
        <Link quiet href={recordHref(whom.object, whom.id)}>
          <bdi className="text-ink-muted">{whom.title}</bdi>
        </Link>
      ) : null}
      {minutes > 0 ? text.minutes(formatNumber(minutes, digits)) : null}
      {typeof where === 'string' && where !== '' ? <bdi>{where}</bdi> : null}
    </QuietLine>
  );
};

/** What presses is said: «فوری» speaks for itself, «زیاد» does not say what of. */
const priorityOf = (
  priority: unknown,
  label: string | undefined,
  ofPriority: (label: string) => string,
): string | undefined => {
  if (priority === 'urgent' || label === undefined) return label;
  return priority === 'high' ? ofPriority(label) : undefined;
};
