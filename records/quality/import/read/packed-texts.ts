/** Many texts by their place, beside the heap. */
export type PackedTexts = {
  readonly count: number;
  add(text: string): void;
  /** Undefined where there are fewer. */
  at(place: number): string | undefined;
};

const firstBytes = 64 * 1024;

/**
 * Texts as UTF-8, one behind the other: a workbook of 200,000 rows shares a million of them, which as strings took a fourth of
 * the memory of its import, for each small one has a head and those of a piece of a file hold that piece.
 */
export function packedTexts(): PackedTexts {
  let bytes = Buffer.allocUnsafeSlow(firstBytes);
  let ends = new Uint32Array(firstBytes / 16);
  let count = 0;
  let used = 0;
  return {
    get count() {
      return count;
    },
    add: (text) => {
      // A character of UTF-16 takes three bytes at most.
      const most = used + text.length * 3;
      if (most > bytes.length) {
        const wider = Buffer.allocUnsafeSlow(Math.max(most, bytes.length * 2));
        bytes.copy(wider, 0, 0, used);
        bytes = wider;
      }
      if (count === ends.length) {
        const longer = new Uint32Array(ends.length * 2);
        longer.set(ends);
        ends = longer;
      }
      used += bytes.write(text, used);
      ends[count] = used;
      count += 1;
    },
    at: (place) => {
      const end = place < count ? ends[place] : undefined;
      return end === undefined ? undefined : bytes.toString('utf8', ends[place - 1] ?? 0, end);
    },
  };
}
