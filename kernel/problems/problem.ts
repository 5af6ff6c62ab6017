import type { Phrase } from '#persian/bilingual.ts';

/** One thing that is wrong with one field. `field` is a path: `amount`, `phones.0.number`. */
export type FieldProblem = {
  readonly field: string;
  readonly code: string;
  readonly message: Phrase;
  /** A record whose making mends it, with the values that do so: a meeting that was held. */
  readonly wants?: WantedRecord;
};

export type WantedRecord = {
  readonly object: string;
  readonly values: Readonly<Record<string, unknown>>;
};

/** What the reader is told beside the sentence: mine, theirs and the original of a conflict, a retry time… */
export type ProblemExtras = {
  readonly field?: string;
  readonly errors?: readonly FieldProblem[];
  readonly retryAfterSeconds?: number;
  readonly more?: Readonly<Record<string, unknown>>;
};

/** A refusal with a stable slug and a sentence in both languages; one handler turns it into RFC 9457 details. */
export class Problem extends Error {
  readonly slug: string;
  readonly status: number;
  readonly title: Phrase;
  readonly detail: Phrase;
  readonly extras: ProblemExtras;
  constructor(slug: string, status: number, title: Phrase, detail: Phrase, extras: ProblemExtras) {
    super(detail.en);
    this.name = 'Problem';
    this.slug = slug;
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.extras = extras;
  }
}

export type ProblemKind = { readonly slug: string; readonly status: number; readonly title: Phrase };

const declared = new Map<string, ProblemKind>();

/**
 * Declares a problem once; the answer makes instances of it: `throw recordNotFound({ object }, { field })`.
 * Two problems of one slug are an error at start-up.
 */
export function defineProblem<Params = void>(declaration: {
  readonly slug: string;
  readonly status: number;
  readonly title: Phrase;
  readonly detail: (params: Params) => Phrase;
}): (params: Params, extras?: ProblemExtras) => Problem {
  const { slug, status, title, detail } = declaration;
  if (declared.has(slug)) throw new Error(`Two problems are called ${slug}`);
  declared.set(slug, { slug, status, title });
  return (params, extras = {}) => new Problem(slug, status, title, detail(params), extras);
}

/** Every problem declared so far, for the reference page and the tests. */
export const problemCatalogue = (): readonly ProblemKind[] => [...declared.values()];
