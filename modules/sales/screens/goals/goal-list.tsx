import { useState } from 'react';
import { Pencil } from 'lucide-react';

import { IconButton, useWords } from '#web/kit/index.ts';
import { useObject } from '#web/records/index.ts';

import type { GoalProgress } from '../../contract/goals.ts';
import { GoalDrawer } from './goal-drawer.tsx';
import { GoalRow } from './goal-row.tsx';
import { goalWords } from '../../contract/words/goals.ts';

/** Goals one below the other, each to be changed in place by whom it is given to. */
export const GoalList = ({ goals }: { readonly goals: readonly GoalProgress[] }) => {
  const text = useWords(goalWords);
  const object = useObject('goal');
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <>
      <ul className="flex flex-col gap-4 px-4 pt-1">
        {goals.map((goal) => (
          <li key={goal.id} className="flex items-start gap-2">
            <GoalRow goal={goal} />
            {object && object.abilities.update !== 'none' ? (
              <IconButton
                label={`${text.edit}: ${goal.title}`}
                icon={<Pencil size={16} />}
                onPress={() => setEditing(goal.id)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {editing && object ? (
        <GoalDrawer object={object} id={editing} onClose={() => setEditing(null)} />
      ) : null}
    </>
  );
};
