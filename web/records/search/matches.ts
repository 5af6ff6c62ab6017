import { foldSearch } from '#persian/fold.ts';
import { layoutVariants } from '#persian/keyboard.ts';

/**
 * Whether a label answers what was typed: every word of it stands there, however it is spelt; or would, had the keyboard been
 * under the other layout.
 */
export const matches = (label: string, typed: string): boolean => {
  const folded = foldSearch(label);
  return [typed, ...layoutVariants(typed)].some((text) =>
    foldSearch(text)
      .split(' ')
      .every((word) => folded.includes(word)),
  );
};
