import { useWords } from '#web/kit/index.ts';

import { isProblem, isTooManyToSort } from '../data/problem.ts';
import { listWords } from './words.ts';

/** What is told of a group that could not be read, and the deed that mends it. */
export const useRefusal = (error: unknown): { readonly told: string; readonly deed: string } => {
  const text = useWords(listWords);
  if (isTooManyToSort(error)) return { told: error.title, deed: text.newestFirst };
  return {
    told: isProblem(error) ? `${text.groupFailed}: ${error.title}` : text.groupFailed,
    deed: text.again,
  };
};
