import type { Phrase } from '#persian/bilingual.ts';
import { link } from '#records/define/declare.ts';
import { extendObject } from '#records/define/extend-object.ts';
import { call, meeting, note, task } from '#modules/work/index.ts';

/** The deal or the lead that a piece of work serves: sales' own fields, for work knows nothing of them. It stands on their timelines. */
const servesDeal = (back: Phrase) => ({
  module: 'sales',
  fields: {
    deal: link({ label: { fa: 'معامله', en: 'Deal' }, to: 'deal', back }),
    lead: link({ label: { fa: 'سرنخ', en: 'Lead' }, to: 'lead', back }),
  },
  about: ['deal', 'lead'] as const,
});

export const dealTask = extendObject(task, servesDeal({ fa: 'کارها', en: 'Tasks' }));
export const dealCall = extendObject(call, servesDeal({ fa: 'تماس‌ها', en: 'Calls' }));
export const dealMeeting = extendObject(meeting, servesDeal({ fa: 'جلسه‌ها', en: 'Meetings' }));
export const dealNote = extendObject(note, servesDeal({ fa: 'یادداشت‌ها', en: 'Notes' }));
