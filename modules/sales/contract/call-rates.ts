import type { Phrase } from '#persian/bilingual.ts';
import type { CivilRange } from '#persian/jalali/civil.ts';
import type { Filter } from '#records/contract.ts';
import type { Rate } from './sellers.ts';

/** Hours of the day as people name them; `to` is the first hour that is no more of it. */
export const dayParts = [
  { key: 'dawn', from: 0, to: 8, label: { fa: 'صبح زود', en: 'early morning' } },
  { key: 'morning', from: 8, to: 11, label: { fa: 'صبح', en: 'morning' } },
  { key: 'noon', from: 11, to: 14, label: { fa: 'ظهر', en: 'noon' } },
  { key: 'afternoon', from: 14, to: 17, label: { fa: 'عصر', en: 'afternoon' } },
  { key: 'evening', from: 17, to: 20, label: { fa: 'غروب', en: 'evening' } },
  { key: 'night', from: 20, to: 24, label: { fa: 'شب', en: 'night' } },
] as const satisfies readonly {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly label: Phrase;
}[];

/** How calls went that have something in common: an hour, a script, a caller. */
export type CallRates = {
  /** What they have in common: an hour, a weekday, an id; null of what has none. */
  readonly key: string | null;
  /** Its name, where the key alone does not say it. */
  readonly title: string | null;
  /** Calls in which somebody was spoken to, of all that were made. */
  readonly reached: Rate;
  /** Of those spoken to, who did not decline: they talked, or asked to be called again. */
  readonly interested: Rate;
  /** Of those spoken to, with whom a meeting was made; null where the reader may not see meetings of calls. */
  readonly meetings: Rate | null;
  /** The calls that were made; the others are found among them. */
  readonly rows: Filter;
};

/** One hour of one day of the week. */
export type CallCell = {
  readonly weekday: number;
  readonly hour: number;
  readonly reached: Rate;
  readonly rows: Filter;
};

/** What was answered to a step of a script, and what came of the calls in which it was. */
export type AnswerRates = {
  readonly script: string;
  readonly step: string;
  readonly answer: string;
  /** How often it was given. */
  readonly made: number;
  readonly interested: Rate;
  readonly meetings: Rate | null;
  /** Answers, as records of `script_answer`. */
  readonly rows: Filter;
};

/** A part of a day of the week that is surely better or worse than all calls together. */
export type CallHint = {
  readonly kind: 'avoid' | 'prefer';
  readonly weekday: number;
  readonly part: (typeof dayParts)[number]['key'];
  readonly reached: Rate;
  readonly rows: Filter;
};

export type CallRatesReport = {
  readonly span: CivilRange;
  /** Of all calls together; null where none was made. */
  readonly all: CallRates | null;
  readonly hours: readonly CallRates[];
  readonly weekdays: readonly CallRates[];
  readonly cells: readonly CallCell[];
  /** Null, as are callers and answers, where the reader may not see what they are told by. */
  readonly scripts: readonly CallRates[] | null;
  readonly callers: readonly CallRates[] | null;
  readonly answers: readonly AnswerRates[] | null;
  /** Fields that are hidden from the reader, and for whose sake something is missing. */
  readonly unseen: readonly Phrase[];
  /** When not to call, and when to; the surest first. */
  readonly hints: readonly CallHint[];
};
