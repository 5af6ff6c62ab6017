/** A record that was looked at, as this browser remembers it. */
export type Recent = { readonly object: string; readonly id: string; readonly title: string };

const storageKey = 'peyvand.recent';
const mostRemembered = 8;

/** The records looked at last, newest first. */
export function recentRecords(): readonly Recent[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(value) ? value.filter(isRecent).slice(0, mostRemembered) : [];
  } catch {
    return [];
  }
}

/** Remembers that a record was looked at. Nothing leaves this browser. */
export function rememberRecent(recent: Recent): void {
  const others = recentRecords().filter(({ id }) => id !== recent.id);
  try {
    localStorage.setItem(storageKey, JSON.stringify([recent, ...others].slice(0, mostRemembered)));
  } catch {
    // Without storage the palette simply begins empty.
  }
}

const isRecent = (value: unknown): value is Recent =>
  typeof value === 'object' &&
  value !== null &&
  ['object', 'id', 'title'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string');
