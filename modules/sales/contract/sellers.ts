import type { Filter } from '#records/contract.ts';

/** How often something came off: as it was counted, and as it may truly be. */
export type Rate = {
  readonly tries: number;
  readonly wins: number;
  /** Drawn towards the team's rate by as much as the cases are few; 0 to 1. */
  readonly rate: number;
  /** Within these it truly is, in eight cases of ten. */
  readonly low: number;
  readonly high: number;
};

/** Better than the team at making deals of leads, at winning deals, at both; or nobody can say yet. */
export type SellerKind = 'attractor' | 'closer' | 'both' | 'undecided';

/** One who sells, by what became of the leads and deals of a period; the filters open to just their rows. */
export type Seller = {
  readonly id: string;
  readonly name: string;
  /** Leads that were decided: converted, or came to nothing. Null where nobody had any. */
  readonly attracting: (Rate & { readonly rows: Filter }) | null;
  /** Deals that were decided: won or lost. */
  readonly closing: (Rate & { readonly rows: Filter }) | null;
  readonly kind: SellerKind;
  /** What is open in his hands at this moment. */
  readonly openLeads: number;
  readonly openDeals: number;
  readonly leadsAtHand: Filter;
  readonly dealsAtHand: Filter;
};

/** The rates of all together; null where nothing was decided. */
export type TeamRates = { readonly attracting: number | null; readonly closing: number | null };

/** Open records that are better in another's hands: leads in those of who attracts, deals in those of who closes. */
export type HandOver = {
  readonly object: 'lead' | 'deal';
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly rows: Filter;
};

export type Sellers = {
  readonly team: TeamRates;
  readonly sellers: readonly Seller[];
  readonly handOvers: readonly HandOver[];
};
