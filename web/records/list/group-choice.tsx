import { say } from '#persian/bilingual.ts';
import type { FieldContract } from '#records/contract.ts';
import { Button, Select, useLocale, useWords } from '#web/kit/index.ts';

import { groupingName, groupPeriods, usualPeriod } from './grouping.ts';
import type { ListState } from './use-list.ts';
import GroupJump from './group-jump.tsx';
import type { GroupJumping } from './use-group-source.tsx';
import { groupMenuWords } from './words.ts';

const noGroup = '-';

/** By which of the fields the list is grouped, days by which period, and the way to each of the groups. */
const GroupChoice = (props: {
  readonly fields: readonly FieldContract[];
  readonly list: ListState;
  readonly jump: GroupJumping | undefined;
}) => {
  const { fields, list } = props;
  const { grouping } = list;
  const text = useWords(groupMenuWords);
  const { locale } = useLocale();
  return (
    <div className="flex w-64 max-w-full flex-col gap-3 max-sm:w-full">
      <Select
        label={text.groupBy}
        value={grouping?.field.name ?? noGroup}
        options={[
          { id: noGroup, label: text.ungrouped },
          ...fields.map(({ name, label }) => ({ id: name, label: say(label, locale) })),
        ]}
        onChange={(id) => {
          const field = fields.find(({ name }) => name === id);
          list.change({ group: field ? groupingName({ field, period: usualPeriod(field) }) : '' });
        }}
      />
      {grouping?.period === undefined ? null : (
        <Select
          label={text.groupPeriod}
          value={grouping.period}
          options={groupPeriods.map((period) => ({ id: period, label: text[period] }))}
          onChange={(id) => {
            const period = groupPeriods.find((one) => one === id);
            if (period) list.change({ group: groupingName({ field: grouping.field, period }) });
          }}
        />
      )}
      {grouping ? (
        <div>
          <Button variant="quiet" onPress={() => list.change({ group: '' })}>
            {text.ungrouped}
          </Button>
        </div>
      ) : null}
      {props.jump ? <GroupJump {...props.jump} /> : null}
    </div>
  );
};

export default GroupChoice;
