import type { Money } from '#records/contract.ts';
import type { Sums } from './sums.ts';

/** Where a proposed price comes from, the nearest to the customer first. */
export type PriceSource = 'customer' | 'partyList' | 'defaultList' | 'product';

/** How deep a deal's discount is, of a hundred, and whether it may be given. */
export type DiscountState = {
  readonly deepest: number;
  /** What the reader may give away by himself; null is whatever he likes. */
  readonly limit: number | null;
  /** Somebody must approve it before anything is sent. */
  readonly needed: boolean;
  readonly last: {
    readonly id: string;
    readonly state: 'asked' | 'approved' | 'refused';
    readonly percent: number;
    readonly note: string | null;
    readonly reason: string | null;
    readonly askedBy: string | null;
    readonly decidedBy: string | null;
    readonly mayDecide: boolean;
  } | null;
};

/** A line of a deal as its panel shows it, with its sums after the discount on the whole. */
export type DealLine = {
  readonly id: string;
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
};

/** `GET /deals/…/pricing` */
export type DealPricing = {
  readonly lines: readonly DealLine[];
  readonly currency: string;
  readonly sums: Sums;
  readonly discount: DiscountState;
  readonly mayChange: boolean;
};

/** `GET /sales/prices` */
export type ProposedPrice = { readonly price: Money | null; readonly source: PriceSource | null };
