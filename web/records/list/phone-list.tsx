import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Ellipsis } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, ObjectContract, PageQuery, Stored } from '#records/contract.ts';
import { Avatar, BareButton, classes, Drawer, RowButton, useLocale, useWords } from '#web/kit/index.ts';

import { recordHref } from '../data/paths.ts';
import { isEmpty, isLinked, titleOf } from '../data/values.ts';
import { faceOf } from '../fields/index.tsx';
import { ListValue } from './cell-value.tsx';
import type { Column } from './columns.ts';
import { isSelected, isSelecting, toggleOne, type Selection } from './selection.ts';
import { linePx, PhoneLine, PhoneTotals } from './phone-lines.tsx';
import { pressLine, type GridSource, type Slot } from './slots.ts';
import { useGoal } from './use-goal.ts';
import { useRowDeeds, type RowDeed } from './row-deeds.tsx';
import { SwipeBack } from './swipe-back.tsx';
import { useSwipe } from './use-swipe.ts';
import { useSteadyScroll } from './use-steady-scroll.ts';
import { listWords } from './words.ts';

type PhoneProps = {
  readonly object: ObjectContract;
  readonly columns: readonly Column[];
  readonly source: GridSource;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (record: Stored) => void;
  /** What the totals are taken over, where they are asked for. */
  readonly totals: PageQuery | undefined;
};

const rowPx = 76;
const pressMs = 450;
/** A finger that rests still trembles so much. */
const heldStillPx = 8;

