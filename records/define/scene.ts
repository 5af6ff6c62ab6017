import type { RecordId } from '#kernel/id.ts';
import type { Input, RecordTx } from '../records.ts';
import type { FieldDeclarations, ObjectDefinition } from './define-object.ts';

/** Chance that repeats itself: the same seed gives the same choices. */
export type Chance = {
  /** From 0 up to 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number;
  readonly one: <T>(of: readonly T[]) => T;
  /** `count` different ones, or all where there are fewer. */
  readonly some: <T>(of: readonly T[], count: number) => T[];
  /** True so often in a hundred. */
  readonly percent: (often: number) => boolean;
};

export type SampleRecord = { readonly id: RecordId; readonly values: Readonly<Record<string, unknown>> };

/** Where sample data are made: by the system, every record marked, so that one call takes all of them away again. */
export type Scene = {
  readonly tx: RecordTx;
  readonly chance: Chance;
  /** The civil date of the day in the workspace's zone, ISO. */
  readonly today: string;
  /** An instant `days` from today (negative: before) at a time of the day `HH:MM` there. */
  readonly at: (days: number, time: string) => string;
  /** The same day, or the one before it where that is a Friday, when nobody visits or signs. */
  readonly workday: (days: number) => number;
  /** Members among whom the records are shared out. */
  readonly owners: readonly RecordId[];
  /** Creates marked records. */
  readonly make: <Fields extends FieldDeclarations>(
    definition: ObjectDefinition<Fields>,
    inputs: readonly Input<Fields>[],
  ) => Promise<SampleRecord[]>;
  /** The same transaction as one of the members would act in it, with every right: what a colleague has done of late. */
  readonly as: (member: RecordId) => Promise<RecordTx>;
  /** What this scene has made of an object so far. */
  readonly made: (object: string) => readonly SampleRecord[];
};
