import { useState } from 'react';
import { Plus } from 'lucide-react';

import { civilDateOf } from '#persian/jalali/instants.ts';
import { Button, useLocale, useMinute, useWords } from '#web/kit/index.ts';
import { useObject } from '#web/records/index.ts';

import { Note, Panel } from '../dashboard/panel.tsx';
import { SalesFrame, type SalesView } from '../dashboard/sales-frame.tsx';
import { GoalDrawer } from './goal-drawer.tsx';
import { GoalList } from './goal-list.tsx';
import { LeadersPanel } from './leaders-panel.tsx';
import { PolicyPanel } from './policy-panel.tsx';
import { useGoals } from './use-goals.ts';
import { goalWords } from '../../contract/words/goals.ts';

/** «هدف‌ها»: what is to be reached, how far it is, and who is ahead. */
const GoalsPage = () => (
  <SalesFrame page="goals" usual="month" heeds="period">
    {(view) => <GoalsOf {...view} />}
  </SalesFrame>
);

const GoalsOf = ({ wish }: SalesView) => {
  const text = useWords(goalWords);
  const object = useObject('goal');
  const [adding, setAdding] = useState(false);
  const { timeZone } = useLocale();
  const today = civilDateOf(useMinute(), timeZone);
  const day = wish['on'] ?? wish['from'];
  const on: Readonly<Record<string, string>> = day === undefined ? {} : { on: day };
  const goals = useGoals(on);
  return (
    <>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] max-sm:gap-3">
        <Panel
          title={text.goals}
          hint={text.goalsHint}
          report={goals}
          rows={6}
          actions={
            object?.abilities.create ? (
              <Button variant="primary" icon={<Plus size={16} />} onPress={() => setAdding(true)}>
                {text.newGoal}
              </Button>
            ) : null
          }
        >
          {({ goals: all }) => (all.length === 0 ? <Note>{text.none}</Note> : <GoalList goals={all} />)}
        </Panel>
        <div className="flex min-w-0 flex-col gap-4 max-sm:gap-3">
          <LeadersPanel wish={on} />
          <PolicyPanel />
        </div>
      </div>
      {adding && object ? (
        <GoalDrawer object={object} on={day ?? today} onClose={() => setAdding(false)} />
      ) : null}
    </>
  );
};

export default GoalsPage;
