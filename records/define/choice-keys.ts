/** Keys of choices that a workspace made: code declares none like them, so that no later version can take one. */
export const isOwnChoice = (key: string): boolean => /^x-[a-z0-9]{1,40}$/.test(key);

/**
 * A key for a new choice. It comes of chance, so that the key of a choice that was once taken away, which the log and an
 * import's earlier values may still name, never comes to mean another.
 */
export function newChoiceKey(taken: ReadonlySet<string>): string {
  for (;;) {
    const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
    const key = `x-${chance.toString(36)}`;
    if (!taken.has(key)) return key;
  }
}
