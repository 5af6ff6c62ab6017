import { createElement, type CSSProperties } from 'react';
import { Check } from 'lucide-react';

import { localDigits } from '#persian/digits.ts';
import { Avatar, BareButton, classes, showDate, useLocale, type KitLocale } from '#web/kit/index.ts';

import { isLinked } from '../data/values.ts';
import { iconOf } from '../search/icons.ts';
import { useCalendarShared } from './calendar-context.ts';
import { clock, dayMinutes, type Entry } from './entries.ts';
import { blockClass, colorOf } from './entry-look.ts';
import { sourceLabel } from './sources.ts';

export type EntryBlockProps = {
  readonly entry: Entry;
  /** `block` stands in a column of hours, `line` in a cell or a row. */
  readonly shape: 'block' | 'line';
  readonly style?: CSSProperties;
  /** Px that a block is high, for how much of it can be told. */
  readonly height?: number;
  /** Its lower edge is where it ends, and not midnight. */
  readonly isEnd?: boolean;
};

/** «۱۰:۳۰ – ۱۱:۳۰»; a point in time is one. */
export const hoursOf = (start: number, minutes: number, { digits }: Pick<KitLocale, 'digits'>): string => {
  const say = (minute: number): string => localDigits(clock(minute % dayMinutes), digits);
  return minutes > 0 ? `${say(start)} – ${say(start + minutes)}` : say(start);
};

/** With whom, as people are used to hear it. */
export const whomOf = ({ source, record }: Entry): string | undefined =>
  source.object.about.map((name) => record.values[name]).find(isLinked)?.title ?? undefined;

/** One entry in a grid: a press opens its card, a drag moves it, its lower edge makes it longer. */
export const EntryBlock = ({ entry, shape, style, height = 0, isEnd = true }: EntryBlockProps) => {
  const { calendar, drag, helpId, open, onKey } = useCalendarShared();
  const locale = useLocale();
  const { source, title, start, minutes, over } = entry;
  const hanging = drag.dragged?.entry?.key === entry.key;
  const hours = start === undefined ? undefined : hoursOf(start, minutes, locale);
  const whom = whomOf(entry);
  const line = shape === 'line';
  const isShort = line || height < 36;
  // First what is seen, in its order and without commas, so that who speaks to the screen can say what he reads (WCAG 2.5.3).
  const seen =
    isShort && start !== undefined ? [localDigits(clock(start), locale.digits), title] : [title, hours, whom];
  const told = isShort ? [hours, whom] : [];
  const label = [
    seen.filter((part) => part !== undefined && part !== null).join(' '),
    ...told,
    sourceLabel(source, locale.locale),
    showDate(entry.day, locale, 'full'),
    ...(calendar.several ? entry.people.map((one) => one.title) : []),
  ]
    .filter((part) => part !== undefined && part !== null)
    .join(locale.locale === 'fa' ? '، ' : ', ');
  return (
    <BareButton
      data-entry={entry.key}
      data-cat={colorOf(entry, calendar.several, calendar.people)}
      aria-label={label}
      aria-describedby={helpId}
      style={style}
      onPointerDown={(event) => {
        if (source.movable) drag.begin(event, 'move', entry);
      }}
      onPress={({ target }) => {
        if (!drag.wasDragged() && target instanceof HTMLElement) open(entry, target);
      }}
      onKeyDown={(event) => onKey(event, entry)}
      className={classes(
        '@container touch-manipulation overflow-hidden rounded-small text-start text-sm leading-title select-none [-webkit-touch-callout:none] data-focus-visible:z-10',
        blockClass,
        line
          ? 'relative flex h-[22px] w-full min-w-0 items-center gap-1 px-1.5 pointer-coarse:h-8'
          : 'absolute flex flex-col px-1.5 py-0.5 shadow-[0_0_0_1px_var(--surface-1)]',
        source.movable ? 'cursor-grab' : 'cursor-pointer',
        hanging && 'opacity-40',
        over && 'opacity-70',
      )}
    >
      {isShort ? (
        <span className="flex min-w-0 items-center gap-1 leading-tight">
          <Mark entry={entry} />
          {hours === undefined || (!line && minutes === 0 && height < 20) ? null : (
            <span className="shrink-0 text-xs text-ink-muted @max-[6rem]:hidden">
              {localDigits(clock(start ?? 0), locale.digits)}
            </span>
          )}{' '}
          <Title entry={entry} />
        </span>
      ) : (
        <>
          <span className="flex min-w-0 items-center gap-1">
            <Mark entry={entry} />
            <Title entry={entry} />
          </span>{' '}
          {start === undefined ? null : (
            <span className="truncate text-xs text-ink-muted @max-[3.5rem]:hidden">
              {hoursOf(start, 0, locale)}
              {/* Cut in the middle, an hour would tell another. */}
              {minutes > 0 ? (
                <span className="@max-[7rem]:hidden"> – {hoursOf(start + minutes, 0, locale)}</span>
              ) : null}
            </span>
          )}{' '}
          {whom !== undefined && height >= 56 ? (
            <bdi className="max-w-full self-start truncate text-xs text-ink-muted">{whom}</bdi>
          ) : null}
        </>
      )}
      {calendar.several && !line && height >= 44 ? (
        <span className="absolute end-1 bottom-1 @max-[7rem]:hidden">
          <Avatar name={entry.people[0]?.title ?? ''} size="small" decorative />
        </span>
      ) : null}
      {line || !source.resizable || !isEnd ? null : (
        <span
          aria-hidden="true"
          className="absolute inset-x-0 bottom-0 h-2 cursor-ns-resize pointer-coarse:h-4"
          // It begins before the block's own press does, which then begins no second one.
          onPointerDown={(event) => drag.begin(event, 'resize', entry)}
        />
      )}
    </BareButton>
  );
};

/** A tick for what is done, the sign of its kind otherwise. */
const Mark = ({ entry }: { readonly entry: Entry }) => (
  <span aria-hidden="true" className="shrink-0 text-ink-muted @max-[4rem]:hidden">
    {entry.over ? (
      <Check size={12} strokeWidth={3} />
    ) : (
      createElement(iconOf(entry.source.object.name), { size: 12 })
    )}
  </span>
);

const Title = ({ entry }: { readonly entry: Entry }) => (
  <bdi className={classes('min-w-0 truncate', entry.dropped && 'line-through decoration-ink-faint')}>
    {entry.title}
  </bdi>
);
