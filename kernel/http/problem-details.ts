import type { Locale } from '#persian/bilingual.ts';
import type { Problem, WantedRecord } from '../problems/problem.ts';

/** RFC 9457 problem details in the reader's language, with our members `code`, `field`, `errors`. */
export type ProblemDetails = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
  readonly field?: string;
  readonly errors?: readonly {
    readonly field: string;
    readonly code: string;
    readonly message: string;
    readonly wants?: WantedRecord;
  }[];
  readonly [more: string]: unknown;
};

export const problemDetails = (problem: Problem, locale: Locale, requestId: string): ProblemDetails => {
  const { field, errors, more } = problem.extras;
  return {
    ...more,
    type: `/problems/${problem.slug}`,
    title: problem.title[locale],
    status: problem.status,
    detail: problem.detail[locale],
    code: problem.slug,
    requestId,
    ...(field ? { field } : {}),
    ...(errors
      ? { errors: errors.map(({ message, ...one }) => ({ ...one, message: message[locale] })) }
      : {}),
  };
};
