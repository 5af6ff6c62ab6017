import { sql } from '#kernel/database/sql.ts';
import type { RecordId } from '#kernel/id.ts';
import { defineNotification } from '../define/notification.ts';

/** A colleague who was invited has come in: for those who may invite. */
export const joined = defineNotification({
  name: 'joined',
  label: { fa: 'همکاری که دعوت شده بود وارد شد', en: 'Somebody who was invited has come in' },
  say: ({ title }) => ({
    fa: `${title} دعوت را پذیرفت و وارد شد`,
    en: `${title} accepted the invitation and has come in`,
  }),
  href: () => '/settings/members',
  source: {
    log: async (tx, events) => {
      const came = events.filter(
        ({ object, changes }) =>
          object === 'member' && changes?.['access']?.[0] === 'invited' && changes['access'][1] === 'open',
      );
      if (came.length === 0) return [];
      const hosts = await tx.rows<{ id: RecordId }>(sql`select m.id from member m
        join role r on r.workspace_id = m.workspace_id and r.id = m.role_id and r.deleted_at is null
        where m.workspace_id = ${tx.context.workspace} and m.active and m.access = 'open' and m.deleted_at is null
          and ((r.grants ->> 'admin')::boolean or r.grants -> 'deeds' ? 'members.invite')`);
      return came.flatMap(({ recordId, recordVersion, at }) =>
        hosts
          .filter(({ id }) => id !== recordId)
          .map(({ id }) => ({
            member: id,
            object: 'member',
            record: recordId,
            key: `${recordId} ${recordVersion}`,
            at,
          })),
      );
    },
  },
});
