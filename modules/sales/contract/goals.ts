import type { CivilRange } from '#persian/jalali/civil.ts';
import type { Filter, Money } from '#records/contract.ts';

/** What a browser may know of goals: how far each is, and where it is going. */

/** A number of records, or an amount. */
export type Reached = { readonly count: number } | { readonly amount: Money };

export type GoalProgress = {
  readonly id: string;
  readonly title: string;
  readonly measure: 'calls' | 'meetings' | 'leads' | 'opportunities' | 'wins' | 'revenue';
  readonly scope: 'person' | 'team' | 'firm';
  readonly span: CivilRange;
  readonly owner: Named | null;
  readonly team: Named | null;
  readonly product: Named | null;
  readonly target: Reached;
  /** Null where the reader does not see all that it counts. */
  readonly progress: {
    readonly reached: Reached;
    /** Of the target; 1 is all of it. */
    readonly share: number;
    /** By work days: what share of the period is over, and where this pace leads by its end. */
    readonly over: number;
    readonly pace: Reached;
    readonly paceShare: number;
    /** The rows that are counted. */
    readonly object: 'call' | 'meeting' | 'lead' | 'deal';
    readonly rows: Filter;
  } | null;
};

type Named = { readonly id: string; readonly name: string };

export type Goals = { readonly goals: readonly GoalProgress[] };

/** Who is how far with his own goals, the furthest first; nobody's amounts. */
export type Leaders = {
  /** Whether the firm shows it at all. */
  readonly on: boolean;
  readonly leaders: readonly { readonly member: Named; readonly share: number; readonly goals: number }[];
};
