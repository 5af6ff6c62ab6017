/** What a key asks of a grid; `at` is the place that it is about. */
export type GridDeed = {
  readonly deed:
    | 'go'
    | 'start'
    | 'end'
    | 'head'
    | 'side'
    | 'toggle'
    | 'open'
    | 'edit'
    | 'peek'
    | 'all'
    | 'none'
    | 'new'
    | 'jump';
  readonly at?: number;
  /** For `side`: one column towards the end, or back. */
  readonly by?: 1 | -1;
  /** What lies between the former row and the new one is chosen too. */
  readonly extend?: boolean;
};

export type GridPlace = {
  readonly current: number | null;
  /** The column that the keyboard stands on; 0 is the record's name. */
  readonly column: number;
  readonly first: number;
  readonly last: number;
  /** Something is chosen already: Space then chooses instead of looking. */
  readonly selecting: boolean;
  /** Rows in sight. */
  readonly page: number;
  readonly direction: 'rtl' | 'ltr';
};

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/**
 * The keys of a list: arrows, Page Up and Down, Home, End move, with Shift they choose; sideways they go from cell to cell.
 * Enter opens on the name and edits in a cell, F2 and `e` edit; Space looks quickly (with Ctrl or Shift, or once something is
 * chosen, it chooses), `x` chooses; Ctrl-A all, Escape none, `c` a new one, `g` jumps. Letters by their place on the
 * keyboard, so that a Persian layout has them too.
 */
export function gridKey(key: Key, place: GridPlace): GridDeed | undefined {
  const { current, selecting } = place;
  const command = key.ctrlKey || key.metaKey;
  if (key.altKey) return undefined;
  if (command && key.code === 'KeyA') return { deed: 'all' };
  if (key.key === 'Escape') return selecting ? { deed: 'none' } : undefined;
  if (!command && !key.shiftKey && key.code === 'KeyC') return { deed: 'new' };
  if (!command && !key.shiftKey && key.code === 'KeyG') return { deed: 'jump' };
  if (place.last < place.first) return undefined;
  if (key.key === 'Home') return { deed: 'start' };
  if (key.key === 'End') return { deed: 'end' };
  const extend = key.shiftKey ? { extend: true } : {};
  if (key.key === 'ArrowUp' && current === place.first && !key.shiftKey) return { deed: 'head' };
  const to = target(key.key, place);
  if (to !== undefined) return { deed: 'go', at: Math.min(place.last, Math.max(place.first, to)), ...extend };
  if (current === null) return undefined;
  const side = sideOf(key.key, place.direction);
  if (side !== undefined && !command && !key.shiftKey) return { deed: 'side', by: side };
  if (key.key === 'Enter' && !command) return { deed: place.column === 0 ? 'open' : 'edit', at: current };
  if (key.key === 'F2' || (!command && !key.shiftKey && key.code === 'KeyE'))
    return { deed: 'edit', at: current };
  if (!command && !key.shiftKey && key.code === 'KeyX') return { deed: 'toggle', at: current };
  if (key.key === ' ') return { deed: command || key.shiftKey || selecting ? 'toggle' : 'peek', at: current };
  return undefined;
}

/** Sideways as the eye sees it: in Persian the next column lies to the left. */
export const sideOf = (key: string, direction: 'rtl' | 'ltr'): 1 | -1 | undefined => {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  return (key === 'ArrowLeft') === (direction === 'rtl') ? 1 : -1;
};

function target(key: string, { current, first, page }: GridPlace): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return current === null ? first : current + 1;
    case 'ArrowUp':
      return current === null ? first : current - 1;
    case 'PageDown':
      return (current ?? first) + page;
    case 'PageUp':
      return (current ?? first) - page;
    default:
      return undefined;
  }
}
