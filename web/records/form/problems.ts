import type { FieldContract } from '#records/contract.ts';

import { ApiProblem, type FieldError } from '../data/problem.ts';

/** A refusal, sorted to the fields that show it. */
export type FormProblems = {
  /** About a whole field, by its name. */
  readonly whole: Readonly<Record<string, string>>;
  /** About parts of it, with paths within the value. */
  readonly parts: Readonly<Record<string, readonly FieldError[]>>;
  /** What no field on the form can show. */
  readonly form: string | undefined;
};

export const noProblems: FormProblems = { whole: {}, parts: {}, form: undefined };

/** Sorts what the server said to the fields that the form shows; `field` paths are `phones.0.number`. */
export const sortProblems = (error: unknown, shown: readonly FieldContract[]): FormProblems => {
  if (!(error instanceof ApiProblem)) return { ...noProblems, form: String(error) };
  const told: readonly FieldError[] =
    error.errors.length > 0
      ? error.errors
      : error.field === undefined
        ? []
        : [{ field: error.field, code: error.code, message: error.detail }];
  const whole: Record<string, string> = {};
  const parts: Record<string, FieldError[]> = {};
  const rest: string[] = [];
  for (const one of told) {
    const [name = '', ...path] = one.field.split('.');
    if (!shown.some((field) => field.name === name)) rest.push(one.message);
    else if (path.length === 0) whole[name] ??= one.message;
    else (parts[name] ??= []).push({ ...one, field: path.join('.') });
  }
  const homeless = rest.length > 0 ? rest.join(' ') : undefined;
  return { whole, parts, form: homeless ?? (told.length === 0 ? error.detail : undefined) };
};
