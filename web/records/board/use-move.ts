import { useMutation, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';

import type { Groups, ObjectContract, Page, Stored } from '#records/contract.ts';
import { showToast, useWords } from '#web/kit/index.ts';

import { callApi } from '../data/api.ts';
import { settle } from '../data/cache.ts';
import { tellFailure } from '../data/failure.ts';
import { keys } from '../data/keys.ts';
import { isProblem } from '../data/problem.ts';
import { recordPath } from '../data/read.ts';
import { titleOf, valuesToWire, type Values } from '../data/values.ts';
import { useInsistent } from '../form/ask-context.ts';
import { keyOf, moveInGroups, type BoardColumn } from './columns.ts';
import type { BoardState } from './use-board.ts';
import { boardWords } from './words.ts';

export type Move = {
  readonly record: Stored;
  readonly to: BoardColumn;
  /** What the column wants to know beside: the reason of a loss, the day of a win. */
  readonly values?: Values;
  /** An undone move is not offered to be undone. */
  readonly isUndo?: boolean;
};

/**
 * Moves a card: at once on screen, its amount with it into the totals; where the server refuses, the card goes back and a
 * message says why.
 */
export const useMove = (object: ObjectContract, board: BoardState) => {
  const client = useQueryClient();
  const text = useWords(boardWords);
  const insist = useInsistent(object);
  const { by } = board;
  const columnKey = (key: string) => keys.pages(object.name, board.columnQuery(key));
  const groupsKey = keys.groups(object.name, board.groupQuery);

  const show = ({ record, to, values }: Move) => {
    const from = keyOf(by, record);
    const { since, still } = board.cardFields;
    const now = new Date().toISOString();
    const moved: Stored = {
      ...record,
      values: {
        ...record.values,
        ...values,
        [by.name]: to.value,
        ...(since ? { [since.name]: now } : {}),
        ...(still && !board.cardFields.stage ? { [still.name]: now } : {}),
      },
    };
    client.setQueryData<Cards>(columnKey(from), (data) => data && without(data, record.id));
    client.setQueryData<Cards>(columnKey(to.key), (data) => data && withFirst(data, moved));
    client.setQueryData<Groups>(
      groupsKey,
      (held) =>
        held && {
          ...held,
          groups: moveInGroups(held.groups, {
            from,
            to,
            amount: board.cardFields.amount ? record.values[board.cardFields.amount.name] : null,
          }),
        },
    );
  };

  const mutation = useMutation({
    mutationFn: ({ record, to, values }: Move) =>
      insist(record, { ...values, [by.name]: to.value }, (all) =>
        callApi<Stored>(recordPath(object.name, record.id), {
          method: 'PATCH',
          body: valuesToWire(object, all),
          version: record.version,
        }),
      ),
    onMutate: async (move) => {
      // Reads under way would bring the former place back.
      await client.cancelQueries({ queryKey: keys.object(object.name) });
      const before = snapshot(client, [...board.columns.map(({ key }) => columnKey(key)), groupsKey]);
      show(move);
      return before;
    },
    onError: (error, { record }, before) => {
      before?.();
      const title = titleOf(object, record) ?? '';
      // Where somebody else was quicker the card goes to where he has put it.
      if (isProblem(error, 'stale-version'))
        showToast({ tone: 'danger', message: text.othersMoved(title), detail: text.othersMovedHint });
      else tellFailure(text.notMoved(title), error);
      void client.invalidateQueries({ queryKey: keys.object(object.name) });
    },
    onSuccess: (fresh, { record, to, isUndo }) => {
      settle(client, object.name, fresh);
      void client.invalidateQueries({ queryKey: [...keys.object(object.name), 'groups'] });
      const from = board.columns.find(({ key }) => key === keyOf(by, record));
      showToast({
        message: text.moved(titleOf(object, record) ?? '', to.label),
        tone: isUndo ? 'info' : 'success',
        ...(from && !isUndo ? { undo: () => takeBack(record, fresh, from) } : {}),
      });
    },
  });
  const takeBack = async (moved: Stored, fresh: Stored, to: BoardColumn): Promise<void> => {
    try {
      const { takenAlong } = await import('../data/taken-along.ts');
      const values = await takenAlong(object, moved.version, fresh);
      mutation.mutate({ record: fresh, to, values, isUndo: true });
    } catch (error) {
      tellFailure(text.notMoved(titleOf(object, fresh) ?? ''), error);
    }
  };
  return mutation;
};

type Cards = InfiniteData<Page>;

const without = (data: Cards, id: string): Cards => ({
  ...data,
  pages: data.pages.map((page) => ({ ...page, records: page.records.filter((record) => record.id !== id) })),
});

const withFirst = (data: Cards, record: Stored): Cards => {
  const [first, ...rest] = without(data, record.id).pages;
  return first ? { ...data, pages: [{ ...first, records: [record, ...first.records] }, ...rest] } : data;
};

/** What is held now under these names; calling it puts it back. */
const snapshot = (client: QueryClient, names: readonly (readonly unknown[])[]): (() => void) => {
  const held = names.map((name) => [name, client.getQueryData(name)] as const);
  return () => {
    for (const [name, data] of held) client.setQueryData(name, data);
  };
};
