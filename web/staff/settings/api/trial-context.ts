import { createContext, use } from 'react';

/** What all trials of one visit share. Nothing of it is kept when the page is left, least of all a key. */
export type TrialState = {
  /** Speaks in place of the session where it is not empty. */
  readonly key: string;
  readonly setKey: (key: string) => void;
  /** Whether it was said once that trials write for good. */
  readonly warned: boolean;
  readonly setWarned: () => void;
};

export const TrialContext = createContext<TrialState | null>(null);

/** @throws outside of the reference page */
export const useTrial = (): TrialState => {
  const trial = use(TrialContext);
  if (trial === null) throw new Error('useTrial stands outside of the reference');
  return trial;
};
