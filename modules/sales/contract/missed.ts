import type { Phrase } from '#persian/bilingual.ts';
import type { Stored } from '#records/contract.ts';

/** A kind of missed opportunity with how many there are; `more` where they are only counted so far. */
export type MissedCount = {
  readonly name: string;
  readonly label: Phrase;
  readonly hint: Phrase;
  /** What its rows are. */
  readonly object: string;
  /** One of those that say whether anything open stands without a next step. */
  readonly isStep: boolean;
  readonly count: number;
  readonly more: boolean;
};

export type MissedRow = {
  readonly record: Stored;
  /** Since when it waits. */
  readonly since: string;
  /** Under which number one calls. */
  readonly phone: string | null;
};

export type MissedOwner = {
  readonly id: string | null;
  readonly name: string | null;
  readonly count: number;
};

export type Missed = {
  readonly kinds: readonly MissedCount[];
  readonly owners: readonly MissedOwner[];
  /** Those that wait longest, a hundred at most. */
  readonly rows: readonly MissedRow[];
};
