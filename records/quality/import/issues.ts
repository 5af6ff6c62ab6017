import { beginning } from '#persian/beginning.ts';
import type { Phrase } from '#persian/bilingual.ts';
import { z } from 'zod';
import type { DateReading } from '#persian/jalali/date-reading.ts';
import { defineShape } from '../../fields/structured.ts';
import type { BlankBecomes } from './phrases.ts';

/** `refused`: the object's own rules take the row for none of theirs, though each of its values is right. */
export type IssueCode =
  | 'bad-value'
  | 'unknown-link'
  | 'missing'
  | 'repeated-key'
  | 'similar'
  | 'blank'
  /** The row may be a record that is there already. */
  | 'maybe-known'
  /** Rows of the file that are surely one. */
  | 'same-row'
  | 'refused';

/** A mend that is offered: a value of the field, or a record for a link. */
export type Proposal = {
  readonly value: unknown;
  readonly label: string;
  /** How alike, 0–1. */
  readonly score: number;
  readonly reason: 'spelling' | 'meaning' | 'memory' | 'reading';
  /** Of a day: how it is read to mean this one. */
  readonly dates?: DateReading;
};

/**
 * What a person decides about an issue. `use` puts a value in place; `skip` leaves the rows out; `apart` makes a record of each
 * of rows that are surely one; `likest`, said of all in a card, takes for each what it resembles most; `suggested` takes back what
 * was said before.
 */
export const decisionShape = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('use'), value: z.unknown() }),
  z.strictObject({ action: z.literal('create') }),
  z.strictObject({ action: z.literal('empty') }),
  z.strictObject({ action: z.literal('skip') }),
  z.strictObject({ action: z.literal('keep') }),
  z.strictObject({ action: z.literal('apart') }),
  z.strictObject({ action: z.literal('likest') }),
  z.strictObject({ action: z.literal('suggested') }),
]);
export type Decision = z.output<typeof decisionShape>;

export const decisionsShape = defineShape('importDecisions', z.record(z.string().max(1_000), decisionShape));

/** One kind of trouble with one value of one target, however many rows have it. */
export type Issue = {
  /** `code|path|value`; decisions are kept under it. */
  readonly key: string;
  readonly code: IssueCode;
  /** What it stands together with on the screen, to be decided at once. */
  readonly card: string;
  readonly path: string;
  readonly field: Phrase;
  readonly value: string;
  readonly message: Phrase;
  readonly count: number;
  /** The first rows, by the numbers that a spreadsheet gives them. */
  readonly rows: readonly number[];
  readonly proposals: readonly Proposal[];
  /** What may be decided here. */
  readonly actions: readonly Decision['action'][];
  /** What happens where nobody decides: remembered from before, or the best proposal. */
  readonly suggested: Decision;
  readonly remembered: boolean;
  /** Nothing is wrong; it is shown so that nobody is surprised. */
  readonly notice: boolean;
};

/** What may be said of all issues of one kind in one place, however many there are. */
export type IssueCard = Pick<Issue, 'code' | 'card' | 'path' | 'field' | 'actions' | 'notice'> & {
  readonly values: number;
  /** Rows of the file that have one of them; one with two of them counts twice. */
  readonly rows: number;
  /** Rows that are left out where nobody decides. */
  readonly skipped: number;
  /** Of rows that are one with another those that share what has to be unique, and so become one record whatever is decided. */
  readonly tied: number;
  /** By what the days among them may be read. */
  readonly readings: readonly DateReading[];
  /** What comes of their field in a new record where they are left out; findings of earlier versions do not tell. */
  readonly emptied?: BlankBecomes;
  /** It was looked what all of them resemble; else of the commonest alone. */
  readonly likened: boolean;
};

export const cardOf = (code: IssueCode, path: string, notice: boolean): string =>
  `${notice ? 'note' : 'ask'} ${code}${code === 'blank' ? '' : ` ${path}`}`;

export const isNoticeCard = (card: string): boolean => card.startsWith('note ');

export const issueKey = (code: IssueCode, path: string, value: string): string =>
  `${code}|${path}|${beginning(value, 300)}`;
