import type { Linked, Money, Stored } from '#records/contract.ts';
import type { Sums } from './sums.ts';
import type { UsualTax } from './tax.ts';

/** Where a proposed price comes from, the nearest to the customer first. */
export type PriceSource = 'customer' | 'partyList' | 'defaultList' | 'product';

/** How deep a deal's discount is, of a hundred, and whether it may be given. */
export type DiscountState = {
  readonly deepest: number;
  /** What the reader may give away by himself; null is whatever he likes. */
  readonly limit: number | null;
  /** Somebody must approve it before anything is sent. */
  readonly needed: boolean;
  readonly last: ToldApproval | null;
};

/** Leave for a discount as it is told. */
export type ToldApproval = {
  readonly id: string;
  readonly state: 'asked' | 'approved' | 'refused';
  readonly percent: number;
  readonly note: string | null;
  readonly reason: string | null;
  readonly askedBy: Linked | null;
  readonly decidedBy: Linked | null;
  readonly mayDecide: boolean;
};

/** One of the office's list, with the deal that it is about. */
export type ListedApproval = ToldApproval & { readonly deal: Linked; readonly at: string };

/** `GET /deals/…/pricing` */
export type DealPricing = {
  readonly lines: readonly Stored[];
  readonly currency: string;
  readonly sums: Sums;
  readonly discount: DiscountState;
  /** By what a line is taxed where nobody says otherwise. */
  readonly usualTax: UsualTax;
  readonly mayChange: boolean;
};

/** `GET /sales/prices` */
export type ProposedPrice = { readonly price: Money | null; readonly source: PriceSource | null };

export type QuoteState = 'draft' | 'sent' | 'opened' | 'accepted' | 'refused' | 'expired' | 'withdrawn';

export type QuoteColumn = 'code' | 'unit' | 'gross' | 'discount' | 'net' | 'tax';

/** How a quote looks, as a template says it. */
export type QuoteLook = {
  readonly title: string;
  /** One of the ten categorical colours, 0–9. */
  readonly color: number;
  readonly columns: readonly QuoteColumn[];
  readonly footer: string;
  readonly showLogo: boolean;
  readonly showSeal: boolean;
  readonly showSignatures: boolean;
};

/** Who sells or buys, as it is written on the paper; empty is left out. */
export type QuoteSide = {
  readonly name: string;
  readonly nationalId: string;
  readonly economicCode: string;
  readonly registrationNumber: string;
  readonly phone: string;
  readonly address: string;
  readonly postalCode: string;
};

export type QuoteRow = {
  readonly title: string;
  readonly code: string;
  readonly quantity: number;
  readonly unit: string;
  readonly unitPrice: string;
  readonly gross: string;
  /** Its own discount with its share of the discount on the whole. */
  readonly discount: string;
  readonly net: string;
  readonly tax: string;
  readonly total: string;
};

/** A quote as it was sent: everything that the paper and the customer's page say. It never changes. */
export type QuoteDocument = {
  readonly number: string;
  readonly version: number;
  readonly language: 'fa' | 'en';
  /** Civil days. */
  readonly issuedOn: string;
  readonly validUntil: string;
  readonly currency: string;
  readonly seller: QuoteSide;
  readonly buyer: QuoteSide;
  readonly rows: readonly QuoteRow[];
  readonly sums: {
    readonly gross: string;
    readonly discount: string;
    readonly net: string;
    readonly tax: string;
    readonly total: string;
  };
  readonly terms: string;
  readonly look: QuoteLook;
  /** Ids of pictures; null where there is none or the template leaves it out. */
  readonly logo: string | null;
  readonly seal: string | null;
};

/** `POST /public-quotes/lookup`: what the customer's page knows. */
export type PublicQuote = {
  readonly document: QuoteDocument;
  readonly state: QuoteState;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
};

/** What became of sending: the path of the customer's page, told once. */
export type QuoteSending = {
  readonly path: string;
  /** `unsendable`: the channel is not settled, or the address of this installation is not known. */
  readonly state: 'queued' | 'unsendable' | 'copied';
};

/** `GET /quotes/…/whole`: a quote with all that its page shows. */
export type WholeQuote = {
  readonly document: QuoteDocument;
  /** The lines have changed since this version was sent. */
  readonly isOutdated: boolean;
  readonly versions: readonly { readonly version: number; readonly sentAt: string; readonly total: string }[];
  readonly links: readonly {
    readonly id: string;
    readonly version: number;
    readonly way: 'mail' | 'sms' | 'copied';
    readonly to: string | null;
    readonly at: string;
    readonly openedAt: string | null;
  }[];
  readonly discount: DiscountState;
  readonly mayChange: boolean;
  /** Where it may be sent: what is known of the buyer. */
  readonly addresses: { readonly mail: readonly string[]; readonly sms: readonly string[] };
};
