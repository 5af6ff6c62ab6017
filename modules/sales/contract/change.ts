import type { CivilRange } from '#persian/jalali/civil.ts';
import type { Filter, Money } from '#records/contract.ts';

/** What may make sales rise or fall. */
export type ChangePart = 'season' | 'opportunities' | 'conversion' | 'mix' | 'price';

/** A period in the figures of which its revenue is the product. */
export type ChangeSide = {
  readonly span: CivilRange;
  /** Deals that were won or lost. */
  readonly decided: number;
  readonly won: number;
  readonly revenue: Money;
  readonly rows: Filter;
};

/** Why won revenue differs between two periods: the parts sum to the change, to the last rial. */
export type Change = {
  readonly former: ChangeSide;
  readonly now: ChangeSide;
  readonly change: Money;
  /** Season is missing where last year tells nothing of it. */
  readonly parts: readonly { readonly part: ChangePart; readonly amount: Money }[];
};
