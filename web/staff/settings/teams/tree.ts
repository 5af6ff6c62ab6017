import type { Stored } from '#records/contract.ts';
import { isLinked } from '#web/records/index.ts';

export type Branch = { readonly record: Stored; readonly depth: number };

/** Teams in the order of reading: each beneath its parent, in the order given. One whose parent is not seen is a root. */
export const treeOf = (teams: readonly Stored[]): readonly Branch[] => {
  const seen = new Set(teams.map(({ id }) => id));
  const parentOf = ({ values }: Stored): string | null => {
    const { parent } = values;
    return isLinked(parent) && seen.has(parent.id) ? parent.id : null;
  };
  const under = Map.groupBy(teams, parentOf);
  const placed = new Set<string>();
  const walk = (parent: string | null, depth: number): Branch[] =>
    (under.get(parent) ?? []).flatMap((record) => {
      if (placed.has(record.id)) return [];
      placed.add(record.id);
      return [{ record, depth }, ...walk(record.id, depth + 1)];
    });
  return walk(null, 0);
};
