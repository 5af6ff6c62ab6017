import { CircleCheck, ListChecks, Phone, SquareArrowOutUpRight, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';

import type { ObjectContract, Phone as PhoneValue, Stored } from '#records/contract.ts';
import { useWords } from '#web/kit/index.ts';

import { fieldOf } from '../data/schema.ts';
import { titleOf } from '../data/values.ts';
import { useRemove, useUpdate } from '../data/write.ts';
import { listWords } from './words.ts';

const words = {
  ...listWords,
  call: { fa: 'تماس', en: 'Call' },
  done: { fa: 'انجام شد', en: 'Done' },
  notDone: { fa: 'برگرداندن به انجام‌نشده', en: 'Mark as not done' },
  doneOf: {
    fa: (title: string, done: boolean) => `«${title}» ${done ? 'انجام شد' : 'باز است'}.`,
    en: (title: string, done: boolean) => `“${title}” is ${done ? 'done' : 'open again'}.`,
  },
  choose: { fa: 'انتخاب', en: 'Select' },
};

export type RowDeed = {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly danger?: boolean;
  readonly run: () => void;
};

/** What can be done with one row under a thumb, the nearest at hand first: call, mark as done; then the rest. */
export const useRowDeeds = (object: ObjectContract, onOpen: (record: Stored) => void) => {
  const text = useWords(words);
  const update = useUpdate(object);
  const remove = useRemove(object);
  const done = fieldOf(object, 'done');
  return (
    record: Stored,
    onSelect: () => void,
  ): { readonly first?: RowDeed; readonly all: readonly RowDeed[] } => {
    const number = phoneOf(object, record);
    const isDone = record.values['done'] === true;
    const near: readonly RowDeed[] = [
      ...(done?.kind === 'yesNo' && !done.readOnly && object.abilities.update !== 'none'
        ? [
            {
              id: 'done',
              label: isDone ? text.notDone : text.done,
              icon: <CircleCheck size={20} />,
              run: () =>
                update.mutate({
                  record,
                  values: { done: !isDone },
                  undo: text.doneOf(titleOf(object, record) ?? '', !isDone),
                }),
            },
          ]
        : []),
      ...(number === undefined
        ? []
        : [
            {
              id: 'call',
              label: text.call,
              icon: <Phone size={20} />,
              run: () => {
                globalThis.location.href = `tel:${number}`;
              },
            },
          ]),
    ];
    const [first] = near;
    return {
      ...(first ? { first } : {}),
      all: [
        ...near,
        {
          id: 'open',
          label: text.open,
          icon: <SquareArrowOutUpRight size={20} />,
          run: () => onOpen(record),
        },
        { id: 'select', label: text.choose, icon: <ListChecks size={20} />, run: onSelect },
        ...(object.abilities.remove === 'none'
          ? []
          : [
              {
                id: 'remove',
                label: text.remove,
                icon: <Trash2 size={20} />,
                danger: true,
                run: () => remove.mutate(record),
              },
            ]),
      ],
    };
  };
};

const phoneOf = (object: ObjectContract, { values }: Stored): string | undefined => {
  for (const { kind, name } of object.fields) {
    const phones = values[name];
    if (kind === 'phones' && Array.isArray(phones) && phones.length > 0)
      return (phones as readonly PhoneValue[])[0]?.number;
  }
  return undefined;
};
