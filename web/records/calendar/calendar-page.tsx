import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { CalendarDays } from 'lucide-react';

import { addDays } from '#persian/jalali/civil.ts';
import type { Linked } from '#records/contract.ts';
import { Button, EmptyState, Spinner, useLocale, useWords } from '#web/kit/index.ts';

import { useMe } from '../data/me.ts';
import { ownedBy } from '../data/ownership.ts';
import { useStanding } from '../data/standing.ts';
import { useWorkDays } from '../data/use-work-days.ts';
import type { Values } from '../data/values.ts';
import { AgendaView } from './agenda-view.tsx';
import { CalendarContext, useCalendarShared, type CalendarShared } from './calendar-context.ts';
import { useCalendarDeeds } from './calendar-deeds.tsx';
import { CalendarHeader } from './calendar-header.tsx';
import { CreateCard, makeable, valuesAt } from './create-card.tsx';
import { dayMinutes, minutesIn, type Entry } from './entries.ts';
import { EntryCard } from './entry-card.tsx';
import { finishing } from './finish.ts';
import { isToBeDone } from './sources.ts';
import { placedOf, stepMinutes, usualMinutes, type Placed } from './grid.ts';
import { MonthView } from './month-view.tsx';
import { TimeGrid } from './time-grid.tsx';
import { useCalendar, type CalendarState } from './use-calendar.ts';
import { useColleagues } from './use-colleagues.ts';
import { useGridDrag, type Marked } from './use-grid-drag.ts';
import { useCalendarKeys } from './use-keys.ts';
import { useRemoveAny } from './use-remove-any.ts';
import { useReschedule } from './use-reschedule.ts';
import { calendarWords } from './words.ts';

/** `/calendar`: whatever stands in time, by month, week, day or as a list, of one or of several people. */
const CalendarPage = () => {
  const calendar = useCalendar();
  const text = useWords(calendarWords);
  const days = useWorkDays();
  const { timeZone } = useLocale();
  const me = useMe();
  const colleagues = useColleagues();
  const reschedule = useReschedule();
  const remove = useRemoveAny();
  const helpId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const anchor = useRef<Element | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [marked, setMarked] = useState<Marked | null>(null);
  const [mark, setMark] = useState<HTMLElement | null>(null);
  const markRef = useMemo(() => ({ current: mark }), [mark]);
  const mayCreate = makeable(calendar.all, true).length > 0;
  useCalendarKeys(calendar);
  const names = useMemo(
    () => new Map([[me.member.id, me.member.name], ...colleagues.map(({ id, name }) => [id, name] as const)]),
    [me.member, colleagues],
  );

  const timed = (one: Marked): Marked =>
    // A day without an hour, as in a month, begins when work does.
    one.start === undefined
      ? { ...one, start: minutesIn(days.hoursOn(one.day)?.from ?? '09:00'), minutes: usualMinutes }
      : one;
  const memberOf = (id: string): Linked => ({ id, object: 'member', title: names.get(id) ?? null });
  const drag = useGridDrag({
    frame,
    onPlace: (one, to, handed) =>
      reschedule.place(one, to, handed && { from: handed.from, to: memberOf(handed.to) }),
    onCreate: mayCreate ? (one) => setMarked(calendar.view === 'month' ? one : timed(one)) : undefined,
  });
  const onKey = (event: KeyboardEvent<HTMLElement>, entry: Entry) => {
    if (event.altKey && entry.source.movable) {
      const from = event.currentTarget.closest<HTMLElement>('[data-person]')?.dataset['person'];
      const beyond = forwards(event);
      if (from !== undefined && beyond !== undefined) {
        const next = calendar.people[calendar.people.indexOf(from) + (beyond ? 1 : -1)];
        event.preventDefault();
        if (next === undefined) return;
        reschedule.place(entry, placedOf(entry), { from, to: memberOf(next) });
        refocus(entry.key, next);
        return;
      }
      const to = keyed(event, entry);
      if (!to) return;
      event.preventDefault();
      reschedule.place(entry, to);
      refocus(entry.key);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.code === 'KeyD') {
      const done = finishing(entry, text);
      if (done) reschedule.change(entry, done.values, done.told);
    } else if (event.key === 'Delete' && entry.source.object.abilities.remove !== 'none') remove(entry);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      beside(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)?.focus();
    else return;
    event.preventDefault();
  };
  const shared: CalendarShared = {
    calendar,
    days,
    drag,
    marked,
    mayCreate,
    helpId,
    setMark,
    onKey,
    open: (entry, element) => {
      anchor.current = element;
      setMarked(null);
      setOpened(entry.key);
    },
  };
  const entry = [...calendar.overNight, ...calendar.entries].find(({ key }) => key === opened);
  const ownerId = marked?.person ?? (calendar.several ? me.member.id : (calendar.people[0] ?? me.member.id));
  const owner = memberOf(ownerId);
  const standsOn = timed({ day: calendar.day, start: undefined, minutes: 0, person: undefined });
  const create = mayCreate
    ? () => {
        if (calendar.view === 'agenda' || calendar.phone) calendar.show('day');
        setMarked(timed({ day: calendar.day, start: undefined, minutes: 0, person: undefined }));
      }
    : undefined;
  useStanding({
    prefill: prefillsOn(calendar, standsOn, owner, timeZone),
    deeds: useCalendarDeeds(calendar, create),
  });

  if (calendar.all.length === 0)
    return (
      <EmptyState page icon={<CalendarDays size={20} />} title={text.title}>
        {text.noSources}
      </EmptyState>
    );
  return (
    <CalendarContext value={shared}>
      <div ref={frame} className="flex min-h-0 flex-1 flex-col">
        <CalendarHeader calendar={calendar} colleagues={colleagues} onCreate={create} />
        <p id={helpId} className="sr-only">
          {calendar.view === 'agenda' ? text.helpOpen : text.help}
        </p>
        <Notices />
        {calendar.view === 'month' ? (
          <MonthView />
        ) : calendar.view === 'agenda' ? (
          <AgendaView />
        ) : (
          <TimeGrid key={calendar.view} names={names} />
        )}
        <p className="px-6 py-1.5 text-xs text-ink-faint max-sm:hidden pointer-coarse:hidden">{text.keys}</p>
      </div>
      {entry ? (
        <EntryCard
          key={entry.key}
          entry={entry}
          anchor={anchor}
          reschedule={reschedule}
          onClose={() => setOpened(null)}
        />
      ) : null}
      {marked && mark ? (
        <CreateCard
          key={`${marked.day} ${marked.start}`}
          marked={timed(marked)}
          anchor={markRef}
          sources={calendar.all}
          owner={owner}
          now={calendar.now}
          onClose={() => setMarked(null)}
        />
      ) : null}
    </CalendarContext>
  );
};

