import type { DigestFindings, DigestSection } from '#records/define/notification.ts';
import type { Filter } from '#records/query/query.ts';
import { actorMemberId } from '#kernel/context/context.ts';
import type { RecordTx } from '#records/records.ts';

const most = 8;

type Part = { readonly object: string; readonly title: string; readonly at: string; readonly where: Filter };

/** The first of one's own records of a part, by their moment, and how many more there are. */
async function mine(tx: RecordTx, { object, title, at, where }: Part): Promise<DigestFindings> {
  const me = actorMemberId(tx.context.actor) ?? null;
  const filter: Filter = { and: [{ field: 'owner', op: 'eq', value: me }, where] };
  const records = tx.recordsOf(object);
  const page = await records.page({
    filter,
    fields: [title, at],
    sort: [{ field: at, direction: 'asc' }],
    limit: most,
  });
  const all = page.next ? await records.count({ filter }) : { count: page.records.length, more: false };
  return {
    lines: page.records.map(({ id, values }) => ({
      object,
      record: id,
      title: String(values[title]),
      at: String(values[at]),
    })),
    more: all.count - page.records.length,
    moreAtLeast: all.more,
  };
}

const open: Filter = { field: 'done', op: 'eq', value: false };

export const workDigest: readonly DigestSection[] = [
  {
    name: 'meetings-today',
    title: { fa: 'جلسه‌های امروز', en: 'Meetings today' },
    find: (tx, { from, to }) =>
      mine(tx, {
        object: 'meeting',
        title: 'subject',
        at: 'at',
        where: {
          and: [
            { field: 'at', op: 'gte', value: from },
            { field: 'at', op: 'lt', value: to },
            { field: 'state', op: 'eq', value: 'planned' },
          ],
        },
      }),
  },
  {
    name: 'tasks-today',
    title: { fa: 'کارهای امروز', en: 'Tasks due today' },
    find: (tx, { from, to }) =>
      mine(tx, {
        object: 'task',
        title: 'title',
        at: 'dueAt',
        where: {
          and: [open, { field: 'dueAt', op: 'gte', value: from }, { field: 'dueAt', op: 'lt', value: to }],
        },
      }),
  },
  {
    name: 'tasks-overdue',
    title: { fa: 'عقب‌افتاده', en: 'Overdue' },
    find: (tx, { from }) =>
      mine(tx, {
        object: 'task',
        title: 'title',
        at: 'dueAt',
        where: { and: [open, { field: 'dueAt', op: 'lt', value: from }] },
      }),
  },
];
