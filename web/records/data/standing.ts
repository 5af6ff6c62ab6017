import { useEffect, useRef, type ReactNode } from 'react';

import type { Stored } from '#records/contract.ts';

import type { Values } from './values.ts';

/** Something that can be done on the screen that stands now. */
export type ScreenDeed = {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: string;
  readonly run: () => void;
};

/** Where somebody stands: what is known from there of a new record, and what can be done there. */
export type Standing = {
  /** Whose list, board or page it is; none of a calendar, which shows several. */
  readonly object?: string;
  readonly variant?: string | undefined;
  /** The record that is open. */
  readonly record?: Stored;
  /** What new records have here, by object: what a list is filtered by, the pipeline of a board, the day of a calendar. */
  readonly prefill?: Readonly<Record<string, Values>>;
  readonly deeds?: readonly ScreenDeed[];
};

const standings: { current: Standing }[] = [];

/** Where the reader stands now; undefined on screens that are about no records. */
export const standingNow = (): Standing | undefined => standings.at(-1)?.current;

/** Says, for as long as a screen stands, what is known from it. */
export const useStanding = (standing: Standing): void => {
  const place = useRef(standing);
  useEffect(() => {
    place.current = standing;
  });
  // One place for the life of the screen, so that a screen over another one goes before it.
  useEffect(() => {
    standings.push(place);
    return () => void standings.splice(standings.indexOf(place), 1);
  }, []);
};
