import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { fittingTerritory } from './match.ts';
import { readTerritories } from './read.ts';

/** Finds the territory of each lead: by its party where that is known, else by what the lead itself says. */
export async function placeLeads(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const territories = await readTerritories(tx);
  if (territories.length === 0 && drafts.every(({ before }) => !before?.['territory'])) return;
  const ids = drafts.flatMap(({ values }) => (typeof values['party'] === 'string' ? [values['party']] : []));
  const parties = await tx.bySystem('where the party of a lead lies').recordsOf('party').some(ids);
  for (const { values } of drafts) {
    const party = parties.get(String(values['party']))?.values;
    const fitting = fittingTerritory(territories, {
      kind: party?.['kind'] ?? values['kind'],
      address: party?.['address'] ?? values['address'],
      sector: party?.['sector'],
      party,
    });
    values['territory'] = fitting?.id ?? null;
  }
}
