import { createContext, useCallback, useEffect, useRef, useSyncExternalStore } from 'react';

import { callApi, newKey } from './api.ts';
import { recordPath } from './read.ts';

/** A colleague who has the same record open, and the field that he writes in. */
export type Present = { readonly member: string; readonly field: string | null };

const nobody: readonly Present[] = [];
/** The server forgets a page after two and a half of these. */
const beatMs = 10_000;

const held = new Map<string, readonly Present[]>();
const watchers = new Set<() => void>();

/** Takes what the stream or an answer said of a place. */
export const putPresent = (place: string, present: readonly Present[]): void => {
  if (present.length === 0) held.delete(place);
  else held.set(place, present);
  for (const watcher of watchers) watcher();
};

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

export type Presence = {
  /** The others; never oneself. */
  readonly present: readonly Present[];
  /** Says which field is being written in, null for none. */
  readonly writeIn: (field: string | null) => void;
};

export const PresenceContext = createContext<Presence>({ present: nobody, writeIn: () => undefined });

/** Says that this page is at a record, for as long as somebody looks at it, and who else is. In the bin nobody meets. */
export const usePresence = (object: string, id: string, living: boolean): Presence => {
  const place = `${object}/${id}`;
  const present = useSyncExternalStore(watch, () => held.get(place) ?? nobody);
  const say = useRef<(field: string | null) => void>(() => undefined);

  useEffect(() => {
    if (!living) return undefined;
    const page = newKey();
    const path = `${recordPath(object, id)}/presence`;
    let field: string | null = null;
    const beat = async () => {
      try {
        const answer = await callApi<{ present: readonly Present[] }>(path, {
          method: 'POST',
          body: { page, field },
        });
        putPresent(place, answer.present);
      } catch {
        // Without an answer nobody is known to be there; the next beat asks again.
        putPresent(place, nobody);
      }
    };
    // A page that is closed has no time to wait for an answer.
    const leave = () =>
      navigator.sendBeacon(
        `/api/v1${path}`,
        new Blob([JSON.stringify({ page, gone: true })], { type: 'application/json' }),
      );
    const look = () => {
      if (document.visibilityState === 'visible') void beat();
      else leave();
    };
    say.current = (next) => {
      if (next === field) return;
      field = next;
      void beat();
    };
    look();
    const timer = setInterval(() => document.visibilityState === 'visible' && void beat(), beatMs);
    document.addEventListener('visibilitychange', look);
    globalThis.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      globalThis.removeEventListener('pagehide', leave);
      say.current = () => undefined;
      leave();
      putPresent(place, nobody);
    };
  }, [object, id, place, living]);

  const writeIn = useCallback((field: string | null) => say.current(field), []);
  return { present, writeIn };
};
