import type { Database } from '../database/database.ts';
import { liveChannel, type LiveMessage } from '../events/event.ts';
import { presenceBook, type PresenceBook, type PresenceMark } from './presence.ts';

/** One open screen: what it is told, and how. */
export type Listener = {
  readonly workspace: number;
  /** Called for each change of its workspace; rights are the caller's to apply. */
  readonly onMessage: (message: LiveMessage) => void;
  /** Called when who is at a record has changed; whether that is to be told is the caller's to know. */
  readonly onPresence?: (place: string) => void;
  /** Called when messages may have been missed: the screen should read anew. */
  readonly onGap: () => void;
};

/** Hands the changes of all processes to the screens that are connected to this one. */
export type LiveHub = {
  add(listener: Listener): () => void;
  /** Who is at which record, over all processes. */
  readonly presence: PresenceBook;
  readonly size: () => number;
  close(): Promise<void>;
};

type PresenceMessage = { readonly workspace: number; readonly presence: PresenceMark };

export async function openLiveHub(database: Database): Promise<LiveHub> {
  const listeners = new Map<number, Set<Listener>>();
  const presence = presenceBook();
  const each = (workspace: number | undefined, deed: (listener: Listener) => void): void => {
    for (const [id, set] of listeners)
      if (workspace === undefined || workspace === id) for (const one of set) deed(one);
  };
  const stop = await database.listen(
    liveChannel,
    (payload) => {
      const message = JSON.parse(payload) as LiveMessage | PresenceMessage;
      if (!('presence' in message)) return each(message.workspace, (one) => one.onMessage(message));
      const { place } = message.presence;
      if (presence.take(message.workspace, message.presence))
        each(message.workspace, (one) => one.onPresence?.(place));
    },
    () => each(undefined, (one) => one.onGap()),
  );
  return {
    add: (listener) => {
      const set = listeners.get(listener.workspace) ?? new Set();
      listeners.set(listener.workspace, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(listener.workspace);
      };
    },
    presence,
    size: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
    close: stop,
  };
}
