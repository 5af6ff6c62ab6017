import type { Filter } from '../query/query.ts';
import type { Course } from './field-rules.ts';

/** For how many days a record may lie still in a stage. */
export type Limit = { readonly id: string; readonly days: number };

const dayMs = 86_400_000;

/**
 * Records that have lain still for longer than their stage allows. With `after`, only those of which that has become so
 * since then. Stages that allow the same stand in one condition.
 * @returns undefined where the course knows no stillness, or no stage sets a limit
 */
export function rotten(
  { by, still }: Course,
  limits: readonly Limit[],
  at: Date,
  after?: Date,
): Filter | undefined {
  if (!still || limits.length === 0) return undefined;
  const { since } = still;
  const back = (from: Date, days: number): string => new Date(from.getTime() - days * dayMs).toISOString();
  const parts = [...Map.groupBy(limits, ({ days }) => days)].map(([days, some]): Filter => {
    const [only] = some;
    return {
      and: [
        some.length === 1 && only
          ? { field: by, op: 'eq', value: only.id }
          : { field: by, op: 'in', value: some.map(({ id }) => id) },
        ...(after ? [{ field: since, op: 'gte', value: back(after, days) } as const] : []),
        { field: since, op: 'lt', value: back(at, days) },
      ],
    };
  });
  const [only] = parts;
  return parts.length === 1 && only ? only : { or: parts };
}
