import { enqueue } from '#kernel/jobs/enqueue.ts';
import { member } from '#records/access/objects.ts';
import { ownersSeen, scopeFor } from '#records/access/visible.ts';
import type { Linked } from '#records/define/declare.ts';
import type { ObjectDescriptor } from '#records/define/descriptor.ts';
import type { RecordTx } from '#records/records.ts';
import type { TerritoriesOverview, TerritoryShare } from '../contract/territories.ts';
import { countTerritoriesJob } from './count.ts';
import { territoryTally, type Held } from './tally.ts';

/** Who looks again so soon sees what was counted then. */
const freshMs = 20_000;

const none: TerritoryShare = { parties: 0, ownerless: 0, leads: 0, owners: [] };

/**
 * What lies in each territory and what falls between, of what the actor may read, as it was last counted. Where that is a
 * while ago it is counted anew behind the scenes, and the answer says so.
 */
export async function territoriesOverview(tx: RecordTx): Promise<TerritoriesOverview> {
  const { records } = await tx
    .bySystem('what lies in the territories')
    .records(territoryTally)
    .page({ limit: 1 });
  const tally = records[0]?.values;
  const countedAt = (tally?.['countedAt'] as string | undefined) ?? null;
  const counting = countedAt === null || tx.context.now().getTime() - Date.parse(countedAt) > freshMs;
  if (counting) await enqueue(tx, countTerritoriesJob, [{}]);
  const counts = seenOf(tx, (tally?.['counts'] as readonly Held[] | undefined) ?? []);
  const people = await tx.records(member).some([...new Set(counts.flatMap(({ owner }) => owner ?? []))]);
  const named = (id: string): Linked => ({
    id,
    object: member.name,
    title: (people.get(id)?.values['name'] as string | undefined) ?? null,
  });
  const byPlace = Map.groupBy(counts, ({ territory }) => territory);
  const { [between]: rest = none, ...territories } = Object.fromEntries(
    [...byPlace].map(([place, held]) => [place ?? between, shareOf(held, named)]),
  );
  return { territories, between: rest, countedAt, counting };
}

const between = '';

/** The counts of those whose parties, and whose leads, the reader may see. */
function seenOf(tx: RecordTx, counts: readonly Held[]): readonly Held[] {
  const [parties, leads] = [judge(tx, 'party'), judge(tx, 'lead')];
  return counts.map((one) => ({
    ...one,
    parties: parties(one.owner) ? one.parties : 0,
    leads: leads(one.owner) ? one.leads : 0,
  }));
}

function judge(tx: RecordTx, name: string): (owner: string | null) => boolean {
  const { actor } = tx.context;
  const object: ObjectDescriptor | undefined = tx.schema.objects.get(name);
  if (!object || scopeFor(actor, object, 'read') === 'none') return () => false;
  const seen = ownersSeen(actor, object, 'read');
  return seen === undefined ? () => true : (owner) => owner !== null && seen.includes(owner);
}

function shareOf(held: readonly Held[], named: (id: string) => Linked): TerritoryShare {
  const sum = (figure: (one: Held) => number): number => held.reduce((total, one) => total + figure(one), 0);
  return {
    parties: sum(({ parties }) => parties),
    ownerless: sum(({ owner, parties }) => (owner === null ? parties : 0)),
    leads: sum(({ leads }) => leads),
    owners: held
      .flatMap(({ owner, parties }) => (owner === null || parties === 0 ? [] : [{ owner, parties }]))
      .toSorted((one, other) => other.parties - one.parties)
      .map(({ owner, parties }) => ({ member: named(owner), parties })),
  };
}
