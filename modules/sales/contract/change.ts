import type { CivilRange } from '#persian/jalali/civil.ts';
import type { Filter, Money } from '#records/contract.ts';

/**
 * What may make sales rise or fall. Where leads led to deals they and their conversion are told, and beside them the deals
 * that came of none (`direct`); elsewhere the number of deals alone. `price` is missing where no deal says its quantities.
 */
export type ChangePart =
  | 'season'
  | 'leads'
  | 'leadConversion'
  | 'direct'
  | 'opportunities'
  | 'conversion'
  | 'mix'
  | 'size'
  | 'price';

/** A period in the figures of which its revenue is the product. */
export type ChangeSide = {
  readonly span: CivilRange;
  /** Deals that were won or lost. */
  readonly decided: number;
  readonly won: number;
  readonly revenue: Money;
  readonly rows: Filter;
  /** Leads that came in; null where the reader sees none, or none led to a deal. */
  readonly leads: { readonly count: number; readonly rows: Filter } | null;
};

/** Why won revenue differs between two periods: the parts sum to the change, to the last rial. */
export type Change = {
  readonly former: ChangeSide;
  readonly now: ChangeSide;
  readonly change: Money;
  /** Season is missing where last year tells nothing of it. */
  readonly parts: readonly { readonly part: ChangePart; readonly amount: Money }[];
};
