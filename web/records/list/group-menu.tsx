import { Suspense } from 'react';
import { Rows3 } from 'lucide-react';

import type { ObjectContract } from '#records/contract.ts';
import { IconButton, Popover, useWords } from '#web/kit/index.ts';

import { useSchema } from '../data/schema.ts';
import { variantOf } from '../views/view.ts';
import { GroupChoice } from './fetched.ts';
import { groupFields } from './grouping.ts';
import type { ListState } from './use-list.ts';
import { groupMenuWords } from './words.ts';

/** The button that opens the choice of groups, where there is something to group by. */
export const GroupMenu = ({
  object,
  list,
}: {
  readonly object: ObjectContract;
  readonly list: ListState;
}) => {
  const text = useWords(groupMenuWords);
  const schema = useSchema();
  const variant = variantOf(object, list.variant);
  const without = variant ? [...variant.without, variant.where.field] : [];
  const fields = groupFields(schema, object, without);
  if (fields.length === 0) return null;
  return (
    <Popover
      label={text.group}
      placement="bottom end"
      trigger={
        <IconButton label={text.group} icon={<Rows3 size={16} />} pressed={list.grouping !== undefined} />
      }
    >
      <Suspense fallback={<div className="h-14 w-64 max-w-full" />}>
        <GroupChoice fields={fields} list={list} />
      </Suspense>
    </Popover>
  );
};
