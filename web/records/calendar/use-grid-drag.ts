import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';

import { dayMinutes, type Entry } from './entries.ts';
import { drawn, movedTo, placedOf, resizedTo, samePlace, type Placed, type Spot } from './grid.ts';

/** A mouse that moves so far drags; until then it presses. */
const mouseSlackPx = 4;
/** A finger that stays so long takes hold; one that moves sooner scrolls. */
const holdMs = 320;
const fingerSlackPx = 8;
/** So near the foot of the hours, or the heads of the days that stand over them, they scroll, so far a frame. */
const edgePx = 32;
const edgeStepPx = 10;

type Begun = {
  readonly kind: 'move' | 'resize' | 'create';
  readonly entry: Entry | undefined;
  readonly spot: Spot;
  /** Whose column it is, where people stand side by side. */
  readonly person: string | undefined;
  /** Minutes between the entry's start and where it was taken. */
  readonly grabbed: number;
  readonly pointerId: number;
  readonly touch: boolean;
  readonly x: number;
  readonly y: number;
};

/** What hangs under the pointer now: where it would be, and what it is. */
export type Dragged = Placed & {
  readonly kind: Begun['kind'];
  readonly entry: Entry | undefined;
  /** In whose column it hangs. */
  readonly person: string | undefined;
};

/** From whose column something goes to whose. */
export type Handed = { readonly from: string; readonly to: string };

/** New time that somebody marked, in whose column. */
export type Marked = Placed & { readonly person: string | undefined };

type Options = {
  readonly frame: RefObject<HTMLElement | null>;
  readonly onPlace: (entry: Entry, to: Placed, handed: Handed | undefined) => void;
  /** Undefined where the reader makes nothing. */
  readonly onCreate: ((marked: Marked) => void) | undefined;
};

/**
 * Moving, stretching and marking time by mouse and by finger, over anything inside the frame that says its day
 * (`data-day`) and, where it has hours, `data-hours`. What hangs is state only when its quarter of an hour changes.
 */
export function useGridDrag(options: Options) {
  const { frame } = options;
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const begun = useRef<Begun | null>(null);
  const held = useRef<Dragged | null>(null);
  const hold = useRef<ReturnType<typeof setTimeout>>(undefined);
  const endedAt = useRef(0);
  const latest = useRef(options);

  const set = (next: Dragged | null) => {
    const now = held.current;
    if (now && next && now.kind === next.kind && now.person === next.person && samePlace(now, next)) return;
    held.current = next;
    setDragged(next);
  };
  const hover = (x: number, y: number, dragging: boolean) => {
    const start = begun.current;
    if (!start) return;
    const spot = spotAt(frame.current, x, y) ?? start.spot;
    set(hanging(start, spot, dragging, personAt(frame.current, x, y)));
  };
  const finish = (drop: boolean) => {
    clearTimeout(hold.current);
    const start = begun.current;
    const now = held.current;
    begun.current = null;
    set(null);
    if (!start || !drop) return;
    if (now) endedAt.current = Date.now();
    if (now?.entry) latest.current.onPlace(now.entry, now, handedOn(start, now));
    else if (start.kind === 'create')
      latest.current.onCreate?.(now ?? hanging(start, start.spot, false, undefined));
  };
  const current = useRef({ hover, finish });
  useEffect(() => {
    latest.current = options;
    current.current = { hover, finish };
  });

  useEffect(() => {
    let edging = 0;
    let at = { x: 0, y: 0 };
    /** Near an edge of the hours they scroll on under what hangs, for as long as it stays there. */
    const scrollOn = () => {
      cancelAnimationFrame(edging);
      const hours = frame.current?.querySelector('[data-scroller]');
      if (!held.current || !hours) return;
      const { bottom } = hours.getBoundingClientRect();
      const top = hours.firstElementChild?.getBoundingClientRect().bottom ?? 0;
      const by = at.y > bottom - edgePx ? edgeStepPx : at.y < top + edgePx ? -edgeStepPx : 0;
      const before = hours.scrollTop;
      if (by !== 0) hours.scrollBy(0, by);
      if (hours.scrollTop === before) return;
      current.current.hover(at.x, at.y, true);
      edging = requestAnimationFrame(scrollOn);
    };
    const onMove = (event: globalThis.PointerEvent) => {
      const start = begun.current;
      if (!start || event.pointerId !== start.pointerId) return;
      const far = Math.hypot(event.clientX - start.x, event.clientY - start.y);
      if (held.current) current.current.hover(event.clientX, event.clientY, true);
      else if (start.touch && far > fingerSlackPx) {
        // It scrolls.
        clearTimeout(hold.current);
        begun.current = null;
      } else if (!start.touch && far > mouseSlackPx)
        current.current.hover(event.clientX, event.clientY, true);
    };
    const onEdge = (event: globalThis.PointerEvent) => {
      onMove(event);
      at = { x: event.clientX, y: event.clientY };
      if (begun.current?.pointerId === event.pointerId) scrollOn();
    };
    const onEnd = (event: globalThis.PointerEvent) => {
      if (begun.current?.pointerId === event.pointerId) current.current.finish(event.type === 'pointerup');
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !begun.current) return;
      event.preventDefault();
      current.current.finish(false);
    };
    const onTouchMove = (event: TouchEvent) => {
      if (held.current) event.preventDefault();
    };
    const box = frame.current;
    document.addEventListener('pointermove', onEdge);
    document.addEventListener('pointerup', onEnd);
    document.addEventListener('pointercancel', onEnd);
    document.addEventListener('keydown', onKey);
    box?.addEventListener('touchmove', onTouchMove, { passive: false });
    return () => {
      cancelAnimationFrame(edging);
      document.removeEventListener('pointermove', onEdge);
      document.removeEventListener('pointerup', onEnd);
      document.removeEventListener('pointercancel', onEnd);
      document.removeEventListener('keydown', onKey);
      box?.removeEventListener('touchmove', onTouchMove);
    };
  }, [frame]);

  const begin = (event: PointerEvent<HTMLElement>, kind: Begun['kind'], entry?: Entry) => {
    if (event.button !== 0 || begun.current) return;
    const spot = spotAt(frame.current, event.clientX, event.clientY);
    if (!spot) return;
    const touch = event.pointerType !== 'mouse';
    begun.current = {
      kind,
      entry,
      spot,
      person: personAt(frame.current, event.clientX, event.clientY),
      grabbed: grabbedAt(spot, entry),
      pointerId: event.pointerId,
      touch,
      x: event.clientX,
      y: event.clientY,
    };
    const { clientX: x, clientY: y } = event;
    if (touch)
      hold.current = setTimeout(() => {
        globalThis.navigator.vibrate?.(12);
        current.current.hover(x, y, false);
      }, holdMs);
  };

  return {
    dragged,
    begin,
    /** Whether the click that is now told of ended a drag. */
    wasDragged: () => Date.now() - endedAt.current < 250,
    frameProps: {
      onContextMenu: (event: React.MouseEvent) => {
        if (begun.current?.touch) event.preventDefault();
      },
    },
  };
}

