import type { WorkspaceId } from '../context/context.ts';
import type { Door } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { liveChannel } from '../events/event.ts';

/** One open page of a member on a record, as all processes tell each other. */
export type PresenceMark = {
  /** The record's own name: `party/0192…`. */
  readonly place: string;
  readonly member: string;
  /** Tells several pages of one member apart. */
  readonly page: string;
  /** The field that he writes in. */
  readonly field: string | null;
  readonly gone?: true;
};

export type Present = { readonly member: string; readonly field: string | null };

type Seen = PresenceMark & { readonly until: number };

/** A page says every ten seconds that it is there; one that has broken off is forgotten after so long, in milliseconds. */
export const presenceLastsMs = 25_000;

/** Who is where, as far as this process has heard. Kept in memory alone: nothing of it is worth a row. */
export type PresenceBook = {
  /** Takes a mark of this or another process; answers whether anything changed that others see. */
  readonly take: (workspace: number, mark: PresenceMark) => boolean;
  /** The members at a place, each once; a field goes before none. */
  readonly at: (workspace: number, place: string) => readonly Present[];
};

export function presenceBook(now: () => number = Date.now): PresenceBook {
  const places = new Map<string, Map<string, Seen>>();
  const keyOf = (workspace: number, place: string): string => `${workspace} ${place}`;
  const living = (key: string): readonly Seen[] => {
    const pages = places.get(key);
    if (!pages) return [];
    for (const [page, { until }] of pages) if (until < now()) pages.delete(page);
    if (pages.size === 0) places.delete(key);
    return [...pages.values()];
  };
  const at = (workspace: number, place: string): readonly Present[] => {
    const members = new Map<string, string | null>();
    for (const { member, field } of living(keyOf(workspace, place)))
      members.set(member, members.get(member) ?? field);
    return [...members].map(([member, field]) => ({ member, field }));
  };
  return {
    at,
    take: (workspace, mark) => {
      const key = keyOf(workspace, mark.place);
      const before = JSON.stringify(at(workspace, mark.place));
      const pages = places.get(key) ?? new Map<string, Seen>();
      const page = `${mark.member} ${mark.page}`;
      if (mark.gone) pages.delete(page);
      else pages.set(page, { ...mark, until: now() + presenceLastsMs });
      if (pages.size > 0) places.set(key, pages);
      else places.delete(key);
      return JSON.stringify(at(workspace, mark.place)) !== before;
    },
  };
}

/** Tells every process at commit, by the channel of live changes. */
export const tellPresence = (door: Door, workspace: WorkspaceId, mark: PresenceMark): Promise<unknown[]> =>
  door.rows(sql`select pg_notify(${liveChannel}, ${JSON.stringify({ workspace, presence: mark })})`);
