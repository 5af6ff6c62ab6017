/** Rows that stand for those not read yet, at either end. */
export const awaited = 12;

/** What is held of a list: its first place, how many, and whether there is more on either side. */
export type Held = {
  readonly first: number;
  readonly size: number;
  readonly before: boolean;
  readonly after: boolean;
};

/** From which place to which a scroll area reaches; `end` is the place after its last row. */
export type Extent = { readonly top: number; readonly end: number };

/**
 * The scroll area, which stays as it was while pages come and go, so that nothing moves under the reader: its top rises
 * only to the true beginning and falls only when rows before all others are found; its end likewise.
 */
export const extentOf = (former: Extent | undefined, { first, size, before, after }: Held): Extent => {
  const last = first + size;
  return {
    top: before ? Math.min(former?.top ?? first, first - awaited) : first,
    end: after ? Math.max(former?.end ?? last, last + awaited) : last,
  };
};

/** So many rows away from what is held, reading on would read everything between. */
const farRows = 300;

/** What is to be read for the rows in sight; `from` and `to` are places. */
export function wantedFor(
  held: Held,
  sight: { readonly from: number; readonly to: number },
  ahead: number,
): 'next' | 'previous' | 'far' | undefined {
  const end = held.first + held.size;
  if (sight.to < held.first - farRows || sight.from > end + farRows) return 'far';
  if (held.after && sight.to >= end - ahead) return 'next';
  if (held.before && sight.from <= held.first + ahead) return 'previous';
  return undefined;
}
