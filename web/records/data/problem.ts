import type { ProblemDetails } from './wire.ts';

export type FieldError = {
  readonly field: string;
  readonly code: string;
  readonly message: string;
  /** A record whose making mends it, with the values that do so. */
  readonly wants?: WantedRecord;
};

export type WantedRecord = { readonly object: string; readonly values: Readonly<Record<string, unknown>> };

/** One field of a stale write: what it was, what somebody else made of it, what I wanted. Links are bare ids here. */
export type ConflictField = { readonly original: unknown; readonly theirs: unknown; readonly mine: unknown };

/** A refused change: the version that now stands, and the fields that are in question. */
export type Conflict = {
  readonly version: number;
  readonly fields: Readonly<Record<string, ConflictField>>;
};

/** The server's refusal in the reader's language. `code` is stable, `detail` is for people. */
export class ApiProblem extends Error {
  readonly code: string;
  /** The HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | undefined;
  readonly field: string | undefined;
  readonly errors: readonly FieldError[];
  readonly conflict: Conflict | undefined;
  /** The record that this one went into by a merge. */
  readonly mergedInto: string | undefined;
  /** How long the server asks to wait before the next try. */
  readonly retryAfterSeconds: number | undefined;
  constructor(details: ProblemDetails, retryAfterSeconds?: number) {
    super(details.detail);
    this.name = 'ApiProblem';
    this.code = details.code;
    this.status = details.status;
    this.title = details.title;
    this.detail = details.detail;
    this.requestId = details.requestId;
    this.field = details.field;
    this.errors = details.errors ?? [];
    this.conflict = conflictOf(details);
    this.mergedInto = typeof details['mergedInto'] === 'string' ? details['mergedInto'] : undefined;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const isProblem = (error: unknown, ...codes: readonly string[]): error is ApiProblem =>
  error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));

/** There are too many rows for the order: asked for once more it would be refused once more. */
export const isTooManyToSort = (error: unknown): error is ApiProblem => isProblem(error, 'too-many-to-sort');

/** Not there, or not for this reader: two answers that the server does not tell apart on purpose. */
export const isNotThere = (error: unknown): boolean =>
  isProblem(error, 'record-not-found', 'unknown-object', 'not-found');

const conflictOf = (details: ProblemDetails): Conflict | undefined => {
  const { code, version, conflict } = details;
  if (code !== 'stale-version' || typeof version !== 'number') return undefined;
  if (typeof conflict !== 'object' || conflict === null) return undefined;
  return { version, fields: conflict as Conflict['fields'] };
};
