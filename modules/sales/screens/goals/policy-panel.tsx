import { useQueryClient } from '@tanstack/react-query';

import { DateField, Switch, useWords } from '#web/kit/index.ts';
import { keys, useCreate, useObject, useRecordPages, useUpdate } from '#web/records/index.ts';
import type { ObjectContract } from '#records/contract.ts';

import { goalWords } from '../../contract/words/goals.ts';

/** What the firm has decided for all of its sales, for whom it is given to decide. */
export const PolicyPanel = () => {
  const object = useObject('sales_policy');
  return object && object.abilities.update === 'all' && object.abilities.create ? (
    <Policy object={object} />
  ) : null;
};

const Policy = ({ object }: { readonly object: ObjectContract }) => {
  const text = useWords(goalWords);
  const pages = useRecordPages(object.name, { limit: 1 });
  const create = useCreate(object);
  const update = useUpdate(object);
  const client = useQueryClient();
  const [record] = pages.records;
  const save = (values: Readonly<Record<string, unknown>>) => {
    const told = { onSuccess: () => void client.invalidateQueries({ queryKey: keys.object('deal') }) };
    if (record) update.mutate({ record, values }, told);
    else create.mutate(values, told);
  };
  if (pages.isPending) return null;
  const closedUntil = record?.values['closedUntil'];
  return (
    <section aria-label={text.rules} className="flex flex-col gap-4 rounded-card bg-surface-1 p-4">
      <h2 className="leading-title font-strong">{text.rules}</h2>
      <Switch on={record?.values['leaderboard'] !== false} onChange={(leaderboard) => save({ leaderboard })}>
        {text.showLeaders}
      </Switch>
      <DateField
        label={text.closedUntil}
        hint={text.closedHint}
        value={typeof closedUntil === 'string' ? closedUntil : null}
        onChange={(day) => save({ closedUntil: day })}
      />
    </section>
  );
};
