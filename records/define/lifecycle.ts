import type { Changes } from '#kernel/events/event.ts';
import type { RecordId } from '#kernel/id.ts';
import type { FieldProblem } from '#kernel/problems/problem.ts';
import type { RecordTx } from '../records.ts';

/** One record before and after a write, as wire values by API name. `before` is absent at creation, `after` at removal. */
export type Change = {
  readonly id: RecordId;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  /** It came back from the bin: `after` alone, but nothing new. */
  readonly restored?: true;
};

/** A draft that `prepare` may complete: values derived from others, defaults that need the database. */
export type Draft = {
  readonly id: RecordId;
  readonly before?: Readonly<Record<string, unknown>>;
  /** What will be stored; assign to change it. Read-only fields may be set here. */
  values: Record<string, unknown>;
  /** Of a change what was written, also where it is as before. */
  readonly given?: ReadonlySet<string>;
};

/** A record that is about to be erased for good, as wire values by API name. */
export type Erased = { readonly id: RecordId; readonly values: Readonly<Record<string, unknown>> };

/** Says of a draft what is missing; `field` is an API name. */
export type Demand = (draft: Draft, problem: FieldProblem) => void;

/** What an object does around its writes, always for the whole batch, so that no rule costs a query a record. */
export type Lifecycle = {
  /** Before validation is complete and anything is stored. Throw a Problem to refuse the whole batch. */
  readonly prepare?: (tx: RecordTx, drafts: readonly Draft[]) => Promise<void>;
  /**
   * What a record must bring beyond its own fields when people write it. It is asked with what the rules of fields ask,
   * so that somebody hears of all of it at once; the system's own hand is not asked.
   */
  readonly demands?: (tx: RecordTx, drafts: readonly Draft[], demand: Demand) => Promise<void>;
  /** In the same transaction, after the rows and their events are stored. */
  readonly settled?: (tx: RecordTx, changes: readonly Change[]) => Promise<void>;
  /** In the same transaction, before records are erased for good: what they hold elsewhere goes with them. */
  readonly erasing?: (tx: RecordTx, records: readonly Erased[]) => Promise<void>;
  /** Business facts that a change means: `['deal.won']`. */
  readonly facts?: (change: Change) => readonly (string | Fact)[];
};

/** A business fact with what it is about, for who follows the log and sees no more of the change than this. */
export type Fact = { readonly name: string; readonly changes: Changes };
