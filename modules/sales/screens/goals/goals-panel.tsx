import { Link, useWords } from '#web/kit/index.ts';

import { Panel } from '../dashboard/panel.tsx';
import { GoalRow } from './goal-row.tsx';
import { useGoals } from './use-goals.ts';
import { goalWords } from '../../contract/words/goals.ts';

const mostShown = 4;

/** The goals of the dashboard's period, those of many first; the rest stand on their page. */
export const GoalsPanel = ({ wish }: { readonly wish: Readonly<Record<string, string>> }) => {
  const text = useWords(goalWords);
  const day = wish['on'] ?? wish['from'];
  const goals = useGoals(day === undefined ? {} : { on: day });
  if (!goals.data || goals.data.goals.length === 0) return null;
  const order = ['firm', 'team', 'person'];
  return (
    <Panel title={text.goals} report={goals} actions={<Link href="/sales/goals">{text.all}</Link>}>
      {({ goals: all }) => (
        <ul className="grid gap-x-8 gap-y-4 px-4 md:grid-cols-2">
          {all
            .toSorted((one, other) => order.indexOf(one.scope) - order.indexOf(other.scope))
            .slice(0, mostShown)
            .map((goal) => (
              <li key={goal.id} className="min-w-0">
                <GoalRow goal={goal} />
              </li>
            ))}
        </ul>
      )}
    </Panel>
  );
};
