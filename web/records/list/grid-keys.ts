/** What a key asks of a grid; `at` is the row that it is about. */
export type GridDeed = {
  readonly deed: 'go' | 'toggle' | 'open' | 'peek' | 'all' | 'none' | 'new';
  readonly at?: number;
  /** What lies between the former row and the new one is chosen too. */
  readonly extend?: boolean;
};

export type GridPlace = {
  readonly current: number | null;
  readonly size: number;
  /** Something is chosen already: Space then chooses instead of looking. */
  readonly selecting: boolean;
  /** Rows in sight. */
  readonly page: number;
};

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/**
 * The keys of a list: arrows, Page Up and Down, Home, End move, with Shift they choose; Enter opens, Space looks quickly
 * (with Ctrl or Shift, or once something is chosen, it chooses); Ctrl-A all, Escape none, `n` a new one. Letters by their
 * place, so that a Persian layout has them too.
 */
export function gridKey(key: Key, place: GridPlace): GridDeed | undefined {
  const { current, size } = place;
  const command = key.ctrlKey || key.metaKey;
  if (key.altKey) return undefined;
  if (command && key.code === 'KeyA') return { deed: 'all' };
  if (key.key === 'Escape') return place.selecting ? { deed: 'none' } : undefined;
  if (!command && !key.shiftKey && key.code === 'KeyN') return { deed: 'new' };
  if (size === 0) return undefined;
  const to = target(key, place);
  if (to !== undefined)
    return { deed: 'go', at: Math.min(size - 1, Math.max(0, to)), ...(key.shiftKey ? { extend: true } : {}) };
  if (current === null) return undefined;
  if (key.key === 'Enter' && !command) return { deed: 'open', at: current };
  if (key.key === ' ')
    return { deed: command || key.shiftKey || place.selecting ? 'toggle' : 'peek', at: current };
  return undefined;
}

function target(key: Key, { current, size, page }: GridPlace): number | undefined {
  switch (key.key) {
    case 'ArrowDown':
      return current === null ? 0 : current + 1;
    case 'ArrowUp':
      return current === null ? 0 : current - 1;
    case 'PageDown':
      return (current ?? 0) + page;
    case 'PageUp':
      return (current ?? 0) - page;
    case 'Home':
      return 0;
    case 'End':
      return size - 1;
    default:
      return undefined;
  }
}
