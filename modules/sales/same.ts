import type { Change } from '#records/define/lifecycle.ts';

/** Whether two wire values are the same; nothing is the same as null. */
export const isSame = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Whether a record came, went, or has one of these fields otherwise than before. */
export const changesAny = ({ before, after }: Change, names: readonly string[]): boolean =>
  !before || !after || names.some((name) => !isSame(before[name], after[name]));
