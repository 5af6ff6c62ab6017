import type { BoardColumn } from './columns.ts';

const edgePx = 64;
const fastestPx = 18;
/** A narrow board is crossed sooner: at this share of its width a frame nobody loses his way. */
const fastestShare = 1 / 70;

/** How many px a frame scrolls while a card hangs at `x`: faster towards the edge, none in the middle. */
export function edgeSpeed(x: number, left: number, right: number): number {
  const fastest = Math.min(fastestPx, (right - left) * fastestShare);
  const intoStart = left + edgePx - x;
  const intoEnd = x - (right - edgePx);
  if (intoEnd > 0) return Math.ceil((Math.min(intoEnd, edgePx) / edgePx) * fastest);
  if (intoStart > 0) return -Math.ceil((Math.min(intoStart, edgePx) / edgePx) * fastest);
  return 0;
}

/** The column that an arrow goes to as the eye sees it: in Persian the next one lies to the left. Stays at the ends. */
export function nextColumn(
  columns: readonly Pick<BoardColumn, 'key'>[],
  from: string | null,
  key: string,
  direction: 'rtl' | 'ltr',
): string | undefined {
  const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  const at = columns.findIndex((column) => column.key === from);
  if (key === 'Home') return columns[0]?.key;
  if (key === 'End') return columns.at(-1)?.key;
  if (key === forward) return columns[Math.min(columns.length - 1, at + 1)]?.key;
  return key === back ? columns[Math.max(0, at - 1)]?.key : undefined;
}
