import type { AllAlong, MoveAlong, UnmergePreview } from '#records/contract.ts';

/** With which record what was added since at one place goes: all of it, and some otherwise. */
export type Wish = { readonly all: string; readonly others: Readonly<Record<string, string>> };

/** By place. What nobody said anything of stays with the winner. */
export type Wishes = Readonly<Record<string, Wish>>;

type At = { readonly object: string; readonly field: string };

export const placeKey = ({ object, field }: At): string => `${object} ${field}`;

export const wishOf = (wishes: Wishes, at: At, winner: string): Wish =>
  wishes[placeKey(at)] ?? { all: winner, others: {} };

/** Says it of all that was added there: what was said of one before gives way. */
export const withAll = (wishes: Wishes, at: At, to: string): Wishes => ({
  ...wishes,
  [placeKey(at)]: { all: to, others: {} },
});

export const withOne = (
  wishes: Wishes,
  at: At,
  { id, to, winner }: { readonly id: string; readonly to: string; readonly winner: string },
): Wishes => {
  const wish = wishOf(wishes, at, winner);
  const { [id]: _, ...others } = wish.others;
  return {
    ...wishes,
    [placeKey(at)]: { ...wish, others: to === wish.all ? others : { ...others, [id]: to } },
  };
};

/** The same as the server is asked for it. */
export const asAsked = (
  { winner, added }: Pick<UnmergePreview, 'added'> & { readonly winner: { readonly id: string } },
  wishes: Wishes,
): { readonly along: readonly MoveAlong[]; readonly all: readonly AllAlong[] } => {
  const said = added.map(({ object, field }) => ({
    at: { object, field },
    wish: wishOf(wishes, { object, field }, winner.id),
  }));
  return {
    along: said.flatMap(({ at, wish }) => Object.entries(wish.others).map(([id, to]) => ({ ...at, id, to }))),
    all: said.flatMap(({ at, wish }) => (wish.all === winner.id ? [] : [{ ...at, to: wish.all }])),
  };
};
