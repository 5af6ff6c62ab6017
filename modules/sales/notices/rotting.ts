import type { RecordId } from '#kernel/id.ts';
import { formatNumber } from '#persian/digits.ts';
import { defineNotification, type Occasion } from '#records/define/notification.ts';
import { rotten } from '#records/define/rotten.ts';
import { everyRecord, linkedIds } from '#records/notices/when.ts';
import type { RecordTx } from '#records/records.ts';
import { dealCourse } from '../deal/object.ts';
import { readLimits } from '../stage/limits.ts';

const dayMs = 86_400_000;

/** A deal has lain still for longer than its stage allows. */
export const rotting = defineNotification({
  name: 'rotting',
  label: { fa: 'معامله‌ای راکد شد', en: 'A deal is rotting' },
  say: ({ title }) => ({
    fa: `معاملهٔ «${title}» راکد شده است`,
    en: `The deal “${title}” is rotting`,
  }),
  sayMany: ({ count }) => ({
    fa: `${formatNumber(count, 'fa')} معاملهٔ شما راکد شده است`,
    en: `${count} of your deals are rotting`,
  }),
  source: { clock: wentBad },
});

async function wentBad(tx: RecordTx, after: Date, until: Date): Promise<Occasion[]> {
  const limits = await readLimits(tx);
  const since = rotten(dealCourse, limits, until, after);
  if (!since) return [];
  const allowed = new Map(limits.map(({ id, days }) => [id, days]));
  const deals = await everyRecord(tx, 'deal', since, ['owner', 'stage', 'stillSince']);
  return deals.flatMap(({ id, values }) =>
    linkedIds(values['owner']).map((member) => {
      const days = allowed.get(linkedIds(values['stage'])[0] ?? '') ?? 0;
      return {
        member,
        object: 'deal',
        record: id as RecordId,
        key: `${id} ${String(values['stillSince'])}`,
        at: new Date(Date.parse(String(values['stillSince'])) + days * dayMs),
        deed: 'rotting',
      };
    }),
  );
}
