import { sideOf } from './grid-keys.ts';

export type HeadDeed =
  | { readonly deed: 'go' | 'move'; readonly by: 1 | -1 }
  /** By so many px. */
  | { readonly deed: 'resize'; readonly by: number }
  | { readonly deed: 'sort' | 'leave' };

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const stepPx = 16;

/**
 * The keys of the heads: arrows go from one to the next as the eye sees it, with Shift they move the column, with Ctrl they
 * change its width; Enter sorts; down goes back to the rows.
 */
export function headKey(key: Key, direction: 'rtl' | 'ltr'): HeadDeed | undefined {
  if (key.altKey) return undefined;
  if (key.key === 'Enter' || key.key === ' ') return { deed: 'sort' };
  if (key.key === 'ArrowDown' || key.key === 'Escape') return { deed: 'leave' };
  const by = sideOf(key.key, direction);
  if (by === undefined) return undefined;
  if (key.ctrlKey || key.metaKey) return { deed: 'resize', by: by * stepPx };
  return { deed: key.shiftKey ? 'move' : 'go', by };
}
