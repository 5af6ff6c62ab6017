import type { CivilRange } from '#persian/jalali/civil.ts';
import type { Filter, Money } from '#records/contract.ts';
import type { ActivityReport } from './activity.ts';
import type { CallRatesReport } from './call-rates.ts';
import type { Change } from './change.ts';
import type { Sellers } from './sellers.ts';

/** What a browser may know of the reports of sales: their answers, as the API gives them. */

/** One amount a currency: amounts of two currencies are never added. */
export type Sums = readonly Money[];

/** The period asked for, the one before it, and the same of last year; half-open days. */
export type Spans = {
  readonly now: CivilRange;
  readonly before: CivilRange;
  readonly lastYear: CivilRange;
};

/** Some deals, with the filter under which a list shows just these. */
export type Held = { readonly count: number; readonly value: Sums; readonly rows: Filter };

/** Moves of the stage history, with the filter under which a list shows just these. */
export type Moves = { readonly count: number; readonly rows: Filter };

/** What stands in an open stage at this moment. */
export type StageHeld = Held & {
  readonly stage: string;
  readonly weighted: Sums;
  /** Mean days since they entered it; null where it is empty. */
  readonly age: number | null;
  /** Those that stand longer than the stage allows, and how many days beyond it they stand together. */
  readonly late: Held & { readonly days: number };
};

/** What came to a stage and left it in the period, by the history that every move writes. */
export type StageFlow = {
  readonly stage: string;
  readonly entered: Moves;
  /** To a later open stage, or won. */
  readonly on: Moves;
  readonly lost: Moves & { readonly value: Sums };
  /** To an earlier stage. */
  readonly back: Moves;
  /** Of those that left it, the share that moved on; null where none did. */
  readonly conversion: number | null;
  /** Half of those that left it had stood there for so many days or fewer; null where none left. */
  readonly days: number | null;
};

/** The stage that holds deals back most: together they stand there the most days beyond what it allows. */
export type Bottleneck = {
  readonly stage: string;
  readonly count: number;
  readonly days: number;
  readonly rows: Filter;
};

/** The stage out of which most is lost: by value, and by number where no amount is known. */
export type Leak = {
  readonly stage: string;
  readonly count: number;
  readonly value: Money | null;
  readonly rows: Filter;
};

/** What was decided in a period. */
export type Decided = {
  readonly won: Held;
  readonly lost: Held;
  /** Of what was decided, the share that was won; null where nothing was. */
  readonly winRate: number | null;
};

export type Outcome = { readonly [Span in keyof Spans]: Decided };

/** Deals that were lost for a reason; null where none was told. */
export type Reason = Held & {
  readonly reason: { readonly id: string; readonly title: string | null } | null;
};

/** How deals ended that have one value of a field, or met one competitor; null where they have none. */
export type WinRate = Decided & {
  /** The key of a choice or the id of a record. */
  readonly key: string | null;
  /** The record's name; null of choices, whose words the field has. */
  readonly title: string | null;
  /** Of what its rows are. */
  readonly object: 'deal' | 'deal_competitor';
};

/** What a reader may ask reports of. */
export type Frame = {
  readonly pipelines: readonly FramePipeline[];
  /** Colleagues whose deals the reader sees, by name; at most 200. */
  readonly people: readonly Named[];
  /** Teams of somebody among them. */
  readonly teams: readonly Named[];
};

export type FramePipeline = Named & { readonly stages: readonly FrameStage[] };

export type FrameStage = Named & {
  readonly kind: 'open' | 'won' | 'lost';
  readonly color: number;
  /** Of a hundred deals in this stage, how many are won. */
  readonly probability: number;
};

export type Named = { readonly id: string; readonly name: string };

/** The answers by the name of the report: `GET /sales/reports/…`. */
export type Reports = {
  readonly pipeline: { readonly stages: readonly StageHeld[]; readonly bottleneck: Bottleneck | null };
  readonly flow: { readonly stages: readonly StageFlow[]; readonly leak: Leak | null };
  readonly outcome: Outcome & { readonly spans: Spans };
  readonly reasons: { readonly reasons: readonly Reason[] };
  readonly 'win-rate': { readonly rates: readonly WinRate[] };
  readonly sellers: Sellers;
  readonly change: Change;
  readonly activity: ActivityReport;
  readonly calls: CallRatesReport;
};
