import { createContext, Suspense, use, useEffect, type ComponentType } from 'react';

import type { ObjectContract, Stored } from '#records/contract.ts';

export type RecordDeedProps = { readonly object: ObjectContract; readonly record: Stored };

/** What a module does with its records beyond keeping them: buttons at the head of their pages, by object. */
export type RecordDeeds = Readonly<Record<string, ComponentType<RecordDeedProps>>>;

export const RecordDeedsContext = createContext<RecordDeeds>({});

/** What a module shows on its records' pages beyond their facts: a sheet above what happened, by object. */
export type RecordPanels = Readonly<
  Record<
    string,
    {
      readonly Panel: ComponentType<RecordDeedProps>;
      /** Fetches the sheet's code, while the record itself is still read. */
      readonly fetch: () => Promise<unknown>;
      /** Objects whose records the sheet shows, so that they are listed nowhere else on the page. */
      readonly instead: readonly string[];
    }
  >
>;

export const RecordPanelsContext = createContext<RecordPanels>({});

/** Has the sheet on its way before the record is there, so that it does not push away what came first. */
export const useOwnPanelAhead = (object: string): void => {
  const own = use(RecordPanelsContext)[object];
  useEffect(() => void own?.fetch().catch(() => undefined), [own]);
};

/** The module's own sheet for a record, where it has one. */
export const OwnPanel = (props: RecordDeedProps) => {
  const own = use(RecordPanelsContext)[props.object.name];
  return own ? (
    <Suspense fallback={<div className="late h-40 animate-breathe rounded-card bg-surface-1" />}>
      <own.Panel {...props} />
    </Suspense>
  ) : null;
};

/** The module's own buttons for a record, where it has any. */
export const OwnDeeds = (props: RecordDeedProps) => {
  const Deeds = use(RecordDeedsContext)[props.object.name];
  return Deeds ? (
    <Suspense
      fallback={<span className="late h-control w-28 animate-breathe rounded-control bg-surface-2" />}
    >
      <Deeds {...props} />
    </Suspense>
  ) : null;
};
