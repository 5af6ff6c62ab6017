import { member } from '#records/access/objects.ts';
import { substitutesNow } from '#records/access/substitution.ts';
import type { Linked } from '#records/define/declare.ts';
import type { RecordTx } from '#records/records.ts';
import { readPolicy } from '../policy/object.ts';
import { closes, sellerKinds } from '../reports/sellers/kinds.ts';

/**
 * Where the firm has it so, a deal that was made of a lead goes to one who closes: of its owner's team if there is any, the
 * one with the fewest open deals; one who closes keeps his own. The lead stays with whom it was.
 * @returns who has it now, where that is another
 */
export async function giveToCloser(tx: RecordTx, deal: string, owner: string | null): Promise<Linked | null> {
  const { dealsToClosers } = await readPolicy(tx);
  if (!dealsToClosers) return null;
  const kinds = await sellerKinds(tx);
  if (owner !== null && closes(kinds.get(owner))) return null;
  const system = tx.bySystem('who closes gets new deals');
  const away = await substitutesNow(system);
  const able = [...kinds].flatMap(([id, kind]) => (closes(kind) && !away.has(id) ? [id] : []));
  const people = await system.records(member).some([...able, ...(owner === null ? [] : [owner])]);
  const teamOf = (id: string | null): string | null =>
    (people.get(id ?? '')?.values['team'] as Linked | null | undefined)?.id ?? null;
  const active = able.filter((id) => people.get(id)?.values['active'] === true);
  const near = active.filter((id) => teamOf(id) !== null && teamOf(id) === teamOf(owner));
  const taker = await withFewest(system, near.length > 0 ? near : active);
  if (taker === undefined) return null;
  await system.recordsOf('deal').update([{ id: deal, values: { owner: taker } }]);
  const name = people.get(taker)?.values['name'];
  return { id: taker, object: member.name, title: typeof name === 'string' ? name : null };
}

async function withFewest(system: RecordTx, people: readonly string[]): Promise<string | undefined> {
  if (people.length < 2) return people[0];
  const groups = await system.recordsOf('deal').groups({
    filter: {
      and: [
        { field: 'owner', op: 'in', value: [...people] },
        { field: 'status', op: 'eq', value: 'open' },
      ],
    },
    by: ['owner'],
  });
  const open = new Map(groups.map(({ keys, count }) => [(keys[0] as Linked).id, count]));
  return people.toSorted((one, other) => (open.get(one) ?? 0) - (open.get(other) ?? 0))[0];
}
