import { Rows3 } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import { Button, IconButton, Popover, Select, useLocale, useWords } from '#web/kit/index.ts';

import { useSchema } from '../data/schema.ts';
import { variantOf } from '../views/view.ts';
import { groupFields, groupingName, groupPeriods, usualPeriod } from './grouping.ts';
import type { ListState } from './use-list.ts';
import { groupMenuWords } from './words.ts';

const noGroup = '-';

/** By what the list is grouped, and days by which period. */
export const GroupMenu = ({
  object,
  list,
}: {
  readonly object: ObjectContract;
  readonly list: ListState;
}) => {
  const text = useWords(groupMenuWords);
  const { locale } = useLocale();
  const schema = useSchema();
  const variant = variantOf(object, list.variant);
  const without = variant ? [...variant.without, variant.where.field] : [];
  const fields = groupFields(schema, object, without);
  const { grouping } = list;
  if (fields.length === 0) return null;
  return (
    <Popover
      label={text.group}
      placement="bottom end"
      trigger={<IconButton label={text.group} icon={<Rows3 size={16} />} pressed={grouping !== undefined} />}
    >
      <div className="flex w-64 max-w-full flex-col gap-3">
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
      </div>
    </Popover>
  );
};
