import { isLinked, useGroups } from '#web/records/index.ts';

/** How many members stand in each role or team, by its id. */
export const useHolders = (by: 'role' | 'team'): ReadonlyMap<string, number> => {
  const { data = [] } = useGroups('member', { by: [by] });
  return new Map(data.flatMap(({ keys: [key], count }) => (isLinked(key) ? [[key.id, count] as const] : [])));
};
