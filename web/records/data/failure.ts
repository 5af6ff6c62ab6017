import { showToast } from '#web/kit/index.ts';

import { ApiProblem } from './problem.ts';

/** Says that a deed failed and why; what the screen showed has been put back by then. `again` offers to do the rest. */
export const tellFailure = (
  what: string,
  error: unknown,
  again?: { readonly label: string; readonly onPress: () => void },
): void => {
  const why = error instanceof ApiProblem ? (error.errors[0]?.message ?? error.detail) : undefined;
  showToast({
    tone: 'danger',
    message: what,
    ...(why === undefined ? {} : { detail: why }),
    ...(again ? { action: again } : {}),
  });
};
