type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Which way a key goes on along the list from a quick look: arrows, or J and K as on a record's page. */
export function peekKey(key: Key): 1 | -1 | undefined {
  if (key.ctrlKey || key.metaKey || key.altKey || key.shiftKey) return undefined;
  if (key.key === 'ArrowDown' || key.code === 'KeyJ') return 1;
  return key.key === 'ArrowUp' || key.code === 'KeyK' ? -1 : undefined;
}
