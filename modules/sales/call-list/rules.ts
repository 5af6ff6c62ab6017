import type { Change, Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals } from '#records/write/refuse.ts';

const clock = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;

/** A list is called between two hours of one day. */
export async function prepareCallLists(_tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  for (const draft of drafts) {
    const [opens, closes] = [String(draft.values['opens']), String(draft.values['closes'])];
    for (const [field, value] of [
      ['opens', opens],
      ['closes', closes],
    ] as const)
      if (!clock.test(value))
        refuse(draft, field, 'no-clock', {
          fa: 'ساعت را مانند ۰۹:۰۰ بنویسید.',
          en: 'Write the hour as 09:00.',
        });
    if (clock.test(opens) && clock.test(closes) && opens >= closes)
      refuse(draft, 'closes', 'ends-before', {
        fa: 'پایان ساعت تماس باید پس از آغاز آن باشد.',
        en: 'The calling hours must end after they begin.',
      });
  }
  throwIfAny();
  return Promise.resolve();
}

const page = 200;

/** The rows of a list go with it, and come back with it. */
export async function settleCallLists(tx: RecordTx, changes: readonly Change[]): Promise<void> {
  const system = tx.bySystem('the rows of a call list').recordsOf('call_list_entry');
  const sweep = async (lists: readonly string[], removed: boolean): Promise<void> => {
    let cursor: string | undefined;
    do {
      const found = await system.page({
        filter: { field: 'list', op: 'in', value: lists },
        fields: [],
        removed,
        limit: page,
        ...(cursor ? { cursor } : {}),
      });
      const ids = found.records.map(({ id }) => id);
      if (ids.length > 0) await (removed ? system.restore(ids) : system.remove(ids));
      cursor = found.next ?? undefined;
    } while (cursor);
  };
  const removed = changes.filter(({ after }) => !after).map(({ id }) => id);
  if (removed.length > 0) await sweep(removed, false);
  const restored = changes.filter((change) => change.restored).map(({ id }) => id);
  if (restored.length > 0) await sweep(restored, true);
}
