import { actorMemberId } from '#kernel/context/context.ts';
import type { DigestSection } from '#records/define/notification.ts';
import { everyRecord } from '#records/notices/when.ts';
import type { Filter } from '#records/query/query.ts';

const most = 5;
const dayMs = 86_400_000;

/** One's own deals that stand longer than their stage allows, the longest first. */
export const rottingDeals: DigestSection = {
  name: 'deals-rotting',
  title: { fa: 'معامله‌های راکد', en: 'Rotting deals' },
  find: async (tx) => {
    const me = actorMemberId(tx.context.actor) ?? null;
    const now = tx.context.now().getTime();
    const stages = await everyRecord(
      tx.bySystem('how long stages allow'),
      'stage',
      {
        and: [
          { field: 'kind', op: 'eq', value: 'open' },
          { field: 'allowedDays', op: 'filled' },
        ],
      },
      ['allowedDays'],
    );
    if (stages.length === 0) return { lines: [], more: 0 };
    const filter: Filter = {
      and: [
        { field: 'owner', op: 'eq', value: me },
        {
          or: stages.map(({ id, values }) => ({
            and: [
              { field: 'stage', op: 'eq', value: id },
              {
                field: 'stageSince',
                op: 'lt',
                value: new Date(now - Number(values['allowedDays']) * dayMs).toISOString(),
              },
            ],
          })),
        },
      ],
    };
    const deals = tx.recordsOf('deal');
    const page = await deals.page({
      filter,
      fields: ['title', 'stageSince'],
      sort: [{ field: 'stageSince', direction: 'asc' }],
      limit: most,
    });
    const all = page.next ? await deals.count({ filter }) : { count: page.records.length, more: false };
    return {
      lines: page.records.map(({ id, values }) => ({
        object: 'deal',
        record: id,
        title: String(values['title']),
        at: String(values['stageSince']),
      })),
      more: all.count - page.records.length,
      moreAtLeast: all.more,
    };
  },
};
