import { localDigits } from '#persian/digits.ts';
import type { CivilDate } from '#persian/jalali/civil.ts';
import { classes, useLocale, useWords } from '#web/kit/index.ts';

import { useCalendarShared } from './calendar-context.ts';
import { clock, dayMinutes, minutesIn, type Entry } from './entries.ts';
import { EntryBlock, hoursOf } from './entry-block.tsx';
import { blockClass, colorOf, restClass } from './entry-look.ts';
import { hourPx, pointMinutes, share, stretchOn, type Placed } from './grid.ts';
import { layOut, type Stretch } from './layout.ts';
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
      const part = stretchOn(entry, day);
      return part ? [{ entry, ...readable(part) }] : [];
    }),
  );
  const { dragged } = drag;
  const partHere = (place: (Placed & { readonly person: string | undefined }) | null): Stretch | undefined =>
    place !== null && (person === undefined || place.person === person) ? stretchOn(place, day) : undefined;
  const [hanging, named] = [partHere(dragged), dragged ? undefined : partHere(marked)];
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
          shape="block"
          isEnd={entry.day !== day || (entry.start ?? 0) + entry.minutes <= dayMinutes}
          height={((end - start) / 60) * hourPx - gapPx}
          style={{
            top: share(start),
            height: `calc(${share(end - start)} - ${gapPx}px)`,
            insetInlineStart: `calc(${(column / columns) * 100}% + 1px)`,
            width: `calc(${(span / columns) * 100}% - 3px)`,
          }}
        />
      ))}
      {dragged && hanging ? <Ghost place={dragged} part={hanging} entry={dragged.entry} /> : null}
      {marked && named ? <Ghost place={marked} part={named} entry={undefined} mark={setMark} /> : null}
      {now === undefined ? null : <NowLine minute={now} />}
    </div>
  );
};

/** What takes no time is drawn as long as it can be read, and what is short too. */
function readable({ start, end }: Stretch): Stretch {
  const long = Math.max(end - start, pointMinutes);
  return { start: Math.min(start, dayMinutes - long), end: Math.min(dayMinutes, start + long) };
}

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
  readonly place: Placed;
  /** As much of it as stands in this column. */
  readonly part: Stretch;
  readonly entry: Entry | undefined;
  readonly mark?: (element: HTMLElement | null) => void;
}) => {
  const { place, entry, mark } = props;
  const { start: top, end } = readable(props.part);
  const { calendar } = useCalendarShared();
  const locale = useLocale();
  const start = place.start ?? 0;
  return (
    <div
      ref={mark}
      data-cat={entry ? colorOf(entry, calendar.several, calendar.people) : 0}
      className={classes(
        'pointer-events-none absolute inset-x-0.5 z-10 overflow-hidden rounded-small px-1.5 py-0.5 text-sm leading-title shadow-float',
        blockClass,
      )}
      style={{ top: share(top), height: share(end - top) }}
    >
      <span className="block truncate text-xs tabular-nums">{hoursOf(start, place.minutes, locale)}</span>
      {entry ? <bdi className="block w-fit max-w-full truncate">{entry.title}</bdi> : null}
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
