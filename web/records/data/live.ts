import { useEffect, useSyncExternalStore } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';

import { applyChanges, type LiveChange } from './apply-changes.ts';
import { keys } from './keys.ts';
import { putPresent, type Present } from './presence.ts';

export type LiveState = 'connecting' | 'live' | 'lost';

// Long enough to gather what one deed touches, short enough to be felt as at once.
const gatherMs = 120;
const againMs = { least: 1_000, most: 30_000 };

let state: LiveState = 'connecting';
const watchers = new Set<() => void>();
const setState = (next: LiveState): void => {
  if (next === state) return;
  state = next;
  for (const watcher of watchers) watcher();
};

/** Whether changes of others arrive by themselves; «lost» while the line is down. */
export const useLiveState = (): LiveState =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );

/** Keeps everything on screen true by one stream for the whole app. Stands once, at its root. */
export const useLive = (): void => {
  const client = useQueryClient();
  useEffect(() => openLive(client), [client]);
};

/** Opens the stream; what it returns closes it. */
export function openLive(client: QueryClient): () => void {
  let source: EventSource | undefined;
  let gathered: LiveChange[] = [];
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let wasReady = false;
  let rightsChanged = false;

  const apply = (): void => {
    gathering = undefined;
    const changes = gathered;
    gathered = [];
    void applyChanges(client, changes);
  };
  const readAnew = (): void => {
    void client.invalidateQueries({ queryKey: keys.allRecords });
    void client.invalidateQueries({ queryKey: keys.allStories });
    void client.invalidateQueries({ queryKey: keys.notices });
  };

  const open = (): void => {
    source = new EventSource('/api/v1/live');
    source.addEventListener('ready', () => {
      // Between two streams messages may have been missed.
      if (rightsChanged) void client.invalidateQueries();
      else if (wasReady) readAnew();
      rightsChanged = false;
      wasReady = true;
      failures = 0;
      setState('live');
    });
    source.addEventListener('change', (event: MessageEvent<string>) => {
      gathered.push(JSON.parse(event.data) as LiveChange);
      gathering ??= setTimeout(apply, gatherMs);
    });
    source.addEventListener('presence', (event: MessageEvent<string>) => {
      const { place, present } = JSON.parse(event.data) as { place: string; present: readonly Present[] };
      putPresent(place, present);
    });
    source.addEventListener('gap', readAnew);
    // Rights have changed: what may be seen is asked again, from the definitions on, at once and once more when the
    // stream stands under the new rights.
    source.addEventListener('access', () => {
      rightsChanged = true;
      void client.invalidateQueries();
    });
    source.addEventListener('error', () => {
      setState('lost');
      source?.close();
      clearTimeout(again);
      again = setTimeout(open, Math.min(againMs.most, againMs.least * 2 ** failures++));
    });
  };

  open();
  return () => {
    source?.close();
    clearTimeout(again);
    clearTimeout(gathering);
    setState('connecting');
  };
}
