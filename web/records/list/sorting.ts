import type { FieldContract, Sort } from '#records/contract.ts';

/** Links are sorted by what they are called: nobody knows their ids. */
export const sortName = (field: FieldContract): string => field.name;

export const sortOf = (sort: readonly Sort[], field: FieldContract): Sort | undefined =>
  sort.find((one) => one.field === sortName(field));

/** Numbers and dates begin with the largest, words with the first letter. */
const begins = ({ comparison }: FieldContract): Sort['direction'] =>
  comparison === 'number' || comparison === 'date' || comparison === 'instant' ? 'desc' : 'asc';

/** A press on a head: sort by it, then the other way, then not at all. */
export function nextSort(sort: readonly Sort[], field: FieldContract): readonly Sort[] {
  const now = sortOf(sort, field);
  const first = begins(field);
  if (!now) return [{ field: sortName(field), direction: first }];
  return now.direction === first
    ? [{ field: sortName(field), direction: first === 'asc' ? 'desc' : 'asc' }]
    : [];
}
