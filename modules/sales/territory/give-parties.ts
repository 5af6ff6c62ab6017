import type { Linked } from '#records/define/declare.ts';
import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { fittingTerritory, type Territory } from './match.ts';
import { keepersOf, readTerritories } from './read.ts';

/** Finds the territory of each party, and somebody of it for those who are nobody's: whoever has the fewest of it. */
export async function giveParties(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const territories = await readTerritories(tx);
  if (territories.length === 0 && drafts.every(({ before }) => !before?.['territory'])) return;
  const found = new Map<Draft, Territory>();
  for (const draft of drafts) {
    const { kind, address, sector } = draft.values;
    const fitting = fittingTerritory(territories, { kind, address, sector, party: draft.values });
    draft.values['territory'] = fitting?.id ?? null;
    if (fitting) found.set(draft, fitting);
  }
  const homeless = [...found].filter(([{ before, values }, { id }]) => {
    const isMoved = !before || before['territory'] !== id;
    return isMoved && (values['owner'] ?? null) === null;
  });
  if (homeless.length === 0) return;
  const needed = [...new Set(homeless.map(([, territory]) => territory))];
  const keepers = await keepersOf(tx, needed);
  const loads = await loadOf(tx, needed);
  for (const [{ values }, { id }] of homeless) {
    const load = (one: string): number => loads.get(`${id} ${one}`) ?? 0;
    const [keeper] = (keepers.get(id) ?? []).toSorted((one, other) => load(one) - load(other));
    if (keeper === undefined) continue;
    values['owner'] = keeper;
    loads.set(`${id} ${keeper}`, load(keeper) + 1);
  }
}

/** How many parties of each territory each has: `territory member`. */
async function loadOf(tx: RecordTx, territories: readonly Territory[]): Promise<Map<string, number>> {
  const groups = await tx
    .bySystem('who has how much of a territory')
    .recordsOf('party')
    .groups({
      filter: {
        and: [
          { field: 'territory', op: 'in', value: territories.map(({ id }) => id) },
          { field: 'owner', op: 'filled' },
        ],
      },
      by: ['territory', 'owner'],
    });
  return new Map(groups.map(({ keys, count }) => [keys.map((key) => (key as Linked).id).join(' '), count]));
}
