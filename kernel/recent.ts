/** A map that forgets what was not asked for longest once it holds `most` entries. */
export type Recent<Key, Value> = {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  delete(key: Key): void;
  /** Forgets every entry that the test names. */
  drop(test: (value: Value, key: Key) => boolean): void;
  clear(): void;
};

export function recent<Key, Value>(most: number): Recent<Key, Value> {
  const entries = new Map<Key, Value>();
  return {
    get: (key) => {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set: (key, value) => {
      entries.delete(key);
      entries.set(key, value);
      if (entries.size > most) for (const oldest of entries.keys()) return void entries.delete(oldest);
    },
    delete: (key) => void entries.delete(key),
    drop: (test) => {
      for (const [key, value] of entries) if (test(value, key)) entries.delete(key);
    },
    clear: () => entries.clear(),
  };
}
