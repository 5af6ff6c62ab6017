import { Suspense } from 'react';
import { Rows3 } from 'lucide-react';

import type { FieldContract, ObjectContract } from '#records/contract.ts';
import { IconButton, Popover, useWords } from '#web/kit/index.ts';

import { useSchema } from '../data/schema.ts';
import { variantOf } from '../views/view.ts';
import { GroupChoice } from './fetched.ts';
import { groupFields } from './grouping.ts';
import type { GroupJumping } from './use-group-source.tsx';
import type { ListState } from './use-list.ts';
import { groupMenuWords } from './words.ts';

/** The button that opens the choice of groups, where there is something to group by. */
export const GroupMenu = ({
  object,
  list,
  jump,
}: {
  readonly object: ObjectContract;
  readonly list: ListState;
  readonly jump: GroupJumping | undefined;
}) => {
  const text = useWords(groupMenuWords);
  const fields = useGroupFields(object, list);
  if (fields.length === 0) return null;
  return (
    <Popover
      label={text.group}
      placement="bottom end"
      trigger={
        <IconButton label={text.group} icon={<Rows3 size={16} />} pressed={list.grouping !== undefined} />
      }
    >
      {(close) => (
        <Suspense fallback={<div className="h-14 w-64 max-w-full" />}>
          <GroupChoice
            fields={fields}
            list={list}
            jump={
              jump && {
                ...jump,
                onJump: (key) => {
                  close();
                  jump.onJump(key);
                },
              }
            }
          />
        </Suspense>
      )}
    </Popover>
  );
};

/** By which fields this list can be grouped. */
export const useGroupFields = (object: ObjectContract, list: ListState): readonly FieldContract[] => {
  const schema = useSchema();
  const variant = variantOf(object, list.variant);
  return groupFields(schema, object, variant ? [...variant.without, variant.where.field] : []);
};
