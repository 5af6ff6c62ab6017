import type { Phrase } from '#persian/bilingual.ts';
import type { RecordId } from '#kernel/id.ts';
import { member } from '#records/access/objects.ts';
import type { ObjectDescriptor } from '#records/define/descriptor.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';

export type Holding = {
  readonly object: string;
  readonly label: Phrase;
  readonly count: number;
  /** There are more than were counted. */
  readonly more: boolean;
};

/** Counted by the system: whoever hands over must know it all, though he may not look inside. */
export async function holdingsOf(tx: RecordTx, owner: RecordId): Promise<Holding[]> {
  const system = tx.bySystem('what a member is responsible for');
  const found: Holding[] = [];
  for (const object of passedOn(tx)) {
    const { count, more } = await system.recordsOf(object.name).count({ filter: heldBy(object, owner) });
    if (count > 0) found.push({ object: object.name, label: object.many, count, more });
  }
  for (const { object, field } of places(tx)) {
    const { count, more } = await system.recordsOf(object.name).count({ filter: standsIn(field, owner) });
    if (count > 0) found.push({ object: object.name, label: object.many, count, more });
  }
  return found;
}

export type Place = { readonly object: ObjectDescriptor; readonly field: string };

/** Where somebody stands beside others in what is nobody's own: a territory that he looks after. */
export const places = (tx: RecordTx): Place[] =>
  [...tx.schema.objects.values()]
    .filter(({ owner, module }) => owner === undefined && module !== 'records')
    .flatMap((object) =>
      [...object.fields.values()]
        .filter(
          ({ kind, options, readOnly }) => kind === 'links' && options['to'] === member.name && !readOnly,
        )
        .map(({ name }) => ({ object, field: name })),
    );

export const standsIn = (field: string, member: string): Filter => ({ field, op: 'has', value: member });

export const passedOn = (tx: RecordTx): ObjectDescriptor[] =>
  [...tx.schema.objects.values()].filter(
    ({ owner, handOver, sharedBy }) => owner !== undefined && handOver !== 'none' && sharedBy === undefined,
  );

export const heldBy = ({ owner = '', handOver }: ObjectDescriptor, member: string): Filter => {
  const own: Filter = { field: owner, op: 'eq', value: member };
  return handOver === undefined || handOver === 'none' ? own : { and: [own, handOver] };
};
