import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { extentOf, wantedFor, type Extent, type Held } from './place.ts';
import type { GridSource, Slot } from './slots.ts';
import type { ListWindow } from './use-window.ts';

/** So many rows from its end a list reads its next page, so that a steady scroll never meets the end. */
const readAhead = 40;
/** A scroll bar under way is not read for until it rests. */
const restMs = 90;
const shownWhileReading = 24;

/** The lines of a plain list. */
export function useWindowSource(list: ListWindow): GridSource {
  const { records, first, isPending, hasNextPage, hasPreviousPage, isFetching, epoch } = list;
  const { error, refetch } = list;
  const held: Held = {
    first,
    size: isPending ? shownWhileReading : records.length,
    before: hasPreviousPage || (isPending && first > 0),
    after: hasNextPage || isPending,
  };
  const extent = useExtent(held, epoch, list.isPlaceholderData);

  const latest = useRef({ list, held });
  useEffect(() => {
    latest.current = { list, held };
  });
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  const onSight = useCallback((from: number, to: number) => {
    clearTimeout(resting.current);
    const { list: now, held: has } = latest.current;
    if (now.isPlaceholderData || now.isPending) return;
    const wanted = wantedFor(has, { from, to }, readAhead);
    if (wanted === 'far') resting.current = setTimeout(() => latest.current.list.goTo(from), restMs);
    else if (now.isFetching) return;
    else if (wanted === 'next') void now.fetchNextPage();
    else if (wanted === 'previous') void now.fetchPreviousPage();
  }, []);

  const slotAt = useCallback(
    (place: number): Slot => {
      const record = isPending ? undefined : records[place - first];
      return record ? { kind: 'record', key: record.id, record } : { kind: 'waiting', key: `wait-${place}` };
    },
    [records, first, isPending],
  );
  const { jump } = list;
  const toStart = useCallback(() => jump({}), [jump]);
  const toEnd = useCallback(() => jump({ back: true }), [jump]);
  return useMemo(
    () => ({
      top: extent.top,
      count: Math.max(0, extent.end - extent.top),
      slotAt,
      records,
      onSight,
      epoch,
      whole: hasNextPage || hasPreviousPage || isPending ? undefined : records.length,
      pending: isPending,
      failed: error && records.length === 0 ? { error, retry: () => void refetch() } : undefined,
      stale: list.isPlaceholderData,
      atEnd: list.atEnd,
      toStart,
      toEnd,
      // Reading ends without the lines in sight having moved: they are looked at once more.
      isFetching,
    }),
    [
      extent,
      slotAt,
      records,
      onSight,
      epoch,
      hasNextPage,
      hasPreviousPage,
      isPending,
      error,
      refetch,
      list.isPlaceholderData,
      list.atEnd,
      toStart,
      toEnd,
      isFetching,
    ],
  );
}

/** The scroll area grows from what it was, until a jump or another list begins a new one. */
const useExtent = (held: Held, epoch: number, stale: boolean): Extent => {
  const [kept, setKept] = useState({ epoch, extent: extentOf(undefined, held) });
  if (stale) return kept.extent;
  const extent = extentOf(kept.epoch === epoch ? kept.extent : undefined, held);
  if (kept.epoch !== epoch || extent.top !== kept.extent.top || extent.end !== kept.extent.end)
    setKept({ epoch, extent });
  return extent;
};
