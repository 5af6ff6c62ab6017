import type { Linked } from '#records/contract.ts';

/** What lies in a territory, or in none. */
export type TerritoryShare = {
  readonly parties: number;
  /** Parties that nobody is responsible for. */
  readonly ownerless: number;
  /** Leads that somebody is to care for. */
  readonly leads: number;
  /** Who has how many of its parties, the most first. */
  readonly owners: readonly { readonly member: Linked; readonly parties: number }[];
};

export type TerritoriesOverview = {
  /** By the id of a territory. */
  readonly territories: Readonly<Record<string, TerritoryShare>>;
  readonly between: TerritoryShare;
  /** When it was counted; null before the first time. */
  readonly countedAt: string | null;
  /** It is being counted anew: whoever asks again shortly is told what is true now. */
  readonly counting: boolean;
};
