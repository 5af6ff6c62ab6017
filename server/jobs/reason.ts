import type { Phrase } from '#persian/bilingual.ts';
import { isDiskFull } from '#kernel/database/passing.ts';
import { diskFull } from '#kernel/files/problems.ts';
import { failureOf } from '#kernel/jobs/failure.ts';
import { Problem } from '#kernel/problems/problem.ts';

/** Why work in the background stopped, for people: the problem's own sentence, else what kind of trouble and the advice what to do. */
export function reasonOf(error: unknown, advice: Phrase): Phrase {
  if (error instanceof Problem) return error.detail;
  if (isDiskFull(error)) return diskFull().detail;
  const { fa, en } = failureOf(error).title;
  return { fa: `${fa}. ${advice.fa}`, en: `${en}. ${advice.en}` };
}
