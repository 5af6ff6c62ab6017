import { member } from '../access/objects.ts';
import { ownersSeen, scopeFor } from '../access/visible.ts';
import type { RecordTx } from '../records.ts';

export type Colleague = { readonly id: string; readonly name: string; readonly team: string | null };

const mostTold = 200;

/**
 * Members whose work in calendars the reader may see, himself among them: all of them, his teams, or he alone. Of one whose
 * meetings alone are open to all, as a customer's history is, he sees no day. At most 200, by name.
 */
export async function readColleagues(tx: RecordTx): Promise<readonly Colleague[]> {
  const { actor } = tx.context;
  const objects = [...tx.schema.objects.values()].filter(
    (object) =>
      object.calendar !== undefined &&
      object.owner !== undefined &&
      scopeFor(actor, object, 'read') !== 'none',
  );
  const reaches = objects.map((object) => ownersSeen(actor, object, 'read'));
  const all = reaches.length > 0 && reaches.every((reach) => reach === undefined);
  const ids = new Set(reaches.flatMap((reach) => reach ?? []));
  const fields = ['name', 'team'] as const;
  const people = all
    ? (
        await tx.records(member).page({
          filter: { field: 'active', op: 'eq', value: true },
          sort: [{ field: 'name', direction: 'asc' }],
          fields,
          limit: mostTold,
        })
      ).records
    : [...(await tx.records(member).some([...ids].slice(0, mostTold))).values()].filter(
        ({ values }) => values['active'] === true,
      );
  return people.map(({ id, values }) => ({
    id,
    name: String(values['name']),
    team: (values['team'] as { title: string | null } | null)?.title ?? null,
  }));
}
