import { useLocation } from '@tanstack/react-router';
import { Kanban, TableProperties } from 'lucide-react';

import type { ObjectContract } from '#records/contract.ts';
import { IconButton, useWords } from '#web/kit/index.ts';

import { boardFields } from '../board/board-fields.ts';
import { useSchema } from '../data/schema.ts';
import type { Layout, ListState } from './use-list.ts';
import { listWords } from './words.ts';

/** Goes from list to board and back with the same filter; undefined where the object has nothing to make columns of. */
export const useLayoutSwitch = (
  object: ObjectContract,
  list: ListState,
): ((to: Layout) => void) | undefined => {
  const schema = useSchema();
  const { pathname } = useLocation();
  if (boardFields(schema, object).length === 0) return undefined;
  const base = pathname.replace(/\/board$/, '');
  const { variant, model, search } = list;
  return (to) =>
    list.change(
      {
        ...(variant === undefined ? {} : { variant }),
        view: 'all',
        ...(model.length > 0 ? { filter: model } : {}),
        ...(search === '' ? {} : { search }),
      },
      { path: to === 'board' ? `${base}/board` : base },
    );
};

export const LayoutSwitch = (props: {
  readonly object: ObjectContract;
  readonly layout: Layout;
  readonly list: ListState;
}) => {
  const { object, layout, list } = props;
  const text = useWords(listWords);
  const go = useLayoutSwitch(object, list);
  if (!go) return null;
  return (
    <div role="group" aria-label={text.layout} className="flex">
      <IconButton
        label={text.list}
        icon={<TableProperties size={16} />}
        pressed={layout === 'list'}
        onPress={() => go('list')}
      />
      <IconButton
        label={text.board}
        icon={<Kanban size={16} />}
        pressed={layout === 'board'}
        onPress={() => go('board')}
      />
    </div>
  );
};
