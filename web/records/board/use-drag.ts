import {
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react';

import { formatNumber } from '#persian/digits.ts';
import type { Stored } from '#records/contract.ts';
import { useLocale, useWords } from '#web/kit/index.ts';

import { edgeSpeed, nextColumn } from './steering.ts';
import type { BoardColumn } from './columns.ts';
import { boardWords } from './words.ts';

type Options = {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly columns: readonly BoardColumn[];
  readonly keyOf: (record: Stored) => string | null;
  readonly titleOf: (record: Stored) => string;
  readonly enabled: boolean;
  readonly onDrop: (record: Stored, column: string) => void;
};

export type Lifted = {
  readonly record: Stored;
  readonly by: 'pointer' | 'keys';
  /** The column it would be dropped into; null where it hangs over none. */
  readonly over: string | null;
  readonly width: number;
};

/** A mouse that moves so far drags; until then it presses. */
const mouseSlackPx = 5;
/** A finger that stays so long lifts; one that moves sooner scrolls. */
const holdMs = 320;
const fingerSlackPx = 8;

type Begun = {
  readonly record: Stored;
  readonly pointerId: number;
  readonly touch: boolean;
  readonly x: number;
  readonly y: number;
  /** Where in the card it was taken, so that it does not jump. */
  readonly dx: number;
  readonly dy: number;
  readonly width: number;
};

/**
 * Lifting and dropping of cards by mouse, finger and keys. The ghost beneath the pointer is moved without React, so that
 * a board of thousands of cards draws nothing anew while one travels; only the column that it hangs over is state.
 */
export function useDrag(options: Options) {
  const { frame, columns, enabled } = options;
  const text = useWords(boardWords);
  const { direction, digits } = useLocale();
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const [spoken, setSpoken] = useState('');
  const ghost = useRef<HTMLDivElement>(null);
  const begun = useRef<Begun | null>(null);
  const hold = useRef<ReturnType<typeof setTimeout>>(undefined);
  const point = useRef({ x: 0, y: 0 });
  const held = useRef<Lifted | null>(null);
  // A press that became a drag must not open the card as well.
  const draggedAt = useRef(0);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  const set = (next: Lifted | null) => {
    held.current = next;
    setLifted(next);
  };
  const labelOf = (key: string | null): string =>
    latest.current.columns.find((column) => column.key === key)?.label ?? '';

  const follow = () => {
    const start = begun.current;
    if (!start || !ghost.current) return;
    const { x, y } = point.current;
    ghost.current.style.transform = `translate(${x - start.dx}px, ${y - start.dy}px)`;
  };
  const lift = () => {
    const start = begun.current;
    if (!start || held.current) return;
    set({
      record: start.record,
      by: 'pointer',
      over: latest.current.keyOf(start.record),
      width: start.width,
    });
    if (start.touch) globalThis.navigator.vibrate?.(12);
    requestAnimationFrame(follow);
    steer();
  };
  /** While a card hangs near an edge the board moves beneath it. */
  const steer = () => {
    if (held.current?.by !== 'pointer' || !frame.current) return;
    const box = frame.current.getBoundingClientRect();
    const speed = edgeSpeed(point.current.x, box.left, box.right);
    if (speed !== 0) {
      frame.current.scrollBy({ left: speed });
      hover();
    }
    requestAnimationFrame(steer);
  };
  const hover = () => {
    const now = held.current;
    if (!now) return;
    const over = frame.current ? columnAt(frame.current, point.current) : null;
    if (over !== now.over) set({ ...now, over });
  };
  const finish = (drop: boolean) => {
    clearTimeout(hold.current);
    const now = held.current;
    begun.current = null;
    if (!now) return;
    draggedAt.current = Date.now();
    set(null);
    const title = latest.current.titleOf(now.record);
    if (drop && now.over !== null && now.over !== latest.current.keyOf(now.record)) {
      setSpoken(text.dropped(title, labelOf(now.over)));
      latest.current.onDrop(now.record, now.over);
    } else setSpoken(text.cancelled(title));
  };

  const current = useRef({ lift, follow, hover, finish });
  useEffect(() => {
    current.current = { lift, follow, hover, finish };
  });
  useEffect(() => {
    const onMove = (event: globalThis.PointerEvent) => {
      const start = begun.current;
      if (!start || event.pointerId !== start.pointerId) return;
      point.current = { x: event.clientX, y: event.clientY };
      const far = Math.hypot(event.clientX - start.x, event.clientY - start.y);
      if (held.current?.by === 'pointer') {
        current.current.follow();
        current.current.hover();
      } else if (start.touch && far > fingerSlackPx) {
        // It scrolls.
        clearTimeout(hold.current);
        begun.current = null;
      } else if (!start.touch && far > mouseSlackPx) current.current.lift();
    };
    const onEnd = (event: globalThis.PointerEvent) => {
      if (begun.current && event.pointerId !== begun.current.pointerId) return;
      if (begun.current || held.current?.by === 'pointer') current.current.finish(event.type === 'pointerup');
    };
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || held.current?.by !== 'pointer') return;
      event.preventDefault();
      current.current.finish(false);
    };
    // A lifted card keeps the page from scrolling; that must be said before the finger moves, hence for the whole board.
    const onTouchMove = (event: TouchEvent) => {
      if (held.current?.by === 'pointer') event.preventDefault();
    };
    const board = frame.current;
    document.addEventListener('pointermove', onMove);
    document.addEventListener('pointerup', onEnd);
    document.addEventListener('pointercancel', onEnd);
    document.addEventListener('keydown', onKey);
    board?.addEventListener('touchmove', onTouchMove, { passive: false });
    return () => {
      document.removeEventListener('pointermove', onMove);
      document.removeEventListener('pointerup', onEnd);
      document.removeEventListener('pointercancel', onEnd);
      document.removeEventListener('keydown', onKey);
      board?.removeEventListener('touchmove', onTouchMove);
    };
  }, [frame]);

  const begin = (event: PointerEvent<HTMLElement>, record: Stored) => {
    if (held.current?.by === 'keys') finish(false);
    if (!enabled || event.button !== 0 || held.current) return;
    const box = event.currentTarget.getBoundingClientRect();
    const touch = event.pointerType !== 'mouse';
    // The browser would keep a finger's events on the card and let it drag links of its own.
    if (!touch) event.preventDefault();
    begun.current = {
      record,
      pointerId: event.pointerId,
      touch,
      x: event.clientX,
      y: event.clientY,
      dx: event.clientX - box.left,
      dy: event.clientY - box.top,
      width: box.width,
    };
    point.current = { x: event.clientX, y: event.clientY };
    if (touch) hold.current = setTimeout(() => current.current.lift(), holdMs);
  };

  /** Keys on a card; true where the key was for lifting, moving or dropping it. */
  const onKey = (event: KeyboardEvent, record: Stored): boolean => {
    const now = held.current;
    const title = options.titleOf(record);
    if (now?.by !== 'keys') {
      if (event.key !== ' ' || !enabled) return false;
      const from = options.keyOf(record);
      set({ record, by: 'keys', over: from, width: 0 });
      setSpoken(text.lifted(title, labelOf(from)));
      return true;
    }
    if (event.key === ' ' || event.key === 'Enter') finish(true);
    else if (event.key === 'Escape' || event.key === 'Tab') finish(false);
    else {
      const over = nextColumn(columns, now.over, event.key, direction);
      if (over !== undefined) {
        set({ ...now, over });
        frame.current?.querySelector(`[data-column="${CSS.escape(over)}"]`)?.scrollIntoView({
          inline: 'nearest',
          block: 'nearest',
          behavior: wantsCalm() ? 'auto' : 'smooth',
        });
        const at = columns.findIndex(({ key }) => key === over) + 1;
        setSpoken(text.over(labelOf(over), formatNumber(at, digits), formatNumber(columns.length, digits)));
      }
    }
    return event.key !== 'Tab';
  };

  return {
    lifted,
    spoken,
    ghost,
    begin,
    onKey,
    enabled,
    /** Whether the click that is now told of ended a drag. */
    wasDragged: () => Date.now() - draggedAt.current < 250,
    frameProps: {
      /** Keys that went elsewhere lay down no card: it goes back. */
      onBlur: (event: FocusEvent) => {
        if (held.current?.by === 'keys' && document.hasFocus() && event.target !== event.relatedTarget)
          finish(false);
      },
      onContextMenu: (event: React.MouseEvent) => {
        if (begun.current?.touch) event.preventDefault();
      },
    },
  };
}

/** The column beneath a point, or the nearest one along the board; none above or below it. */
function columnAt(frame: HTMLElement, { x, y }: { readonly x: number; readonly y: number }): string | null {
  const box = frame.getBoundingClientRect();
  if (y < box.top || y > box.bottom) return null;
  let nearest: { readonly key: string | null; readonly distance: number } = {
    key: null,
    distance: Number.POSITIVE_INFINITY,
  };
  for (const column of frame.querySelectorAll<HTMLElement>('[data-column]')) {
    const { left, right } = column.getBoundingClientRect();
    const distance = Math.max(left - x, x - right, 0);
    if (distance < nearest.distance) nearest = { key: column.dataset['column'] ?? null, distance };
  }
  return nearest.key;
}

export type Drag = ReturnType<typeof useDrag>;

/** Read anew each time: the system may change it while the page is open. */
const wantsCalm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
