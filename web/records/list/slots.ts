import type { Group, Stored } from '#records/contract.ts';

/** A head of a group: what its records have in common, how many there are and what they come to. */
export type GroupHead = {
  readonly key: string;
  readonly label: string;
  readonly color: number | undefined;
  readonly group: Group;
  readonly open: boolean;
};

/** One line of a grid. */
export type Slot =
  | { readonly kind: 'record'; readonly key: string; readonly record: Stored }
  | { readonly kind: 'waiting'; readonly key: string }
  | GroupSlot;

/** A line of a grouped list that is no record. */
export type GroupSlot =
  | { readonly kind: 'group'; readonly key: string; readonly head: GroupHead }
  | { readonly kind: 'more'; readonly key: string; readonly head: GroupHead }
  /** What of a group could not be read. */
  | { readonly kind: 'failed'; readonly key: string; readonly head: GroupHead; readonly error: unknown }
  /** There are more groups than these many. */
  | { readonly kind: 'cut'; readonly key: string; readonly groups: number };

/** Why nothing can be shown, and how it is tried again. */
export type Failed = { readonly error: unknown; readonly retry: () => void };

export type PlacedRecord = { readonly place: number; readonly record: Stored };

/**
 * Where a grid has its lines from: a window over a list, or its groups. Places count lines from wherever the list was
 * begun, so that they stay the same while pages come and go at either end.
 */
export type GridSource = {
  /** The place of the first line of the scroll area. */
  readonly top: number;
  /** How many lines the scroll area has. */
  readonly count: number;
  readonly slotAt: (place: number) => Slot;
  /** All records that are held, in their order. */
  readonly records: readonly Stored[];
  /** Reads what is wanted for the lines in sight. */
  readonly onSight: (from: number, to: number) => void;
  /** Another number where places begin anew. */
  readonly epoch: number;
  /** The whole number of lines, where it is known. */
  readonly whole: number | undefined;
  readonly pending: boolean;
  /** Nothing of it could be read. */
  readonly failed: Failed | undefined;
  /** Shows the answer to the question before. */
  readonly stale: boolean;
  readonly atEnd: boolean;
  readonly toStart: () => void;
  readonly toEnd: () => void;
  /** The group that one has jumped to: its head is brought to the top. Another number is another jump. */
  readonly goal?: { readonly place: number; readonly number: number } | undefined;
  readonly toggleGroup?: (key: string) => void;
  readonly loadMore?: (key: string) => void;
  /** Reads on in a group of which something could not be read. */
  readonly readAgain?: (key: string) => void;
};

/** Does what a line that is no record is pressed for: folds its group, or reads on in it. */
export function pressLine(
  { toggleGroup, loadMore, readAgain }: Pick<GridSource, 'toggleGroup' | 'loadMore' | 'readAgain'>,
  slot: Slot,
): void {
  if (slot.kind === 'group') toggleGroup?.(slot.head.key);
  else if (slot.kind === 'more') loadMore?.(slot.head.key);
  else if (slot.kind === 'failed') readAgain?.(slot.head.key);
}

/** The records between two places, both included, as far as they are held. */
export function recordsBetween({ slotAt }: Pick<GridSource, 'slotAt'>, one: number, other: number): Stored[] {
  const found: Stored[] = [];
  for (let place = Math.min(one, other); place <= Math.max(one, other); place++) {
    const slot = slotAt(place);
    if (slot.kind === 'record') found.push(slot.record);
  }
  return found;
}

/**
 * The place of the last line; undefined where the list has an end that nothing is known of yet. In groups, whose lines are
 * all there, it is the head of the last group until its records are read.
 */
export function lastLine({
  slotAt,
  top,
  count,
  toggleGroup,
}: Pick<GridSource, 'slotAt' | 'top' | 'count' | 'toggleGroup'>): number | undefined {
  for (let place = top + count - 1; place >= top; place--) {
    if (slotAt(place).kind !== 'waiting') return place;
    if (!toggleGroup) return undefined;
  }
  return undefined;
}

/** How far from its former place a record is looked for when lines came or went around it. */
const nearby = 200;

/** The next record of a grid after one that stands at a place, or before it; undefined at the end and where nothing is read yet. */
export function recordBeside(
  source: Pick<GridSource, 'slotAt' | 'top' | 'count'>,
  { place, record }: PlacedRecord,
  by: 1 | -1,
): PlacedRecord | undefined {
  const { slotAt, top, count } = source;
  const isAt = (at: number): boolean => {
    const slot = slotAt(at);
    return slot.kind === 'record' && slot.record.id === record.id;
  };
  let start = place;
  for (let step = 1; !isAt(start) && step <= nearby; step++)
    start = isAt(place - step) ? place - step : isAt(place + step) ? place + step : place;
  for (let at = start + by; at >= top && at < top + count; at += by) {
    const slot = slotAt(at);
    if (slot.kind === 'record') return { place: at, record: slot.record };
    if (slot.kind === 'waiting') return undefined;
  }
  return undefined;
}
