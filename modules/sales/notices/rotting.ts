import type { RecordId } from '#kernel/id.ts';
import { formatNumber } from '#persian/digits.ts';
import { defineNotification, type Occasion } from '#records/define/notification.ts';
import { everyRecord, linkedIds } from '#records/notices/when.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';

const dayMs = 86_400_000;

/** A deal has stood in its stage for longer than the stage allows. */
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
  const stages = await everyRecord(
    tx,
    'stage',
    {
      and: [
        { field: 'kind', op: 'eq', value: 'open' },
        { field: 'allowedDays', op: 'filled' },
      ],
    },
    ['allowedDays'],
  );
  if (stages.length === 0) return [];
  const allowed = new Map(stages.map(({ id, values }) => [id, Number(values['allowedDays'])]));
  const stood = (at: Date, days: number): string => new Date(at.getTime() - days * dayMs).toISOString();
  const perStage = [...allowed].map(([stage, days]): Filter => ({
    and: [
      { field: 'stage', op: 'eq', value: stage },
      { field: 'stageSince', op: 'gt', value: stood(after, days) },
      { field: 'stageSince', op: 'lte', value: stood(until, days) },
    ],
  }));
  const deals = await everyRecord(tx, 'deal', { or: perStage }, ['owner', 'stage', 'stageSince']);
  return deals.flatMap(({ id, values }) =>
    linkedIds(values['owner']).map((member) => {
      const days = allowed.get(linkedIds(values['stage'])[0] ?? '') ?? 0;
      return {
        member,
        object: 'deal',
        record: id as RecordId,
        key: `${id} ${String(values['stageSince'])}`,
        at: new Date(Date.parse(String(values['stageSince'])) + days * dayMs),
        deed: 'rotting',
      };
    }),
  );
}
