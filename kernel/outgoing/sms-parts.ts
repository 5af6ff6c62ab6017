/** How an SMS is cut and counted by operators (3GPP TS 23.038 and 23.040). */
export type SmsParts = {
  readonly encoding: 'gsm' | 'unicode';
  /** Septets, or UTF-16 units, that the text takes. */
  readonly length: number;
  readonly parts: number;
  /** How many more fit into the last part. */
  readonly left: number;
};

const plain = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const escaped = new Set('\f^{}\\[~]|€');

// A long text spends six octets of each part on the header that joins them.
const sizes = { gsm: { alone: 160, joined: 153 }, unicode: { alone: 70, joined: 67 } } as const;

/** Counts the parts of a text; an empty one has none. */
export function smsParts(text: string): SmsParts {
  const letters = Array.from(text);
  const encoding = letters.every((letter) => plain.has(letter) || escaped.has(letter)) ? 'gsm' : 'unicode';
  const units = letters.map((letter) =>
    encoding === 'unicode' ? letter.length : escaped.has(letter) ? 2 : 1,
  );
  const length = units.reduce((sum, unit) => sum + unit, 0);
  const { alone, joined } = sizes[encoding];
  if (length <= alone) return { encoding, length, parts: length === 0 ? 0 : 1, left: alone - length };
  const { parts, filled } = fill(units, joined);
  return { encoding, length, parts, left: joined - filled };
}

/** A letter of two units is never cut in half, so a part may end one short. */
function fill(units: readonly number[], size: number): { parts: number; filled: number } {
  let parts = 1;
  let filled = 0;
  for (const unit of units) {
    if (filled + unit > size) {
      parts += 1;
      filled = 0;
    }
    filled += unit;
  }
  return { parts, filled };
}