/** A list under a thumb: one column of rows, a tap opens, a long press chooses. */
const PhoneList = (props: PhoneProps) => {
  const { object, columns, source, selection, onSelect, onOpen } = props;
  const text = useWords(listWords);
  const frame = useRef<HTMLDivElement>(null);
  const { top, count, slotAt, onSight } = source;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: (index) => heightOf(slotAt(top + index)),
    overscan: 8,
  });
  // Heads of groups are lower than records, and stand elsewhere whenever one is read or folded.
  useLayoutEffect(() => {
    if (source.toggleGroup) virtual.measure();
  }, [virtual, source]);
  const items = virtual.getVirtualItems();
  const from = top + (items[0]?.index ?? 0);
  const to = top + (items.at(-1)?.index ?? 0);
  useEffect(() => onSight(from, to), [source, onSight, from, to]);
  useSteadyScroll(source, frame, rowPx);
  useGoal(source, frame, (place) => virtual.scrollToIndex(place - top, { align: 'start' }));
  const shown = faces(object, columns);
  const deedsOf = useRowDeeds(object, onOpen);
  const [more, setMore] = useState<{ readonly record: Stored; readonly place: number } | null>(null);
  return (
    <>
      <div
        ref={frame}
        data-scroll-restoration-id="list"
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain bg-surface-1"
      >
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start, size }) => {
            const slot = slotAt(top + index);
            const record = slot.kind === 'record' ? slot.record : undefined;
            return (
              <li
                key={slot.key}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)`, height: size }}
              >
                {record ? (
                  <PhoneRow
                    object={object}
                    record={record}
                    faces={shown}
                    selected={isSelected(selection, record.id)}
                    onPress={() =>
                      isSelecting(selection)
                        ? onSelect(toggleOne(selection, record, top + index))
                        : onOpen(record)
                    }
                    onHold={() => onSelect(toggleOne(selection, record, top + index))}
                    deeds={deedsOf(record, () => onSelect(toggleOne(selection, record, top + index)))}
                    onMore={() => setMore({ record, place: top + index })}
                  />
                ) : slot.kind !== 'record' && slot.kind !== 'waiting' ? (
                  <PhoneLine slot={slot} columns={columns} onPress={() => pressLine(source, slot)} />
                ) : (
                  <div aria-hidden="true" className="late flex h-full flex-col justify-center gap-2 px-4">
                    <span className="h-4 w-1/2 animate-breathe rounded-small bg-surface-3" />
                    <span className="h-3 w-3/4 animate-breathe rounded-small bg-surface-3" />
                  </div>
                )}
              </li>
            );
          })}
        </ul>
        {more ? (
          <DeedSheet
            title={titleOf(object, more.record) ?? text.untitled}
            deeds={deedsOf(more.record, () => onSelect(toggleOne(selection, more.record, more.place))).all}
            onClose={() => setMore(null)}
          />
        ) : null}
      </div>
      {props.totals ? <PhoneTotals object={object} query={props.totals} columns={columns} /> : null}
    </>
  );
};

const heightOf = ({ kind }: Slot): number => (kind === 'record' || kind === 'waiting' ? rowPx : linePx[kind]);

type Faces = { readonly end: FieldContract | undefined; readonly line: readonly FieldContract[] };

/**
 * The amount, or when it is to be, stands at the end of the first line, the owner's picture at the end of the second; the
 * other fields beneath the name, as far as there is room.
 */
function faces(object: ObjectContract, columns: readonly Column[]): Faces {
  const fields = columns.slice(1).map(({ field }) => field);
  const end =
    fields.find((field) => faceOf(field).end) ?? fields.find(({ name }) => name === object.calendar?.at);
  return { end, line: fields.filter((field) => field !== end && field.name !== object.owner) };
}

const PhoneRow = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly faces: Faces;
  readonly selected: boolean;
  readonly onPress: () => void;
  readonly onHold: () => void;
  readonly deeds: { readonly first?: RowDeed; readonly all: readonly RowDeed[] };
  readonly onMore: () => void;
}) => {
  const { object, record, selected, onPress, onHold, deeds, onMore } = props;
  const text = useWords(listWords);
  const hold = useHold(onHold);
  const { direction, locale } = useLocale();
  const swipe = useSwipe({ toEnd: deeds.first?.run, toStart: onMore });
  const owner = object.owner === undefined ? undefined : record.values[object.owner];
  const { end, line } = props.faces;
  // «نه» without its column's heading says nothing, and «بله» is said by the heading itself.
  const filled = line
    .filter(({ name, kind }) =>
      kind === 'yesNo' ? record.values[name] === true : !isEmpty(record.values[name]),
    )
    .slice(0, 2);
  const title = titleOf(object, record) ?? text.untitled;
  const outward = direction === 'rtl' ? -1 : 1;
  return (
    <div
      className="relative h-full touch-pan-y overflow-clip select-none [-webkit-touch-callout:none]"
      onPointerDown={(event) => {
        hold.begin(event);
        swipe.handlers.onPointerDown(event);
      }}
      onPointerMove={(event) => {
        hold.move(event);
        swipe.handlers.onPointerMove(event);
      }}
      onPointerUp={() => {
        hold.stop();
        swipe.handlers.onPointerUp();
      }}
      onPointerCancel={() => {
        hold.stop();
        swipe.handlers.onPointerCancel();
      }}
      onContextMenu={(event) => event.preventDefault()}
    >
      <SwipeBack
        by={swipe.by}
        toEnd={deeds.first}
        toStart={{ icon: <Ellipsis size={20} />, label: text.moreShort }}
      />
      <div
        className={classes(
          'relative flex h-full flex-col justify-center gap-1 ps-4 pe-12 leading-title shadow-[inset_0_-1px_0_var(--surface-2)]',
          selected ? 'bg-accent-soft' : 'bg-surface-1 active:bg-surface-2',
          swipe.by === 0 && 'transition-transform duration-(--quick)',
        )}
        style={{ transform: `translateX(${swipe.by * outward}px)` }}
      >
        {/* The link lies over the row and not around it, so that a phone number in the row can be tapped by itself. */}
        <a
          href={recordHref(object.name, record.id)}
          aria-label={selected ? text.selectedRow(title) : title}
          draggable={false}
          onClick={(event) => {
            event.preventDefault();
            if (!hold.wasHeld() && !swipe.wasSwiped()) onPress();
          }}
          className="absolute inset-0"
        />
        <span className="pointer-events-none flex items-baseline gap-3">
          <span className="flex min-w-0 flex-1 font-medium">
            <bdi className="min-w-0 truncate">{title}</bdi>
          </span>
          {end ? (
            <span className="shrink-0 text-sm">
              <ListValue field={end} value={record.values[end.name]} />
            </span>
          ) : null}
        </span>
        {/* The name alone stands out: what is linked beneath it is pressed with the row. */}
        <span className="pointer-events-none flex items-center gap-2 text-sm text-ink-muted [&_a]:text-inherit">
          <span className="flex min-w-0 flex-1 items-center gap-3 overflow-hidden">
            {filled.map((field) => (
              <span
                key={field.name}
                className={classes(
                  // A choice or a stage that is cut says nothing; the name beside it gives way.
                  'relative z-1 min-w-0 truncate own-end has-[[data-cat]]:max-w-3/5 has-[[data-cat]]:shrink-0',
                  field.kind === 'phones' && 'pointer-events-auto',
                )}
              >
                {field.kind === 'yesNo' ? (
                  say(field.label, locale)
                ) : (
                  <ListValue field={field} value={record.values[field.name]} />
                )}
              </span>
            ))}
          </span>
          {isLinked(owner) && owner.title !== null ? <Avatar name={owner.title} size="small" /> : null}
        </span>
        <RowButton
          inTabOrder
          aria-label={text.moreDeeds(title)}
          onPress={onMore}
          className="absolute inset-y-0 end-0 flex w-11 items-center justify-center text-ink-faint"
        >
          <Ellipsis aria-hidden="true" size={18} />
        </RowButton>
      </div>
    </div>
  );
};

/** What a swipe does, for those who do not swipe, and the rest of what can be done with a row. */
const DeedSheet = (props: {
  readonly title: string;
  readonly deeds: readonly RowDeed[];
  readonly onClose: () => void;
}) => (
  <Drawer title={props.title} open onOpenChange={props.onClose}>
    <ul className="flex flex-col">
      {props.deeds.map((deed) => (
        <li key={deed.id}>
          <BareButton
            onPress={() => {
              props.onClose();
              deed.run();
            }}
            className={classes(
              'flex min-h-12 w-full items-center gap-3 rounded-control px-2 text-start data-pressed:bg-surface-2',
              deed.danger && 'text-danger',
            )}
          >
            {deed.icon}
            {deed.label}
          </BareButton>
        </li>
      ))}
    </ul>
  </Drawer>
);

/** A finger that stays chooses; the click that follows is then none. */
const useHold = (onHold: () => void) => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const held = useRef(false);
  const from = useRef({ x: 0, y: 0 });
  const stop = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    wasHeld: () => held.current,
    begin: (event: React.PointerEvent) => {
      held.current = false;
      from.current = { x: event.clientX, y: event.clientY };
      timer.current = setTimeout(() => {
        held.current = true;
        onHold();
      }, pressMs);
    },
    stop,
    // From where it was put down, not from the last event: a slow swipe goes a pixel or two at a time.
    move: (event: React.PointerEvent) => {
      if (Math.hypot(event.clientX - from.current.x, event.clientY - from.current.y) > heldStillPx) stop();
    },
  };
};

export default PhoneList;
