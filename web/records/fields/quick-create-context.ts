import { createContext, use } from 'react';

import type { Stored } from '#records/contract.ts';
import type { Values } from '../data/values.ts';

export type QuickCreateRequest = {
  readonly object: string;
  readonly variant?: string;
  /** Values to begin with, as read. */
  readonly prefill?: Values;
};

/** Opens the form of a new record over the page; answers the record, or null where it was given up. */
export type QuickCreate = (request: QuickCreateRequest) => Promise<Stored | null>;

export const QuickCreateContext = createContext<QuickCreate | null>(null);

/** Throws outside of QuickCreateProvider. */
export const useQuickCreate = (): QuickCreate => {
  const open = use(QuickCreateContext);
  if (open === null) throw new Error('useQuickCreate stands outside of QuickCreateProvider');
  return open;
};
