import { fetchOverlays } from '#web/kit/index.ts';
import { fetchEditors, fetchListParts } from '#web/records/index.ts';

import type { Screen } from './shell/screens.ts';

/** Fetches the screen of an address while the app still asks who is there: the two take as long as the longer one. */
export const fetchFirst = (screens: readonly Screen[], pathname: string): void => {
  const wanted = pathname.split('/');
  const fits = ({ path }: Screen): boolean => {
    const parts = path.split('/');
    return (
      parts.length === wanted.length && parts.every((part, at) => part.startsWith('$') || part === wanted[at])
    );
  };
  const open = ({ path }: Screen): number => path.split('$').length;
  // What fails is fetched again by the router, which tells of it.
  void screens
    .filter(fits)
    .toSorted((one, other) => open(one) - open(other))[0]
    ?.load()
    .catch(() => undefined);
};

const quietMs = 1_500;

/**
 * Fetches what the first menu, form or search will need, once the first page stands and the browser has nothing else to do,
 * so that a light first load is not paid for with a wait later on. Who asked to save data waits instead.
 */
export const fetchAhead = (): (() => void) => {
  if ('connection' in navigator && (navigator.connection as { saveData?: boolean }).saveData)
    return () => undefined;
  const timer = setTimeout(() => whenIdle(() => void fetchAll()), quietMs);
  return () => clearTimeout(timer);
};

const whenIdle = (deed: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(deed, { timeout: 10_000 });
  else deed();
};

const fetchAll = async (): Promise<void> => {
  try {
    await fetchOverlays();
    await import('./shell/palette.tsx');
    await fetchListParts();
    await fetchEditors();
  } catch {
    // Who is offline or has an old build meets that where he opens something, and is told there.
  }
};
