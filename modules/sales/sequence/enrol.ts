import { actorMemberId } from '#kernel/context/context.ts';
import type { Linked } from '#records/define/declare.ts';
import type { Filter, Sort, Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { CalledObject } from '../contract/script.ts';
import type { Enrolled, SequenceState } from '../contract/sequence.ts';
import { callListTooLong } from '../call-list/problems.ts';

const mostAtOnce = 1_000;
const page = 200;

/** Enrols all that a view holds and the actor sees; who is in the sequence already stays where he is. */
export async function enrol(
  tx: RecordTx,
  sequence: string,
  {
    object,
    ...query
  }: {
    readonly object: CalledObject;
    readonly filter?: Filter;
    readonly variant?: string;
    readonly sort?: readonly Sort[];
  },
): Promise<Enrolled> {
  await tx.recordsOf('sequence').get(sequence);
  const known = tx.schema.objects.get(object);
  const owner = known?.owner;
  const found: Stored[] = [];
  let cursor: string | undefined;
  do {
    const next = await tx.recordsOf(object).page({
      ...query,
      fields: [...(owner === undefined ? [] : [owner]), ...(object === 'party' ? [] : ['party'])],
      limit: page,
      ...(cursor ? { cursor } : {}),
    });
    found.push(...next.records);
    if (found.length > mostAtOnce) throw callListTooLong({ most: mostAtOnce });
    cursor = next.next ?? undefined;
  } while (cursor);
  const inside = await enrolledAlready(tx, sequence, object, found);
  const fresh = found.filter(({ id }) => !inside.has(id));
  const me = actorMemberId(tx.context.actor) ?? null;
  const idOf = (value: unknown): string | null => (value as Linked | null | undefined)?.id ?? null;
  if (fresh.length > 0)
    await tx.recordsOf('sequence_enrolment').create(
      fresh.map(({ id, values }) => ({
        sequence,
        ...(object === 'party' ? {} : { party: idOf(values['party']) }),
        [object]: id,
        owner: (owner === undefined ? null : idOf(values[owner])) ?? me,
      })),
    );
  return { enrolled: fresh.length, already: found.length - fresh.length };
}

async function enrolledAlready(
  tx: RecordTx,
  sequence: string,
  object: CalledObject,
  found: readonly Stored[],
): Promise<ReadonlySet<string>> {
  const inside = new Set<string>();
  for (let from = 0; from < found.length; from += page) {
    const { records } = await tx
      .bySystem('who is in a sequence already')
      .recordsOf('sequence_enrolment')
      .page({
        filter: {
          and: [
            { field: 'sequence', op: 'eq', value: sequence },
            { field: 'state', op: 'in', value: ['active', 'paused'] },
            { field: object, op: 'in', value: found.slice(from, from + page).map(({ id }) => id) },
          ],
        },
        fields: [object],
        limit: page,
      });
    for (const { values } of records) inside.add((values[object] as Linked).id);
  }
  return inside;
}

const mostSequences = 200;

/** Sequences with how many are where, of those that the actor sees. */
export async function readSequences(tx: RecordTx): Promise<SequenceState[]> {
  const { records } = await tx
    .recordsOf('sequence')
    .page({ sort: [{ field: 'name', direction: 'asc' }], limit: mostSequences });
  const groups = await tx.recordsOf('sequence_enrolment').groups({ by: ['sequence', 'state'] });
  const counts = new Map(
    groups.map(({ keys: [sequence, state], count }) => [
      `${(sequence as Linked | null)?.id ?? ''} ${state as string}`,
      count,
    ]),
  );
  return records.map(({ id, values }) => {
    const of = (state: string): number => counts.get(`${id} ${state}`) ?? 0;
    return {
      id,
      name: String(values['name']),
      active: values['active'] === true,
      steps: (values['definition'] as { steps: unknown[] }).steps.length,
      counts: {
        active: of('active'),
        paused: of('paused'),
        finished: of('finished'),
        stopped: of('stopped'),
      },
    };
  });
}
