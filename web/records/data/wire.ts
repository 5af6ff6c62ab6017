import type { FieldError } from './problem.ts';

/** RFC 9457 problem details with our members, as the server sends them. */
export type ProblemDetails = {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId?: string;
  readonly field?: string;
  readonly errors?: readonly FieldError[];
  readonly [more: string]: unknown;
};

export const isProblemDetails = (value: unknown): value is ProblemDetails =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as ProblemDetails).code === 'string' &&
  typeof (value as ProblemDetails).detail === 'string';
