import { useRef, useState, type PointerEvent } from 'react';

import { useLocale } from '#web/kit/index.ts';

/** From here on a finger swipes and no longer presses or scrolls. */
const slackPx = 14;
/** Let go past this, the deed is done. */
export const deedPx = 76;
const mostPx = 120;

export type Swipe = {
  /** px towards the inline end; negative towards its start. */
  readonly by: number;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
  /** The press that ends a swipe is none. */
  readonly wasSwiped: () => boolean;
};

/** A row drawn aside by a finger: towards the inline end one deed, towards its start another; let go early, it returns. */
export const useSwipe = (deeds: {
  readonly toEnd: (() => void) | undefined;
  readonly toStart: (() => void) | undefined;
}): Swipe => {
  const { direction } = useLocale();
  const [by, setBy] = useState(0);
  const begun = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const swiping = useRef(false);
  // A flick ends before its last move is rendered.
  const reached = useRef(0);
  const swipedAt = useRef(0);
  const outward = direction === 'rtl' ? -1 : 1;
  const drawTo = (px: number) => {
    reached.current = px;
    setBy(px);
  };
  const end = (done: boolean) => {
    begun.current = null;
    if (!swiping.current) return;
    swiping.current = false;
    swipedAt.current = performance.now();
    const far = reached.current;
    drawTo(0);
    if (!done) return;
    if (far >= deedPx) deeds.toEnd?.();
    else if (far <= -deedPx) deeds.toStart?.();
  };
  return {
    by,
    wasSwiped: () => performance.now() - swipedAt.current < 400,
    handlers: {
      onPointerDown: (event) => {
        // What a row opens tells it of its own presses, although it stands elsewhere.
        if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
        if (event.pointerType !== 'mouse') begun.current = { x: event.clientX, y: event.clientY };
      },
      onPointerMove: (event) => {
        if (!begun.current) return;
        const dx = (event.clientX - begun.current.x) * outward;
        const dy = event.clientY - begun.current.y;
        if (!swiping.current) {
          if (Math.abs(dx) < slackPx || Math.abs(dx) < Math.abs(dy) * 1.5) return;
          swiping.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
        }
        const allowed = dx > 0 ? deeds.toEnd : deeds.toStart;
        drawTo(allowed ? Math.max(-mostPx, Math.min(mostPx, dx)) : 0);
      },
      onPointerUp: () => end(true),
      onPointerCancel: () => end(false),
    },
  };
};
