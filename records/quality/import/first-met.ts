import { hash } from 'node:crypto';

/**
 * Where each of many texts was first met. A million keys of a file take 25 MB here, as a map of strings they took 110:
 * a text is told by 64 bits of a hash, which two of a million share once in 40 million files.
 */
export type FirstMet = {
  /** The place where the text was met before; undefined, and remembered with this place from 1 on, where it is new. */
  meet(text: string, place: number): number | undefined;
  /** The place where it was met; undefined where it was not, and it is not remembered. */
  find(text: string): number | undefined;
  has(text: string): boolean;
};

export function firstMet(): FirstMet {
  let slots = tableOf(1 << 12);
  let size = 0;
  const grow = (): void => {
    const old = slots;
    slots = tableOf(old.places.length * 2);
    for (const [at, place] of old.places.entries()) {
      if (place === 0) continue;
      const slot = slotOf(slots, old.low[at] ?? 0, old.high[at] ?? 0);
      put(slots, slot, old.low[at] ?? 0, old.high[at] ?? 0, place);
    }
  };
  const find = (text: string): number | undefined =>
    slots.places[slotOf(slots, ...hashOf(text))] || undefined;
  return {
    meet: (text, place) => {
      const [low, high] = hashOf(text);
      const slot = slotOf(slots, low, high);
      const known = slots.places[slot];
      if (known) return known;
      put(slots, slot, low, high, place);
      size += 1;
      if (size * 2 > slots.places.length) grow();
      return undefined;
    },
    find,
    has: (text) => find(text) !== undefined,
  };
}

type Table = { readonly low: Uint32Array; readonly high: Uint32Array; readonly places: Uint32Array };

const tableOf = (length: number): Table => ({
  low: new Uint32Array(length),
  high: new Uint32Array(length),
  places: new Uint32Array(length),
});

/** The text's slot, or the free one where it belongs. */
function slotOf({ low, high, places }: Table, wantedLow: number, wantedHigh: number): number {
  const mask = places.length - 1;
  let slot = wantedLow & mask;
  while (places[slot] !== 0 && (low[slot] !== wantedLow || high[slot] !== wantedHigh))
    slot = (slot + 1) & mask;
  return slot;
}

function put(table: Table, slot: number, low: number, high: number, place: number): void {
  table.low[slot] = low;
  table.high[slot] = high;
  table.places[slot] = place;
}

function hashOf(text: string): readonly [number, number] {
  const bytes = hash('sha1', text, 'buffer');
  return [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
}
