import { localDigits } from '#persian/digits.ts';
import type { CivilDate } from '#persian/jalali/civil.ts';
import { classes, useLocale, useWords } from '#web/kit/index.ts';

import { useCalendarShared } from './calendar-context.ts';
import { clock, dayMinutes, minutesIn, partOn, type Entry } from './entries.ts';
import { EntryBlock, hoursOf } from './entry-block.tsx';
import { blockClass, colorOf, restClass } from './entry-look.ts';
import { hourPx, pointMinutes, share, type Placed } from './grid.ts';
import { layOut } from './layout.ts';
import { calendarWords } from './words.ts';

const gapPx = 2;

/** The hours of one day with what stands in them; a press or a drag on what is empty marks new time. */
export const HourColumn = (props: {
  readonly day: CivilDate;
  readonly person: string | undefined;
  readonly entries: readonly Entry[];
  /** The present minute, on its own day. */
  readonly now: number | undefined;
}) => {
  const { day, person, entries, now } = props;
  const { drag, marked, mayCreate, setMark } = useCalendarShared();
  const laid = layOut(
    entries.flatMap((entry) => {
      const part = partOn(entry, day);
      if (!part) return [];
      // What takes no time is drawn as long as it can be read, and what is short too.
      const long = Math.max(part.end - part.start, pointMinutes);
      const start = Math.min(part.start, dayMinutes - long);
      return { entry, start, end: Math.min(dayMinutes, part.start + long) };
    }),
  );
  const { dragged } = drag;
  const here = (place: (Placed & { readonly person: string | undefined }) | null): boolean =>
    place !== null &&
    place.start !== undefined &&
    partOn(place, day) !== undefined &&
    (person === undefined || place.person === person);
  return (
    <div
      data-day={day}
      data-person={person}
      data-hours=""
      className={classes(
        'relative border-s border-surface-3 select-none [-webkit-touch-callout:none]',
        mayCreate && 'cursor-cell',
      )}
      onPointerDown={(event) => {
        if (mayCreate) drag.begin(event, 'create');
      }}
    >
      <Shade day={day} />
      {laid.map(({ entry, start, end, column, columns, span }) => (
        <EntryBlock
          key={entry.key}
          entry={entry}
          on={day}
          shape="block"
          height={((end - start) / 60) * hourPx - gapPx}
          style={{
            top: share(start),
            height: `calc(${share(end - start)} - ${gapPx}px)`,
            insetInlineStart: `calc(${(column / columns) * 100}% + 1px)`,
            width: `calc(${(span / columns) * 100}% - 3px)`,
          }}
        />
      ))}
      {dragged && here(dragged) ? <Ghost day={day} place={dragged} entry={dragged.entry} /> : null}
      {marked && !dragged && here(marked) ? (
        <Ghost day={day} place={marked} entry={undefined} mark={setMark} />
      ) : null}
      {now === undefined ? null : <NowLine minute={now} />}
    </div>
  );
};

/** Hours outside of work are a step darker; a holiday has a breath of red. */
const Shade = ({ day }: { readonly day: CivilDate }) => {
  const { days } = useCalendarShared();
  const hours = days.hoursOn(day);
  const lines =
    'pointer-events-none absolute inset-0 bg-[repeating-linear-gradient(to_bottom,var(--surface-3)_0_1px,transparent_1px_52px)]';
  if (!hours)
    return (
      <>
        <div
          className={classes(
            'pointer-events-none absolute inset-0',
            days.holidayOn(day) ? 'bg-danger-soft/60' : restClass,
          )}
        />
        <div className={lines} />
      </>
    );
  return (
    <>
      <div className={classes('pointer-events-none absolute inset-0', restClass)} />
      <div
        className="pointer-events-none absolute inset-x-0 bg-surface-1"
        style={{
          top: share(minutesIn(hours.from)),
          height: share(minutesIn(hours.to) - minutesIn(hours.from)),
        }}
      />
      <div className={lines} />
    </>
  );
};

/** Where something hangs, or new time that is being named. */
const Ghost = (props: {
  readonly day: CivilDate;
  readonly place: Placed;
  readonly entry: Entry | undefined;
  readonly mark?: (element: HTMLElement | null) => void;
}) => {
  const { day, place, entry, mark } = props;
  const { calendar } = useCalendarShared();
  const locale = useLocale();
  const part = partOn(place, day) ?? { start: 0, end: 0 };
  return (
    <div
      ref={mark}
      data-cat={entry ? colorOf(entry, calendar.several, calendar.people) : 0}
      className={classes(
        'pointer-events-none absolute inset-x-0.5 z-10 overflow-hidden rounded-small px-1.5 py-0.5 text-sm leading-title shadow-float',
        blockClass,
      )}
      style={{ top: share(part.start), height: share(Math.max(part.end - part.start, pointMinutes)) }}
    >
      <span className="block truncate text-xs tabular-nums">
        {hoursOf(place.start ?? 0, place.minutes, locale)}
      </span>
      {entry ? <bdi className="block truncate">{entry.title}</bdi> : null}
    </div>
  );
};

const NowLine = ({ minute }: { readonly minute: number }) => {
  const text = useWords(calendarWords);
  const { digits } = useLocale();
  return (
    <div
      role="img"
      aria-label={text.now(localDigits(clock(minute), digits))}
      className="pointer-events-none absolute inset-x-0 z-10 h-0.5 -translate-y-1/2 bg-danger"
      style={{ top: share(minute) }}
    >
      <span className="absolute -start-1 top-1/2 size-2 -translate-y-1/2 rounded-full bg-danger" />
    </div>
  );
};
