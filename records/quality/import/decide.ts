import type { RecordTx } from '../../records.ts';
import { describing, issueOf } from './cards.ts';
import { readingRules } from './dates.ts';
import { faultsNamed, mendedFaults } from './faults.ts';
import type { Decision, Issue, IssueCard } from './issues.ts';
import type { Plan, PlanNode } from './plan.ts';
import type { Decisions } from './resolve-links.ts';
import { allKey, datesKey, deciding, isAllowed } from './rule-keys.ts';

type Decided = { readonly issue: Issue; readonly decision: Decision };

type ToDecide = {
  readonly root: PlanNode;
  readonly plan: Plan;
  readonly cards: readonly IssueCard[];
  /** What a person said, in that order. */
  readonly given: Decisions;
};

/**
 * What becomes of all that is in question: value by value where somebody said so or more than the usual is known, and for all
 * others, however many they are, by one rule for each card.
 */
export async function decide(
  tx: RecordTx,
  importId: string,
  { root, plan, cards, given }: ToDecide,
): Promise<{ readonly decided: readonly Decided[]; readonly decisions: Decisions }> {
  const decisionOf = deciding(given);
  const describe = describing(tx, root, plan);
  const [named, mended] = [
    await faultsNamed(tx, importId, Object.keys(given)),
    await mendedFaults(tx, [importId]),
  ];
  const faults = new Map([...named, ...mended].map((fault) => [fault.key, fault]));
  const decided = [...faults.values()].map((fault): Decided => {
    const issue = issueOf(fault, describe);
    return { issue, decision: decisionOf(issue) };
  });
  const said = cards.flatMap((card): [string, Decision][] => {
    const rule = given[allKey(card)];
    return rule && isAllowed(card, rule) ? [[allKey(card), rule]] : [];
  });
  // The run reads days by its plan; who comes back to what is ready finds here what he said of them.
  const read = readingRules(
    withoutOverruled(given, cards),
    cards.map(({ path }) => path),
  );
  return {
    decided,
    decisions: Object.fromEntries([
      ...said,
      ...[...read].map(([path, value]) => [datesKey(path), { action: 'use', value }] as const),
      ...decided.map(({ issue, decision }) => [issue.key, decision] as const),
    ]),
  };
}

/** Without how days are read where something else was said of all of them since. */
export function withoutOverruled(given: Decisions, cards: readonly IssueCard[]): Decisions {
  const order = new Map(Object.keys(given).map((key, at) => [key, at]));
  const overruled = new Set(
    cards
      .filter(({ code }) => code === 'bad-value')
      .filter((card) => (order.get(allKey(card)) ?? -1) > (order.get(datesKey(card.path)) ?? Infinity))
      .map(({ path }) => datesKey(path)),
  );
  return Object.fromEntries(Object.entries(given).filter(([key]) => !overruled.has(key)));
}

/** How many rows will be left out by what is decided so far, counted issue by issue: a row with two of them counts twice. */
export async function countLeftOut(
  tx: RecordTx,
  importId: string,
  { root, plan, cards, given }: ToDecide,
): Promise<number> {
  const base = cards.reduce((sum, card) => {
    const rule = given[allKey(card)];
    if (!rule || !isAllowed(card, rule)) return sum + card.skipped;
    return sum + (rule.action === 'skip' ? card.rows : 0);
  }, 0);
  const describe = describing(tx, root, plan);
  const [withAll, decisionOf] = [deciding(onlyRules(cards, given)), deciding(given)];
  const named = await faultsNamed(tx, importId, Object.keys(given));
  return named.reduce((sum, fault) => {
    const issue = issueOf(fault, describe);
    const isOut = (decision: Decision): number => (decision.action === 'skip' ? issue.count : 0);
    return sum + isOut(decisionOf(issue)) - isOut(withAll(issue));
  }, base);
}

const onlyRules = (cards: readonly IssueCard[], given: Decisions): Decisions => {
  const keys = new Set(cards.map((card) => allKey(card)));
  return Object.fromEntries(Object.entries(given).filter(([key]) => keys.has(key)));
};
