import type { ApiProblem } from './problem.ts';

/** Whether a stale write touches a field that somebody else changed since; a change of other fields is no clash. */
export const isDisputed = ({ conflict }: ApiProblem, names: readonly string[]): boolean =>
  names.some((name) => {
    const field = conflict?.fields[name];
    return field !== undefined && JSON.stringify(field.original) !== JSON.stringify(field.theirs);
  });
