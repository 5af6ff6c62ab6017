import type { DateReading } from '#persian/jalali/date-reading.ts';
import type { Decision, Issue } from './issues.ts';

/** The key of the decision how all unclear days of a place are read: beyond those that the check shows one by one. */
export const datesKey = (path: string): string => `dates|${path}|`;

/** The key of what is decided about rows of the file that are surely one: of one group, told by its first row, or of all. */
export const sameRowKey = (first?: number): string => `same-row||${first ?? ''}`;

/** The key of what is decided about all that stands in one card. */
export const allKey = ({ code, card }: Pick<Issue, 'code' | 'card'>): string =>
  code === 'same-row' ? sameRowKey() : `all|${card}`;

type Given = Readonly<Record<string, Decision>>;
type Asked = Pick<Issue, 'key' | 'code' | 'card' | 'path' | 'proposals' | 'actions' | 'suggested'>;

/**
 * What is decided about an issue: the last of what was said of it alone, of all in its card and of all days of its place;
 * else, or where that was taken back, what is suggested.
 * @param given in the order in which it was said
 */
export function deciding(given: Given): (issue: Asked) => Decision {
  const order = new Map(Object.keys(given).map((key, at) => [key, at]));
  return (issue) => {
    const [own, all, dates] = [issue.key, allKey(issue), datesKey(issue.path)];
    const said = [own, all, dates]
      .filter((key) => order.has(key))
      .sort((a, b) => (order.get(b) ?? 0) - (order.get(a) ?? 0));
    for (const key of said) {
      const decision = given[key];
      if (decision?.action === 'suggested') break;
      const found =
        key === dates
          ? byReading(issue, decision)
          : key === all || decision?.action === 'likest'
            ? byCard(issue, decision)
            : decision;
      if (found) return found;
    }
    return issue.suggested;
  };
}

/** Whether so much may be said of all in a card. What a row resembles most a run finds again; what a text does, it does not. */
export const isAllowed = (
  { code, actions }: Pick<Issue, 'code' | 'actions'>,
  { action }: Decision,
): boolean => (action === 'likest' ? code === 'maybe-known' : actions.includes(action));

function byCard(issue: Asked, decision: Decision | undefined): Decision | undefined {
  if (!decision || !isAllowed(issue, decision)) return undefined;
  if (decision.action !== 'likest') return decision;
  const [likest] = issue.proposals;
  return likest && { action: 'use', value: likest.value };
}

function byReading(
  { proposals }: Pick<Issue, 'proposals'>,
  decision: Decision | undefined,
): Decision | undefined {
  if (decision?.action !== 'use') return undefined;
  const wanted = decision.value as Partial<DateReading> | null;
  const meant = proposals.find(
    ({ dates }) => dates && dates.order === wanted?.order && dates.calendar === wanted.calendar,
  );
  return meant && { action: 'use', value: meant.value };
}
