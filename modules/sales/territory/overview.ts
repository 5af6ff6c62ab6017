import type { Linked } from '#records/define/declare.ts';
import type { Group } from '#records/query/group.ts';
import type { RecordTx } from '#records/records.ts';
import type { TerritoriesOverview, TerritoryShare } from '../contract/territories.ts';
import { openLeadStatuses } from '../contract/lead.ts';

const between = '';
const none: TerritoryShare = { parties: 0, ownerless: 0, leads: 0, owners: [] };

/** What lies in each territory and what falls between, of what the actor may read: two statements. */
export async function territoriesOverview(tx: RecordTx): Promise<TerritoriesOverview> {
  const parties = await tx.recordsOf('party').groups({ by: ['territory', 'owner'] });
  const leads = await tx
    .recordsOf('lead')
    .groups({ filter: { field: 'status', op: 'in', value: openLeadStatuses }, by: ['territory'] });
  const places = new Set([...parties, ...leads].map(placeOf));
  const shares = new Map([...places].map((place) => [place, shareOf(place, parties, leads)]));
  const { [between]: rest = none, ...territories } = Object.fromEntries(shares);
  return { territories, between: rest };
}

const placeOf = ({ keys }: Group): string => (keys[0] as Linked | null)?.id ?? between;

function shareOf(place: string, parties: readonly Group[], leads: readonly Group[]): TerritoryShare {
  const own = parties.filter((group) => placeOf(group) === place);
  const sum = (groups: readonly Group[]): number => groups.reduce((total, { count }) => total + count, 0);
  return {
    parties: sum(own),
    ownerless: sum(own.filter(({ keys }) => keys[1] === null)),
    leads: sum(leads.filter((group) => placeOf(group) === place)),
    owners: own
      .flatMap(({ keys, count }) => (keys[1] === null ? [] : [{ member: keys[1] as Linked, parties: count }]))
      .toSorted((one, other) => other.parties - one.parties),
  };
}
