import { defineNotification, type NotificationKind } from '../define/notification.ts';
import { ownersOf } from '../query/owners.ts';

const ends: ReadonlySet<unknown> = new Set(['done', 'failed']);

/** An import that one began has come to its end, whichever. */
export const importOver: NotificationKind = defineNotification({
  name: 'import-over',
  label: { fa: 'ورود داده پایان یافت', en: 'An import has ended' },
  ownDeeds: true,
  say: ({ title, detail }) =>
    detail['state'] === 'failed'
      ? { fa: `ورود «${title}» نیمه‌کاره ماند`, en: `The import of “${title}” did not finish` }
      : { fa: `ورود «${title}» پایان یافت`, en: `The import of “${title}” is done` },
  href: (record) => `/import/${record}`,
  source: {
    log: async (tx, events) => {
      const over = events.filter(
        ({ object, changes }) => object === 'import' && ends.has(changes?.['state']?.[1]),
      );
      const object = tx.schema.objects.get('import');
      if (!object || over.length === 0) return [];
      const owners = await ownersOf(
        tx,
        object,
        over.map(({ recordId }) => recordId),
      );
      return over.flatMap(({ recordId, recordVersion, at, changes }) => {
        const member = owners.get(recordId);
        return member
          ? [
              {
                member,
                object: 'import',
                record: recordId,
                key: `${recordId} ${recordVersion}`,
                at,
                detail: { state: String(changes?.['state']?.[1]) },
              },
            ]
          : [];
      });
    },
  },
});
