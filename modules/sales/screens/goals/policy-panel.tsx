import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import { DateField, Switch, useLocale, useWords } from '#web/kit/index.ts';
import { FieldEditor, fieldOf } from '#web/records/index.ts';

import { goalWords } from '../../contract/words/goals.ts';
import { useDecidable, usePolicy } from '../use-policy.ts';

/** What the firm has decided for all of its sales, for whom it is given to decide. */
export const PolicyPanel = () => {
  const object = useDecidable();
  return object ? <Policy object={object} /> : null;
};

const Policy = ({ object }: { readonly object: ObjectContract }) => {
  const text = useWords(goalWords);
  const { locale } = useLocale();
  const policy = usePolicy(object);
  if (!policy) return null;
  const { values, save } = policy;
  const { closedUntil } = values;
  const climb = fieldOf(object, 'tasksClimb');
  return (
    <section aria-label={text.rules} className="flex flex-col gap-4 rounded-card bg-surface-1 p-4">
      <h2 className="leading-title font-strong">{text.rules}</h2>
      <Switch on={values['leaderboard'] !== false} onChange={(leaderboard) => save({ leaderboard })}>
        {text.showLeaders}
      </Switch>
      <DateField
        label={text.closedUntil}
        hint={text.closedHint}
        value={typeof closedUntil === 'string' ? closedUntil : null}
        onChange={(day) => save({ closedUntil: day })}
      />
      {climb ? (
        <FieldEditor
          field={climb}
          label={say(climb.label, locale)}
          {...(climb.hint ? { hint: say(climb.hint, locale) } : {})}
          value={values['tasksClimb'] ?? climb.default ?? null}
          onChange={(tasksClimb) => save({ tasksClimb })}
        />
      ) : null}
    </section>
  );
};
