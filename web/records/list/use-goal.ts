import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

import type { GridSource } from './slots.ts';

const ownMoves = ['wheel', 'pointerdown', 'touchmove', 'keydown'] as const;

/**
 * Brings the group that one has jumped to to the top, and keeps it there while the groups before it are still being read,
 * until the reader moves by himself.
 */
export const useGoal = (
  { goal }: GridSource,
  frame: RefObject<HTMLDivElement | null>,
  go: (place: number) => void,
): void => {
  const left = useRef(goal?.number ?? 0);
  /** Where `go` left the frame, in pixels from its top. */
  const reached = useRef(0);
  useLayoutEffect(() => {
    if (!goal || goal.number === left.current) return;
    go(goal.place);
    reached.current = frame.current?.scrollTop ?? 0;
  });
  const number = goal?.number;
  useEffect(() => {
    const element = frame.current;
    if (!element || number === undefined) return undefined;
    const leave = () => {
      left.current = number;
    };
    // The browser's search and a screen reader scroll without any of these. It is heard before rows are drawn for it.
    const onScroll = () => {
      if (Math.abs(element.scrollTop - reached.current) > 1) leave();
    };
    element.addEventListener('scroll', onScroll, { passive: true, capture: true });
    for (const move of ownMoves) element.addEventListener(move, leave, { passive: true, capture: true });
    return () => {
      element.removeEventListener('scroll', onScroll, { capture: true });
      for (const move of ownMoves) element.removeEventListener(move, leave, { capture: true });
    };
  }, [frame, number]);
};
