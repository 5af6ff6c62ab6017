import { useEffect, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';

import type { FieldContract, ObjectContract, Stored } from '#records/contract.ts';
import { Avatar, classes, useWords } from '#web/kit/index.ts';

import { recordHref } from '../data/paths.ts';
import { isEmpty, isLinked, titleOf } from '../data/values.ts';
import { faceOf } from '../fields/index.tsx';
import { ListValue } from './cell-value.tsx';
import type { Column } from './columns.ts';
import { isSelected, isSelecting, toggleOne, type Selection } from './selection.ts';
import type { GridSource } from './slots.ts';
import { useSteadyScroll } from './use-steady-scroll.ts';
import { listWords } from './words.ts';

type PhoneProps = {
  readonly object: ObjectContract;
  readonly columns: readonly Column[];
  readonly source: GridSource;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (record: Stored) => void;
};

const rowPx = 76;
const pressMs = 450;

/** A list under a thumb: one column of rows, a tap opens, a long press chooses. */
export const PhoneList = (props: PhoneProps) => {
  const { object, columns, source, selection, onSelect, onOpen } = props;
  const frame = useRef<HTMLDivElement>(null);
  const { top, count, slotAt, onSight } = source;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowPx,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const from = top + (items[0]?.index ?? 0);
  const to = top + (items.at(-1)?.index ?? 0);
  useEffect(() => onSight(from, to), [source, onSight, from, to]);
  useSteadyScroll(source, frame, rowPx);
  const shown = faces(object, columns);
  return (
    <div
      ref={frame}
      data-scroll-restoration-id="list"
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain bg-surface-1"
    >
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const slot = slotAt(top + index);
          const record = slot.kind === 'record' ? slot.record : undefined;
          return (
            <li
              key={slot.key}
              className="absolute inset-x-0 top-0 h-[76px]"
              style={{ transform: `translateY(${start}px)` }}
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
                />
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
    </div>
  );
};

type Faces = { readonly end: FieldContract | undefined; readonly line: readonly FieldContract[] };

/** The amount or date stands at the end of the first line; the two next fields beneath the name. */
function faces(object: ObjectContract, columns: readonly Column[]): Faces {
  const fields = columns.slice(1).map(({ field }) => field);
  const end = fields.find((field) => faceOf(field).end) ?? fields.find(({ kind }) => kind === 'date');
  return { end, line: fields.filter((field) => field !== end && field.name !== object.owner).slice(0, 3) };
}

const PhoneRow = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly faces: Faces;
  readonly selected: boolean;
  readonly onPress: () => void;
  readonly onHold: () => void;
}) => {
  const { object, record, selected, onPress, onHold } = props;
  const text = useWords(listWords);
  const hold = useHold(onHold);
  const owner = object.owner === undefined ? undefined : record.values[object.owner];
  const { end, line } = props.faces;
  const filled = line.filter(({ name }) => !isEmpty(record.values[name])).slice(0, 2);
  const title = titleOf(object, record) ?? text.untitled;
  return (
    <div
      className={classes(
        'relative flex h-full touch-pan-y flex-col justify-center gap-1 px-4 leading-title shadow-[inset_0_-1px_0_var(--surface-2)] select-none [-webkit-touch-callout:none]',
        selected ? 'bg-accent-soft' : 'active:bg-surface-2',
      )}
      {...hold.handlers}
    >
      {/* The link lies over the row and not around it, so that a phone number in the row can be tapped by itself. */}
      <a
        href={recordHref(object.name, record.id)}
        aria-label={selected ? text.selectedRow(title) : title}
        onClick={(event) => {
          event.preventDefault();
          if (!hold.wasHeld()) onPress();
        }}
        className="absolute inset-0"
      />
      <span className="pointer-events-none flex items-baseline gap-3">
        <bdi className="min-w-0 flex-1 truncate font-medium">{title}</bdi>
        {end ? (
          <span className="shrink-0 text-sm">
            <ListValue field={end} value={record.values[end.name]} />
          </span>
        ) : null}
      </span>
      <span className="pointer-events-none flex items-center gap-2 text-sm text-ink-muted">
        <span className="flex min-w-0 flex-1 items-center gap-3 overflow-hidden">
          {filled.map((field) => (
            <span
              key={field.name}
              className={classes(
                'relative z-1 min-w-0 truncate',
                field.kind === 'phones' && 'pointer-events-auto',
              )}
            >
              <ListValue field={field} value={record.values[field.name]} />
            </span>
          ))}
        </span>
        {isLinked(owner) && owner.title !== null ? <Avatar name={owner.title} size="small" /> : null}
      </span>
    </div>
  );
};

/** A finger that stays chooses; the click that follows is then none. */
const useHold = (onHold: () => void) => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const held = useRef(false);
  const stop = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    wasHeld: () => held.current,
    handlers: {
      onPointerDown: () => {
        held.current = false;
        timer.current = setTimeout(() => {
          held.current = true;
          onHold();
        }, pressMs);
      },
      onPointerUp: stop,
      onPointerCancel: stop,
      onPointerMove: (event: React.PointerEvent) => {
        if (Math.abs(event.movementX) + Math.abs(event.movementY) > 6) stop();
      },
      onContextMenu: (event: React.MouseEvent) => event.preventDefault(),
    },
  };
};
