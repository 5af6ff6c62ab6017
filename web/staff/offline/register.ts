import { useSyncExternalStore } from 'react';

// Somebody may leave the window open for days.
const askAgainMs = 3_600_000;

let waiting: ServiceWorker | undefined;
let stale = false;
const watchers = new Set<() => void>();
const tell = (): void => {
  for (const watcher of watchers) watcher();
};

/**
 * Gives the app its service worker, which browsers allow on TLS and on this machine itself; elsewhere the app does
 * without. A new build waits until the reader asks for it, so that nothing he types is lost.
 */
export function registerServiceWorker(): void {
  // A part of the screens that is gone from the server: they were built anew.
  addEventListener('vite:preloadError', () => {
    stale = true;
    tell();
  });
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void register().catch(() => undefined);
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/service-worker.js');
  const look = (): void => {
    // The first worker of all is no news.
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    waiting = registration.waiting;
    tell();
  };
  look();
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', look),
  );
  setInterval(() => void registration.update().catch(() => undefined), askAgainMs);
}

/** Whether a newer build of the screens waits. */
export const useNewBuild = (): boolean =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => waiting !== undefined || stale,
  );

/** Shows the newer build in this window. The browser asks first where something is not saved. */
export function takeNewBuild(): void {
  if (waiting === undefined) return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take-over', { transfer: [] });
}
