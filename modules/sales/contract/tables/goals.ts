import type { Phrase } from '#persian/bilingual.ts';
import type { GoalProgress, Leaders, Reached } from '../goals.ts';
import { counted, nameText, tableOf, type FigureTable, type TableCell } from '../table.ts';
import { goalWords as words } from '../words/goals.ts';

const reached = (value: Reached): TableCell =>
  'count' in value ? { count: value.count } : { money: [value.amount] };

/** What is not over yet is an estimate. */
const atPace = ({ pace, over }: NonNullable<GoalProgress['progress']>): TableCell =>
  over < 1 && 'amount' in pace ? { money: [pace.amount], rough: true } : reached(pace);

/** Whose a goal is, and of which product. */
export const goalOf = ({ team, owner, product }: GoalProgress): Phrase => {
  const whose = team?.name ?? owner?.name;
  const named = whose === undefined ? words.everybody : nameText(whose);
  return product === null
    ? named
    : { fa: `${named.fa}، ${product.name}`, en: `${named.en}, ${product.name}` };
};

/** How far each goal is, and where its pace leads. */
export const goalsTable = (goals: readonly GoalProgress[]): FigureTable =>
  tableOf<GoalProgress>(
    words.goals,
    [
      { head: words.goal, words: true, of: ({ title }) => ({ text: nameText(title) }) },
      { head: words.whose, words: true, of: (goal) => ({ text: goalOf(goal) }) },
      { head: words.target, of: ({ target }) => reached(target) },
      {
        head: words.soFar,
        of: ({ progress, title }) =>
          progress === null
            ? { text: words.unseen }
            : 'count' in progress.reached
              ? counted(progress.reached.count, progress.object, progress.rows, nameText(title))
              : reached(progress.reached),
      },
      { head: words.share, of: ({ progress }) => ({ share: progress?.share ?? null }) },
      { head: words.atPace, of: ({ progress }) => (progress ? atPace(progress) : { share: null }) },
    ],
    goals,
  );

/** Who is ahead with his own goals. */
export const leadersTable = ({ leaders }: Leaders): FigureTable =>
  tableOf<Leaders['leaders'][number]>(
    words.leaders,
    [
      { head: words.person, words: true, of: ({ member }) => ({ text: nameText(member.name) }) },
      { head: words.share, of: ({ share }) => ({ share }) },
      { head: words.goals, of: ({ goals }) => ({ count: goals }) },
    ],
    leaders,
  );
