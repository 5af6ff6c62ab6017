import type { Phrase } from '#persian/bilingual.ts';
import { link, number, text, yesNo } from '#records/define/declare.ts';
import { extendObject } from '#records/define/extend-object.ts';
import { call, file, meeting, note, task } from '#modules/work/index.ts';

/** The deal or the lead that a piece of work serves: sales' own fields, for work knows nothing of them. It stands on their timelines. */
const servesDeal = (back: Phrase) => ({
  module: 'sales',
  fields: {
    deal: link({
      aliases: ['associated deal', 'opportunity', 'opportunity name', 'deal name', 'فرصت', 'عنوان معامله'],
      label: { fa: 'معامله', en: 'Deal' },
      to: 'deal',
      back,
    }),
    lead: link({ label: { fa: 'سرنخ', en: 'Lead' }, to: 'lead', back }),
  },
  about: ['deal', 'lead'] as const,
});

const servingTask = servesDeal({ fa: 'کارها', en: 'Tasks' });
export const dealTask = extendObject(task, {
  ...servingTask,
  fields: {
    ...servingTask.fields,
    enrolment: link({
      label: { fa: 'از توالی پیگیری', en: 'Of the sequence' },
      to: 'sequence_enrolment',
      rules: { shownWhen: { field: 'enrolment', op: 'filled' } },
      back: { fa: 'کارها', en: 'Tasks' },
    }),
    stage: link({
      label: { fa: 'از مرحلهٔ', en: 'Brought by the stage' },
      to: 'stage',
      readOnly: true,
      rules: { shownWhen: { field: 'stage', op: 'filled' } },
    }),
    stageTask: text({
      label: { fa: 'کدام کار آن مرحله', en: 'Which of its tasks' },
      readOnly: true,
      // For the system alone, which tells by it what a deal got before.
      rules: {
        shownWhen: {
          and: [
            { field: 'stage', op: 'empty' },
            { field: 'stageTask', op: 'filled' },
          ],
        },
      },
      max: 40,
    }),
  },
});
const servingCall = servesDeal({ fa: 'تماس‌ها', en: 'Calls' });
export const dealCall = extendObject(call, {
  ...servingCall,
  fields: {
    ...servingCall.fields,
    callList: link({
      label: { fa: 'فهرست تماس', en: 'Call list' },
      to: 'call_list',
      rules: { shownWhen: { field: 'callList', op: 'filled' } },
      back: { fa: 'تماس‌ها', en: 'Calls' },
    }),
    script: link({
      label: { fa: 'متن تماس', en: 'Call script' },
      to: 'call_script',
      rules: { shownWhen: { field: 'script', op: 'filled' } },
      back: { fa: 'تماس‌ها', en: 'Calls' },
    }),
    scriptEdition: number({
      label: { fa: 'نسخهٔ متن تماس', en: 'Script version' },
      rules: { shownWhen: { field: 'script', op: 'filled' } },
      decimals: 0,
    }),
    meeting: link({
      label: { fa: 'جلسهٔ قرارشده', en: 'Meeting made' },
      to: 'meeting',
      rules: { shownWhen: { field: 'meeting', op: 'filled' } },
      back: { fa: 'تماسی که به آن رسید', en: 'The call that led to it' },
    }),
    settled: yesNo({
      label: { fa: 'پیگیری نمی‌خواهد', en: 'Needs no follow-up' },
      rules: { shownWhen: { field: 'settled', op: 'eq', value: true } },
    }),
    refusal: link({
      label: { fa: 'دلیل نپذیرفتن', en: 'Reason of refusal' },
      to: 'loss_reason',
      rules: { shownWhen: { field: 'outcome', op: 'eq', value: 'refused' } },
      back: { fa: 'تماس‌های نپذیرفته', en: 'Declined calls' },
    }),
  },
});
export const dealMeeting = extendObject(meeting, servesDeal({ fa: 'جلسه‌ها', en: 'Meetings' }));
export const dealNote = extendObject(note, servesDeal({ fa: 'یادداشت‌ها', en: 'Notes' }));

const servingFile = servesDeal({ fa: 'پرونده‌های پیوست', en: 'Files' });
export const dealFile = extendObject(file, {
  ...servingFile,
  fields: {
    ...servingFile.fields,
    /** A catalogue or a certificate: kept with what is sold, and on nobody's timeline. */
    product: link({
      label: { fa: 'محصول', en: 'Product' },
      to: 'product',
      back: { fa: 'پرونده‌های پیوست', en: 'Files' },
    }),
  },
});
