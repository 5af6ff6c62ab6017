import { foldSearch } from '#persian/fold.ts';

/** The letters and digits alone: «پارس‌سازه» and «پارس سازه», `GTX Pro` and `GTXPro` are one. */
export const compact = (text: string): string => {
  const known = compacted.get(text);
  if (known !== undefined) return known;
  if (compacted.size > 20_000) compacted.clear();
  const made = foldSearch(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
  compacted.set(text, made);
  return made;
};

// The names that one text is held against are held against the next one too.
const compacted = new Map<string, string>();

const longest = 80;
const worthCounting = 0.5;

/**
 * How alike two texts are, 0–1, by the edits that turn one compact form into the other (Levenshtein 1966).
 * @param least what is less alike is not worth counting out: of that any lower figure is told
 */
export function likeness(a: string, b: string, least = worthCounting): number {
  const left = compact(a).slice(0, longest);
  const right = compact(b).slice(0, longest);
  if (left === right) return left === '' ? 0 : 1;
  const most = Math.max(left.length, right.length);
  if (most === 0) return 0;
  // Letters that only one of them has room for are edits: what cannot be alike enough is not counted out.
  const possible = 1 - Math.abs(left.length - right.length) / most;
  if (possible < least) return possible;
  const unshared = lettersApart(left, right) / most;
  return 1 - unshared < least ? 1 - unshared : 1 - edits(left, right) / most;
}

/** By UTF-16 unit; what is counted is put back to nothing, for clearing all of it would cost more than the counting. */
const spare = new Uint8Array(65_536);

/** No fewer edits than this lead from one to the other: letters of the longer that the other does not have. */
function lettersApart(a: string, b: string): number {
  const [long, short] = a.length < b.length ? [b, a] : [a, b];
  for (let at = 0; at < short.length; at++) {
    const letter = short.charCodeAt(at);
    spare[letter] = (spare[letter] ?? 0) + 1;
  }
  let apart = 0;
  for (let at = 0; at < long.length; at++) {
    const letter = long.charCodeAt(at);
    const left = spare[letter] ?? 0;
    if (left === 0) apart += 1;
    else spare[letter] = left - 1;
  }
  for (let at = 0; at < short.length; at++) spare[short.charCodeAt(at)] = 0;
  return apart;
}

function edits(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[b.length] ?? 0;
}

export type Near<T> = { readonly item: T; readonly score: number };

const alikeEnough = 0.6;

/** The likest items, best first, at most three. */
export function nearest<T>(
  text: string,
  items: readonly T[],
  textsOf: (item: T) => readonly string[],
): Near<T>[] {
  return items
    .map((item) => ({ item, score: Math.max(0, ...textsOf(item).map((other) => likeness(text, other))) }))
    .filter(({ score }) => score >= alikeEnough)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3);
}
