import type { Linked } from '#records/contract.ts';

/** Statuses in which somebody has to do something with a lead. */
export const openLeadStatuses: readonly string[] = ['new', 'working', 'qualified'];

/** What became of a lead that was converted. */
export type Converted = {
  readonly party: string;
  readonly deal: string | null;
  /** Who got the deal by the firm's rule, where that is not who had the lead. */
  readonly givenTo: Linked | null;
};