export type GridDrag = ReturnType<typeof useGridDrag>;

/** Minutes between an entry's start and where it was taken; by its part after midnight, more than are left of its day. */
const grabbedAt = ({ day, minute }: Spot, entry: Entry | undefined): number =>
  minute === undefined || entry?.start === undefined
    ? 0
    : minute - entry.start + (day === entry.day ? 0 : dayMinutes);

const handedOn = ({ person: from }: Begun, { person: to }: Dragged): Handed | undefined =>
  from === undefined || to === undefined || from === to ? undefined : { from, to };

function hanging(start: Begun, spot: Spot, dragging: boolean, over: string | undefined): Dragged {
  const { kind, entry, person } = start;
  if (kind === 'move' && entry) {
    const { owner, others } = entry.source.handable;
    const whose = owner || others ? (over ?? person) : person;
    return { kind, entry, person: whose, ...movedTo(entry, spot, start.grabbed) };
  }
  if (kind === 'resize' && entry?.start !== undefined) {
    const at = { day: entry.day, start: entry.start };
    return { kind, entry, person, ...placedOf(entry), minutes: resizedTo(at, spot) };
  }
  const from = start.spot.minute;
  if (from === undefined) return { kind, entry, person, day: spot.day, start: undefined, minutes: 0 };
  // New time lies within one day: over another one it is the hour that counts.
  return { kind, entry, person, day: start.spot.day, ...drawn(from, spot.minute ?? from, dragging) };
}

const partAt = (frame: HTMLElement | null, x: number, y: number): HTMLElement | undefined =>
  document
    .elementsFromPoint(x, y)
    .filter((element): element is HTMLElement => element instanceof HTMLElement)
    .find((element) => element.dataset['day'] !== undefined && frame?.contains(element));

const personAt = (frame: HTMLElement | null, x: number, y: number): string | undefined =>
  partAt(frame, x, y)?.dataset['person'];

/** The day and minute under a point; nothing outside of every day. */
function spotAt(frame: HTMLElement | null, x: number, y: number): Spot | undefined {
  const part = partAt(frame, x, y);
  const day = part?.dataset['day'];
  if (!part || day === undefined) return undefined;
  if (part.dataset['hours'] === undefined) return { day, minute: undefined };
  const { top, height } = part.getBoundingClientRect();
  return { day, minute: Math.min(dayMinutes, Math.max(0, ((y - top) / height) * dayMinutes)) };
}
