import { Suspense } from 'react';

import type { ObjectContract } from '#records/contract.ts';

import { useObject } from '../data/schema.ts';
import { groupingName } from '../list/grouping.ts';
import { toViewColumns, type Column } from '../list/columns.ts';
import { ViewMenu } from '../list/fetched.ts';
import type { ListState } from '../list/use-list.ts';
import { viewObject, type ViewDefinition } from './view.ts';

export type ViewDeedsProps = {
  readonly object: ObjectContract;
  /** The field whose values are the columns, where it is a board. */
  readonly by: string | undefined;
  readonly list: ListState;
  readonly columns: readonly Column[] | undefined;
  readonly columnsChanged: boolean;
  /** The view now holds the columns; what this browser kept of them is to be forgotten. */
  readonly onColumnsSaved: () => void;
};

const canSave = (list: ListState, layout: ViewDefinition['layout'], columnsChanged: boolean): boolean =>
  list.view
    ? list.changed || columnsChanged || !sameColumns(list.view.definition.layout, layout)
    : list.query.filter !== undefined ||
      !list.usual ||
      list.grouping !== undefined ||
      list.address.by !== undefined ||
      list.address.pipeline !== undefined ||
      columnsChanged;

const sameColumns = (one: ViewDefinition['layout'], other: ViewDefinition['layout']): boolean =>
  one.kind === 'board' && other.kind === 'board'
    ? one.by === other.by && one.pipeline === other.pipeline
    : one.kind === other.kind;

/** Save, save as, rename, share, make it the first, delete. */
export const ViewDeeds = (props: ViewDeedsProps) => {
  const { object, by, list, columns, onColumnsSaved } = props;
  const viewDefinition = useObject(viewObject);
  const layout = layoutOf(by, list);
  const definition: ViewDefinition = {
    ...(list.query.filter ? { filter: list.query.filter } : {}),
    ...(list.variant === undefined ? {} : { variant: list.variant }),
    sort: list.usual ? [] : list.sort,
    columns: columns ? toViewColumns(columns) : (list.view?.definition.columns ?? []),
    ...(list.grouping ? { group: groupingName(list.grouping) } : {}),
    layout,
  };
  const changed = canSave(list, layout, props.columnsChanged);
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

const layoutOf = (by: string | undefined, list: ListState): ViewDefinition['layout'] => {
  if (by === undefined) return { kind: 'list' };
  const pipeline = list.address.pipeline ?? list.board?.pipeline;
  return { kind: 'board', by, ...(pipeline === undefined ? {} : { pipeline }) };
};