/**
 * What is made from here by whatever way: of whom the calendar is, and on the day that it shows, unless that is today. What
 * takes place by itself, such as a call, does not do so on a day to come.
 */
const prefillsOn = (
  { all, day, today }: CalendarState,
  marked: Marked,
  owner: Linked,
  timeZone: string,
): Readonly<Record<string, Values>> =>
  Object.fromEntries(
    all
      .filter(({ creatable }) => creatable)
      .map((source) => [
        source.object.name,
        day === today || (day > today && !isToBeDone(source))
          ? ownedBy(source.object, owner)
          : valuesAt(source, marked, owner, timeZone),
      ]),
  );

/** What could not be read, where there is more than is shown, and where all of it is switched off. */
const Notices = () => {
  const { calendar } = useCalendarShared();
  const { error, cut, pending, retry } = calendar;
  const text = useWords(calendarWords);
  return (
    <>
      {error ? (
        <div
          role="alert"
          className="mx-6 mb-2 flex flex-wrap items-center gap-3 rounded-control bg-danger-soft px-3 py-1.5 max-sm:mx-3"
        >
          <span className="min-w-0 flex-1">
            {text.notRead}: {error.message}
          </span>
          <Button onPress={retry}>{text.retry}</Button>
        </div>
      ) : null}
      {cut ? (
        <p className="mx-6 mb-2 rounded-control bg-warning-soft px-3 py-1.5 max-sm:mx-3">{text.cut}</p>
      ) : null}
      {calendar.filteredOut && calendar.view !== 'agenda' ? (
        <p
          role="status"
          className="mx-6 mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control bg-surface-1 py-1 ps-3 pe-1 max-sm:mx-3"
        >
          <span className="min-w-0 flex-1">{text.nothingShown}</span>
          <Button variant="quiet" onPress={calendar.showAllKinds}>
            <span className="text-accent">{text.showAllKinds}</span>
          </Button>
        </p>
      ) : null}
      {pending ? (
        <span className="late absolute end-4 top-2">
          <Spinner />
        </span>
      ) : null}
    </>
  );
};

/** Whether an arrow to the side points to what comes next, as the eye sees it; undefined for other keys. */
const forwards = ({ key }: KeyboardEvent): boolean | undefined =>
  key === 'ArrowLeft' || key === 'ArrowRight'
    ? (key === 'ArrowLeft') === (document.documentElement.dir === 'rtl')
    : undefined;

/** Where Alt with an arrow puts an entry: a quarter of an hour or a day further, Shift with ↑ ↓ its end. */
function keyed(event: KeyboardEvent, entry: Entry): Placed | undefined {
  const at = placedOf(entry);
  const beyond = forwards(event);
  if (beyond !== undefined) return { ...at, day: addDays(at.day, beyond ? 1 : -1) };
  const by = event.key === 'ArrowDown' ? stepMinutes : event.key === 'ArrowUp' ? -stepMinutes : 0;
  if (by === 0 || at.start === undefined) return undefined;
  if (event.shiftKey) {
    const minutes = Math.min(dayMinutes, Math.max(stepMinutes, at.minutes + by));
    return entry.source.resizable ? { ...at, minutes } : undefined;
  }
  return { ...at, start: Math.min(dayMinutes - stepMinutes, Math.max(0, at.start + by)) };
}

/** The entry before or after this one in the order of the page. */
const beside = (element: HTMLElement, by: 1 | -1): HTMLElement | undefined => {
  const all = [...document.querySelectorAll<HTMLElement>('[data-entry]')];
  return all[all.indexOf(element) + by];
};

/** A moved entry may stand in another column, where it is another element: the focus goes with it. */
const refocus = (key: string, person?: string): void => {
  const column = person === undefined ? '' : `[data-person="${CSS.escape(person)}"] `;
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const moved = document.querySelector<HTMLElement>(`${column}[data-entry="${CSS.escape(key)}"]`);
      moved?.focus({ preventScroll: true });
      moved?.scrollIntoView({ block: 'nearest' });
    }),
  );
};

export default CalendarPage;
