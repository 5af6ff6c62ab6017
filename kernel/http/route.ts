import type { z } from 'zod';
import type { Phrase } from '#persian/bilingual.ts';
import type { RouteAccess } from './app.ts';

/** What the reference tells of a route: a sentence, and the shapes of what it takes where a shape exists. */
export type RouteWords = {
  readonly summary: Phrase;
  /** `bytes` where it takes a file as it is. */
  readonly body?: z.ZodType | 'bytes';
  readonly query?: z.ZodType;
  /** The answer holds a secret that is shown once, so it is not kept for repetitions of the request. */
  readonly secretAnswer?: boolean;
};

/** The options of a route: who may call it, and what the reference says of it. */
export const route = (
  access: RouteAccess,
  summary: Phrase,
  more: Omit<RouteWords, 'summary'> = {},
): { readonly config: { readonly access: RouteAccess } & RouteWords } => ({
  config: { access, summary, ...more },
});
