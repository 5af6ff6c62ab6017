import { createContext, Suspense, use, type ComponentType } from 'react';

import type { ObjectContract, PageQuery } from '#records/contract.ts';

export type ListDeedProps = {
  readonly object: ObjectContract;
  /** The chosen records, or all that the list's filter leaves, in the order of the list. */
  readonly query: PageQuery;
  /** Takes the choice back, once the deed is done. */
  readonly onDone: () => void;
};

/** What modules do with chosen records of a list: buttons of its bulk bar, by object. */
export type ListDeeds = Readonly<Record<string, ComponentType<ListDeedProps>>>;

export const ListDeedsContext = createContext<ListDeeds>({});

/** The modules' own buttons for what is chosen, where they have any. */
export const OwnListDeeds = (props: ListDeedProps) => {
  const Deeds = use(ListDeedsContext)[props.object.name];
  return Deeds ? (
    <Suspense fallback={null}>
      <Deeds {...props} />
    </Suspense>
  ) : null;
};
