import { actorMemberId } from '#kernel/context/context.ts';
import type { DigestSection } from '#records/define/notification.ts';
import { rotten } from '#records/define/rotten.ts';
import type { Filter } from '#records/query/query.ts';
import { dealCourse } from '../deal/object.ts';
import { readLimits } from '../stage/limits.ts';

const most = 5;

/** One's own deals that lie still for longer than their stage allows, the longest first. */
export const rottingDeals: DigestSection = {
  name: 'deals-rotting',
  title: { fa: 'معامله‌های راکد', en: 'Rotting deals' },
  find: async (tx) => {
    const late = rotten(dealCourse, await readLimits(tx), tx.context.now());
    if (!late) return { lines: [], more: 0 };
    const me = actorMemberId(tx.context.actor) ?? null;
    const filter: Filter = { and: [{ field: 'owner', op: 'eq', value: me }, late] };
    const deals = tx.recordsOf('deal');
    const page = await deals.page({
      filter,
      fields: ['title', 'stillSince'],
      sort: [{ field: 'stillSince', direction: 'asc' }],
      limit: most,
    });
    const all = page.next ? await deals.count({ filter }) : { count: page.records.length, more: false };
    return {
      lines: page.records.map(({ id, values }) => ({
        object: 'deal',
        record: id,
        title: String(values['title']),
        at: String(values['stillSince']),
      })),
      more: all.count - page.records.length,
      moreAtLeast: all.more,
    };
  },
};
