import type { Filter } from '#records/contract.ts';

import { fromFilter, sameFilter, toFilter } from '../filter/model.ts';
import { toViewColumns, type Column } from '../list/columns.ts';
import { groupingName } from '../list/grouping.ts';
import type { ListState } from '../list/use-list.ts';
import type { ViewDefinition } from './view.ts';

/**
 * What a view of the list as it now stands would hold.
 * @param by the field whose values are the columns, where it is a board
 */
export const definitionOf = (
  list: ListState,
  by: string | undefined,
  columns: readonly Column[] | undefined,
): ViewDefinition => ({
  ...(list.query.filter ? { filter: list.query.filter } : {}),
  ...(list.variant === undefined ? {} : { variant: list.variant }),
  sort: list.usual ? [] : list.sort,
  columns: columns ? toViewColumns(columns) : (list.view?.definition.columns ?? []),
  ...(list.grouping ? { group: groupingName(list.grouping) } : {}),
  layout: layoutOf(list, by),
});

const layoutOf = (list: ListState, by: string | undefined): ViewDefinition['layout'] => {
  if (by === undefined) return { kind: 'list' };
  const pipeline = list.address.pipeline ?? list.board?.pipeline;
  return { kind: 'board', by, ...(pipeline === undefined ? {} : { pipeline }) };
};

/** Whether the list is another than the view says; columns of a list are compared where they are kept. */
export const isChanged = (saved: ViewDefinition, now: ViewDefinition): boolean =>
  saved.group !== now.group ||
  !sameFilter(normal(saved.filter), normal(now.filter)) ||
  JSON.stringify(saved.sort) !== JSON.stringify(now.sort) ||
  !sameColumns(saved.layout, now.layout);

/** The same filter may be written in two ways. */
const normal = (filter: Filter | undefined): Filter | undefined => {
  const { model, search } = fromFilter(filter);
  return toFilter(model, search);
};

const sameColumns = (one: ViewDefinition['layout'], other: ViewDefinition['layout']): boolean =>
  one.kind === 'board' && other.kind === 'board'
    ? one.by === other.by && one.pipeline === other.pipeline
    : one.kind === other.kind;
