import { useWords } from '#web/kit/index.ts';

import { Panel } from '../dashboard/panel.tsx';
import { GoalRow } from './goal-row.tsx';
import { useGoals } from './use-goals.ts';
import { goalWords } from '../../contract/words/goals.ts';

/** A person's own goals in his day; nothing where he has none. */
const DayGoals = ({ member }: { readonly member: string }) => {
  const text = useWords(goalWords);
  const goals = useGoals({ owner: member });
  if (goals.data?.goals.length === 0 || goals.error) return null;
  return (
    <Panel title={text.goals} report={goals}>
      {({ goals: all }) => (
        <ul className="flex flex-col gap-3 px-4">
          {all.map((goal) => (
            <li key={goal.id}>
              <GoalRow goal={goal} quiet={goal.scope === 'person'} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};

export default DayGoals;
