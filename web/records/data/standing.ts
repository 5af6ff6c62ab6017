import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react';

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

/** Asked only where somebody looks, for what can be done may hang on where the focus was. */
type Offer = () => readonly ScreenDeed[];
type Rank = 'first' | 'last';
/** What parts of one screen offer beside what the screen itself does. */
type Offers = Map<Offer, Rank>;
type Place = { readonly own: { current: Standing }; readonly offers: Offers };

const places: Place[] = [];

/** Reaches from a screen to its parts, so that theirs is not taken for another screen's. */
export const OffersContext = createContext<Offers | null>(null);

/** Where the reader stands now; undefined on screens that are about no records. */
export const standingNow = (): Standing | undefined => {
  const place = places.at(-1);
  if (!place) return undefined;
  const { own, offers } = place;
  const offered = (rank: Rank) => [...offers].flatMap(([offer, its]) => (its === rank ? offer() : []));
  return { ...own.current, deeds: [...offered('first'), ...(own.current.deeds ?? []), ...offered('last')] };
};

/** Says, for as long as a screen stands, what is known from it. Answers what its parts say their deeds to. */
export const useStanding = (standing: Standing): Offers => {
  const own = useRef(standing);
  const [offers] = useState((): Offers => new Map());
  useEffect(() => {
    own.current = standing;
  });
  // One place for the life of the screen, so that a screen over another one goes before it.
  useEffect(() => {
    const place = { own, offers };
    places.push(place);
    return () => void places.splice(places.indexOf(place), 1);
  }, [offers]);
  return offers;
};

/**
 * Adds deeds of a part to what can be done on its screen, for as long as the part stands there: buttons before what every
 * such screen does, entries of menus after it.
 */
export const useOffer = (deeds: Offer, rank: Rank = 'first'): void => {
  const offers = use(OffersContext);
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  useEffect(() => {
    const offer: Offer = () => latest.current();
    offers?.set(offer, rank);
    return () => void offers?.delete(offer);
  }, [offers, rank]);
};
