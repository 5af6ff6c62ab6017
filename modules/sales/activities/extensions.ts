import type { Phrase } from '#persian/bilingual.ts';
import { link } from '#records/define/declare.ts';
import { extendObject } from '#records/define/extend-object.ts';
import { call, meeting, note, task } from '#modules/work/index.ts';

/** The deal that a piece of work serves: sales' own field, for work knows nothing of deals. It stands on the deal's timeline. */
const servesDeal = (back: Phrase) => ({
  module: 'sales',
  fields: { deal: link({ label: { fa: 'معامله', en: 'Deal' }, to: 'deal', back }) },
  about: ['deal'] as const,
});

export const dealTask = extendObject(task, servesDeal({ fa: 'کارها', en: 'Tasks' }));
export const dealCall = extendObject(call, servesDeal({ fa: 'تماس‌ها', en: 'Calls' }));
export const dealMeeting = extendObject(meeting, servesDeal({ fa: 'جلسه‌ها', en: 'Meetings' }));
export const dealNote = extendObject(note, servesDeal({ fa: 'یادداشت‌ها', en: 'Notes' }));
