import { dateTime, link, member, number } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';

/**
 * One move of a deal from stage to stage, written by the system alone. Its owner is who was responsible for the deal at
 * that time: he moved it on, whoever has it now.
 */
export const stageChange = defineObject('stage_change', {
  module: 'sales',
  one: { fa: 'تغییر مرحله', en: 'Stage change' },
  many: { fa: 'تغییرهای مرحله', en: 'Stage changes' },
  title: 'at',
  owner: 'owner',
  handOver: 'none',
  listed: false,
  reports: { by: ['at'], of: ['deal', 'from', 'to', 'owner', 'days'] },
  fields: {
    deal: link({
      label: { fa: 'معامله', en: 'Deal' },
      required: true,
      readOnly: true,
      to: 'deal',
      back: { fa: 'تاریخچهٔ مرحله‌ها', en: 'Stage history' },
    }),
    from: link({ label: { fa: 'از مرحلهٔ', en: 'From' }, readOnly: true, to: 'stage' }),
    to: link({ label: { fa: 'به مرحلهٔ', en: 'To' }, required: true, readOnly: true, to: 'stage' }),
    at: dateTime({ label: { fa: 'زمان', en: 'Time' }, required: true, readOnly: true, indexed: true }),
    by: member({ label: { fa: 'به دست', en: 'By' }, readOnly: true }),
    owner: member({ label: { fa: 'مسئول در آن زمان', en: 'Owner at the time' }, readOnly: true }),
    days: number({
      label: { fa: 'روزها در مرحلهٔ پیشین', en: 'Days in the earlier stage' },
      readOnly: true,
      min: 0,
      decimals: 2,
    }),
  },
});
