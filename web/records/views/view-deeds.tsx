import { Suspense } from 'react';

import type { ObjectContract } from '#records/contract.ts';

import { useObject } from '../data/schema.ts';
import type { Column } from '../list/columns.ts';
import { ViewMenu } from '../list/fetched.ts';
import type { ListState } from '../list/use-list.ts';
import { viewObject } from './view.ts';

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

/** Whether it is other than a list without a view, and so worth a name. */
const isOwn = ({ query, usual, grouping, address }: ListState): boolean =>
  query.filter !== undefined ||
  !usual ||
  grouping !== undefined ||
  address.by !== undefined ||
  address.pipeline !== undefined;

/** Save, save as, rename, share, make it the first, delete. */
export const ViewDeeds = (props: ViewDeedsProps) => {
  const { list } = props;
  const viewDefinition = useObject(viewObject);
  if (!viewDefinition?.abilities.create || !(list.view || props.columnsChanged || isOwn(list))) return null;
  return (
    <Suspense>
      <ViewMenu {...props} viewDefinition={viewDefinition} />
    </Suspense>
  );
};
