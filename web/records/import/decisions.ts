import {
  allKey,
  datesKey,
  sameRowKey,
  type DateReading,
  type Decision,
  type IssueCard,
} from '#records/contract.ts';

/**
 * What was decided on this screen, by the key of the issue, of all in its card or of all days of its place; what was said last
 * stands last, and holds. What nobody decided goes as suggested.
 */
export type Decisions = Readonly<Record<string, Decision>>;

/** Decides about one, after all that was said before. */
export const decide = (decisions: Decisions, key: string, decision: Decision): Decisions => {
  const { [key]: _, ...rest } = decisions;
  return { ...rest, [key]: decision };
};

/** Decides about all that stands in a card, those that were not looked at too. */
export const decideAll = (
  decisions: Decisions,
  card: Pick<IssueCard, 'code' | 'card'>,
  decision: Decision,
): Decisions => decide(decisions, allKey(card), decision);

/** Reads all unclear days of a place alike. */
export const decideReading = (decisions: Decisions, path: string, reading: DateReading): Decisions =>
  decide(decisions, datesKey(path), { action: 'use', value: reading });

/**
 * Decisions as they were kept, which is in no order: what was said of one holds beside what was said of all, and how days are
 * read, which is kept only where it was said later, beside what was said of all in their card.
 */
export const keptDecisions = (kept: Decisions): Decisions => {
  const rank = (key: string): number =>
    key.startsWith('all|') || key === sameRowKey() ? 0 : key.startsWith('dates|') ? 1 : 2;
  return Object.fromEntries(Object.entries(kept).toSorted(([one], [other]) => rank(one) - rank(other)));
};

/**
 * What becomes of rows that are surely one. Groups are decided one by one too, and some are bound by a unique field: only where
 * all go one way is that said of all.
 */
export const whatBecomes = (
  cards: readonly Pick<IssueCard, 'code' | 'tied'>[],
  decisions: Decisions,
  allApart: boolean,
): 'joined' | 'apart' | 'same' => {
  const said = Object.entries(decisions).filter(([key]) => key.startsWith(sameRowKey()));
  // What was said of one group before all were decided holds no more.
  const since = said.slice(said.findIndex(([key]) => key === sameRowKey()) + 1);
  const isOtherwise = since.some(([, { action }]) => (action === 'apart') !== allApart);
  if (isOtherwise) return 'same';
  if (!allApart) return 'joined';
  return cards.some(({ code, tied }) => code === 'same-row' && tied > 0) ? 'same' : 'apart';
};

/** Rows that will be left out where nobody has decided anything. */
export const usuallyLeftOut = (cards: readonly IssueCard[]): number =>
  cards.reduce((sum, { skipped }) => sum + skipped, 0);
