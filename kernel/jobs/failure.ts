import type { Phrase } from '#persian/bilingual.ts';
import { presentError } from '../log/line.ts';
import { Problem } from '../problems/problem.ts';

/** Why a job failed, as it is stored: what kind of trouble, never the values that were in its way. */
export type JobFailure = {
  readonly code: string;
  readonly title: Phrase;
  /** File, line and column, for whoever mends it. */
  readonly at: readonly string[];
};

export function failureOf(error: unknown): JobFailure {
  const { name, code, stack } = presentError(error);
  // A problem's title is one of the catalogue's; its detail may name somebody.
  if (error instanceof Problem) return { code: error.slug, title: error.title, at: stack };
  const known = titles.find(([shape]) => shape.test(code ?? ''))?.[1];
  return { code: code ?? name, title: known ?? unexpectedTitle, at: stack };
}

const unexpectedTitle: Phrase = { fa: 'خطای پیش‌بینی‌نشده', en: 'An unexpected error' };

const titles: readonly (readonly [RegExp, Phrase])[] = [
  [
    /^payload-unknown$/,
    {
      fa: 'این کار از نسخهٔ دیگری مانده و خوانا نیست',
      en: 'This job is from another version and cannot be read',
    },
  ],
  [
    /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)/,
    { fa: 'سرویس بیرونی در دسترس نبود', en: 'An outside service could not be reached' },
  ],
  [/^57014$/, { fa: 'پایگاه داده بیش از اندازه کار برد', en: 'The database took too long' }],
  [/^(40001|40P01)$/, { fa: 'با کار دیگری هم‌زمان شد', en: 'It collided with other work' }],
  [/^23/, { fa: 'با داده‌های دیگر نمی‌خواند', en: 'It does not agree with other data' }],
];
