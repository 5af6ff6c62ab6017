import { Suspense } from 'react';

import type { ObjectContract } from '#records/contract.ts';

import { useObject } from '../data/schema.ts';
import { groupingName } from '../list/grouping.ts';
import { toViewColumns, type Column } from '../list/columns.ts';
import { ViewMenu } from '../list/fetched.ts';
import type { Layout, ListState } from '../list/use-list.ts';
import { viewObject, type ViewDefinition } from './view.ts';

export type ViewDeedsProps = {
  readonly object: ObjectContract;
  readonly layout: Layout;
  readonly list: ListState;
  readonly columns: readonly Column[] | undefined;
  readonly columnsChanged: boolean;
  /** The view now holds the columns; what this browser kept of them is to be forgotten. */
  readonly onColumnsSaved: () => void;
};

const canSave = (list: ListState, { columnsChanged }: ViewDeedsProps): boolean =>
  list.view
    ? list.changed || columnsChanged
    : list.query.filter !== undefined || !list.usual || list.grouping !== undefined || columnsChanged;

/** Save, save as, rename, share, make it the first, delete. */
export const ViewDeeds = (props: ViewDeedsProps) => {
  const { object, layout, list, columns, onColumnsSaved } = props;
  const viewDefinition = useObject(viewObject);
  const definition: ViewDefinition = {
    ...(list.query.filter ? { filter: list.query.filter } : {}),
    ...(list.variant === undefined ? {} : { variant: list.variant }),
    sort: list.usual ? [] : list.sort,
    columns: columns ? toViewColumns(columns) : (list.view?.definition.columns ?? []),
    ...(list.grouping ? { group: groupingName(list.grouping) } : {}),
    layout: layoutOf(layout, list),
  };
  const changed = canSave(list, props);
  if (!viewDefinition?.abilities.create || (!list.view && !changed)) return null;
  return (
    <Suspense>
      <ViewMenu
        object={object}
        list={list}
        changed={changed}
        onColumnsSaved={onColumnsSaved}
        viewDefinition={viewDefinition}
        definition={definition}
      />
    </Suspense>
  );
};

const layoutOf = (layout: Layout, list: ListState): ViewDefinition['layout'] => {
  if (layout === 'list') return { kind: 'list' };
  const by = list.address.by ?? list.boardBy;
  return by === undefined ? { kind: 'list' } : { kind: 'board', by };
};
