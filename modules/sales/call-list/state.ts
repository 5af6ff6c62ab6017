import type { Linked } from '#records/define/declare.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { CallListState } from '../contract/calling.ts';
import type { CalledObject } from '../contract/script.ts';

/** How far lists have come: one statement for all of them. */
export async function readListStates(tx: RecordTx, lists: readonly Stored[]): Promise<CallListState[]> {
  if (lists.length === 0) return [];
  const groups = await tx
    .bySystem('how far call lists have come')
    .recordsOf('call_list_entry')
    .groups({
      filter: { field: 'list', op: 'in', value: lists.map(({ id }) => id) },
      by: ['list', 'state'],
    });
  const counts = new Map(
    groups.map(({ keys: [list, state], count }) => [`${(list as Linked).id} ${state as string}`, count]),
  );
  return lists.map(({ id, values }) => {
    const of = (state: string): number => counts.get(`${id} ${state}`) ?? 0;
    return {
      id,
      name: String(values['name']),
      object: values['object'] as CalledObject,
      state: values['state'] as CallListState['state'],
      counts: {
        waiting: of('waiting'),
        done: of('done'),
        exhausted: of('exhausted'),
        leftOut: of('left-out'),
      },
      script: (values['script'] as Linked | null)?.id ?? null,
      owner: (values['owner'] as Linked | null)?.id ?? null,
      callers: ((values['callers'] as readonly Linked[] | null) ?? []).map((one) => one.id),
    };
  });
}
