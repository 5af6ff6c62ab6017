import type { ReactNode } from 'react';
import { Ellipsis } from 'lucide-react';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { IconButton, Menu, useWords } from '#web/kit/index.ts';
import { titleOf, useRemove } from '#web/records/index.ts';
import { SortableList } from '#web/records/order/sortable-list.tsx';
import { stepped } from '#web/records/order/sorting.ts';
import { usePositions } from '#web/records/order/use-positions.ts';

import { officeWords } from './words.ts';

/** Records whose order counts, with what may be done with each; the first that fits decides. */
export const OrderedList = (props: {
  readonly label: string;
  readonly object: ObjectContract;
  readonly records: readonly Stored[];
  readonly onEdit: (record: Stored) => void;
  readonly children: (record: Stored) => ReactNode;
}) => {
  const { label, object, records, onEdit, children } = props;
  const text = useWords(officeWords);
  const place = usePositions(object);
  const remove = useRemove(object);
  const { abilities } = object;
  const nameOf = (record: Stored): string => titleOf(object, record) ?? '';
  return (
    <SortableList
      label={label}
      items={records}
      nameOf={nameOf}
      onSort={(sorted) => void place(sorted)}
      disabled={abilities.update === 'none'}
    >
      {(record) => (
        <>
          {children(record)}
          {abilities.update === 'none' ? null : (
            <Menu
              label={text.more(nameOf(record))}
              placement="bottom end"
              trigger={<IconButton label={text.more(nameOf(record))} icon={<Ellipsis size={16} />} />}
              items={[
                { id: 'edit', label: text.edit, onSelect: () => onEdit(record) },
                ...(records.length > 1
                  ? ([-1, 1] as const).map((step) => ({
                      id: step < 0 ? 'up' : 'down',
                      label: step < 0 ? text.up : text.down,
                      onSelect: () => void place(stepped(records, record.id, step)),
                    }))
                  : []),
                ...(abilities.remove === 'none'
                  ? []
                  : [
                      {
                        id: 'remove',
                        label: text.remove,
                        danger: true,
                        onSelect: () => remove.mutate(record),
                      },
                    ]),
              ]}
            />
          )}
        </>
      )}
    </SortableList>
  );
};
