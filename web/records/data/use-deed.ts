import { useState } from 'react';

import { ApiProblem } from './problem.ts';

export type Deed = {
  readonly pending: boolean;
  readonly problem: ApiProblem | null;
  /** The sentence for a field (`administrator.password`), where the problem is about it. */
  readonly errorOf: (field: string) => string | undefined;
  /** The sentence above the form, where the problem is about none of its fields. */
  readonly rest: (fields: readonly string[]) => string | undefined;
  readonly run: (deed: () => Promise<void>) => void;
  readonly clear: () => void;
};

/** One request after another, with what the server said of the last. It stays pending when it succeeds: the page goes on. */
export const useDeed = (): Deed => {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  const carryOut = async (deed: () => Promise<void>) => {
    setPending(true);
    setProblem(null);
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      setPending(false);
    }
  };

  const errorOf = (field: string): string | undefined =>
    problem?.field === field ? problem.detail : problem?.errors.find((one) => one.field === field)?.message;

  return {
    pending,
    problem,
    errorOf,
    rest: (fields) =>
      problem === null || fields.some((field) => errorOf(field) !== undefined) ? undefined : problem.detail,
    run: (deed) => {
      if (!pending) void carryOut(deed);
    },
    clear: () => {
      setProblem(null);
      setPending(false);
    },
  };
};
