import { member } from '#records/access/objects.ts';
import { substitutesNow } from '#records/access/substitution.ts';
import type { Linked } from '#records/define/declare.ts';
import { everyRecord } from '#records/notices/when.ts';
import type { RecordTx } from '#records/records.ts';
import { territoryOf, type Territory } from './match.ts';

/** The active territories in their order, read once for a whole batch: they are few. */
export async function readTerritories(tx: RecordTx): Promise<readonly Territory[]> {
  const { records } = await tx
    .bySystem('the territories of sales')
    .recordsOf('territory')
    .page({
      filter: { field: 'active', op: 'eq', value: true },
      sort: [{ field: 'position', direction: 'asc' }],
      limit: 200,
    });
  return records.map(({ id, values }) => territoryOf(id, values));
}

/** Who of a territory may get somebody: named or of its team, active, and not away. */
export async function keepersOf(
  tx: RecordTx,
  territories: readonly Territory[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const teams = [...new Set(territories.flatMap(({ team }) => team ?? []))];
  const people = [...new Set(territories.flatMap((one) => one.people))];
  if (teams.length === 0 && people.length === 0) return new Map();
  const system = tx.bySystem('who looks after a territory');
  const away = await substitutesNow(system);
  const found = await everyRecord(
    system,
    member.name,
    {
      and: [
        { field: 'active', op: 'eq', value: true },
        {
          or: [
            ...(teams.length > 0 ? [{ field: 'team', op: 'in' as const, value: teams }] : []),
            ...(people.length > 0 ? [{ field: 'id', op: 'in' as const, value: people }] : []),
          ],
        },
      ],
    },
    ['team'],
  );
  const active = found
    .filter(({ id }) => !away.has(id))
    .map(({ id, values }) => ({ id, team: (values['team'] as Linked | null | undefined)?.id }));
  return new Map(
    territories.map((one) => [
      one.id,
      active
        .filter(({ id, team }) => one.people.includes(id) || (team !== undefined && team === one.team))
        .map(({ id }) => id),
    ]),
  );
}
