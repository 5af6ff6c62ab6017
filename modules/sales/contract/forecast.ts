import type { CivilRange } from '#persian/jalali/civil.ts';
import type { Filter, Money } from '#records/contract.ts';

/** What a browser may know of forecasts: what a Jalali month will bring, told in several ways side by side. */

/** An amount that is foretold, and within what it will lie in eight cases of ten. */
export type Range = { readonly amount: Money; readonly low: Money; readonly high: Money };

/** How sure a seller is of a deal, as he says himself. */
export type Category = 'commit' | 'best' | 'pipeline';

/** Open deals that are expected to close in a month, with the filter under which a list shows just these. */
export type Expected = { readonly count: number; readonly amount: Money; readonly rows: Filter };

export type MonthForecast = {
  readonly span: CivilRange;
  /** Won in it by now. */
  readonly won: Expected;
  /** What is won and what is expected to close in it, by the probability of each stage. */
  readonly weighted: Money;
  /** Of deals that are expected to close in it; one that nobody put anywhere is in the pipeline. */
  readonly categories: Readonly<Record<Category, Expected>>;
  /** What is won and what is likely to come, learnt from the firm's own past; null where that is too short. */
  readonly statistical: (Range & { readonly freshShare: number }) | null;
  /** The revenue that is the goal of just those it is foretold for; null where there is none. */
  readonly goal: Money | null;
};

export type TeamForecast = {
  readonly team: { readonly id: string; readonly name: string } | null;
  readonly won: Money;
  readonly weighted: Money;
  readonly commit: Money;
  readonly statistical: Range | null;
};

export type Forecast = {
  /** Amounts in other currencies are left out. */
  readonly currency: string;
  /** This Jalali month and the two after it. */
  readonly months: readonly MonthForecast[];
  /** This month by team, where the reader sees more than one. */
  readonly teams: readonly TeamForecast[];
  /** Open deals for which no day is expected: no way but the statistical one counts them. */
  readonly undated: Expected;
};

/** A month that is over: what was foretold when it began, and what came. */
export type TriedMonth = {
  readonly span: CivilRange;
  readonly came: Money;
  readonly statistical: Range;
  readonly weighted: Money;
  /** What the month before it brought. */
  readonly naive: Money;
};

/** The ways tried on the past, each month by what was known when it began. */
export type BackTest = {
  readonly months: readonly TriedMonth[];
  /** Mean absolute error of each; null where there are no months. */
  readonly errors: {
    readonly statistical: Money;
    readonly weighted: Money;
    readonly naive: Money;
  } | null;
};

/** What was foretold for a month on a day, and kept since. */
export type KeptForecast = {
  readonly takenOn: string;
  readonly span: CivilRange;
  readonly weighted: Money;
  readonly commit: Money;
  readonly statistical: Range | null;
  /** What came, or came so far. */
  readonly came: Money;
};
