import { createContext, Suspense, use, type ComponentType } from 'react';

import type { ObjectContract, Stored } from '#records/contract.ts';

export type RecordDeedProps = { readonly object: ObjectContract; readonly record: Stored };

/** What a module does with its records beyond keeping them: buttons at the head of their pages, by object. */
export type RecordDeeds = Readonly<Record<string, ComponentType<RecordDeedProps>>>;

export const RecordDeedsContext = createContext<RecordDeeds>({});

/** The module's own buttons for a record, where it has any. */
export const OwnDeeds = (props: RecordDeedProps) => {
  const Deeds = use(RecordDeedsContext)[props.object.name];
  return Deeds ? (
    <Suspense fallback={null}>
      <Deeds {...props} />
    </Suspense>
  ) : null;
};
