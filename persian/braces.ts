/** A stretch of a text that people write with places in braces: plain words, or what a name in braces stands for. */
export type BracedPart<Place> = { readonly text: string } | { readonly place: Place };

const pattern = /\{([^{}\n]{1,40})\}/g;

/** «سلام {مشتری}» in its stretches. What is in braces and `find` does not know stays among the words as it is written. */
export function bracedParts<Place>(
  text: string,
  find: (name: string) => Place | undefined,
): BracedPart<Place>[] {
  const parts: BracedPart<Place>[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const place = find((match[1] ?? '').trim());
    if (place === undefined) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ place });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** What stands in braces, in order. */
export const bracedNames = (text: string): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => (match[1] ?? '').trim());

/** A text's own words, such as to see what language they are in. */
export const withoutBraces = (text: string): string => text.replaceAll(pattern, '');
