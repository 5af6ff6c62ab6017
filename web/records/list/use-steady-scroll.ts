import { useLayoutEffect, useRef, type RefObject } from 'react';

import type { GridSource } from './slots.ts';

/** Rows that come in before all others push nothing down: the frame goes with them. A jump begins at its first row. */
export const useSteadyScroll = (
  { top, epoch, atEnd, pending, count }: GridSource,
  frame: RefObject<HTMLDivElement | null>,
  rowHeight: number,
): void => {
  const before = useRef({ top, epoch });
  const owed = useRef(false);
  useLayoutEffect(() => {
    const former = before.current;
    before.current = { top, epoch };
    if (former.epoch !== epoch) {
      frame.current?.scrollTo({ top: Math.max(0, -top) * rowHeight });
      owed.current = atEnd;
    } else if (former.top !== top && frame.current) frame.current.scrollTop += (former.top - top) * rowHeight;
    if (owed.current && !pending && frame.current) {
      owed.current = false;
      frame.current.scrollTop = count * rowHeight;
    }
  }, [top, epoch, atEnd, pending, count, frame, rowHeight]);
};
