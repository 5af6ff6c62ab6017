import { fetchOverlays } from '#web/kit/index.ts';
import { fetchEditors, fetchListParts } from '#web/records/index.ts';

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
