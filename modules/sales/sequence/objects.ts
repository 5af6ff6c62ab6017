import {
  choice,
  dateTime,
  duration,
  link,
  member,
  number,
  structured,
  text,
  yesNo,
} from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { enrolmentStates, stopReasons } from './choices.ts';
import { prepareEnrolments, prepareSequences } from './rules.ts';
import './shape.ts';

/** Steps over work days by which a customer is followed up, until he answers. */
export const sequence = defineObject('sequence', {
  module: 'sales',
  one: { fa: 'توالی پیگیری', en: 'Sequence' },
  many: { fa: 'توالی‌های پیگیری', en: 'Sequences' },
  title: 'name',
  listed: false,
  lifecycle: { prepare: prepareSequences },
  fields: {
    name: text({
      label: { fa: 'نام', en: 'Name' },
      required: true,
      unique: true,
      searchable: 'name',
      max: 120,
    }),
    climbsAfter: duration({
      label: { fa: 'رسیدن به مدیر پس از', en: 'Climbs to the manager after' },
      hint: {
        fa: 'کاری که این‌قدر از سررسیدش گذشته باشد به مدیر تیم گفته می‌شود. خالی یعنی هرگز.',
        en: 'A task that is so long overdue is told to the team’s manager. Empty means never.',
      },
      default: 1_440,
    }),
    definition: structured({ label: { fa: 'گام‌ها', en: 'Steps' }, required: true, shape: 'sequence' }),
    active: yesNo({ label: { fa: 'فعال', en: 'Active' }, required: true, default: true }),
  },
});

/** One customer on his way through a sequence. */
export const enrolment = defineObject('sequence_enrolment', {
  module: 'sales',
  one: { fa: 'پیگیری در توالی', en: 'Enrolment' },
  many: { fa: 'پیگیری‌های در توالی', en: 'Enrolments' },
  title: 'name',
  owner: 'owner',
  handOver: { field: 'state', op: 'in', value: ['active', 'paused'] },
  listed: false,
  lifecycle: { prepare: prepareEnrolments },
  fields: {
    name: text({ label: { fa: 'توالی', en: 'Sequence' }, required: true, ruled: true, max: 120 }),
    sequence: link({
      label: { fa: 'توالی پیگیری', en: 'Sequence' },
      to: 'sequence',
      back: { fa: 'پیگیری‌ها', en: 'Enrolments' },
    }),
    party: link({
      label: { fa: 'شخص', en: 'Party' },
      to: 'party',
      back: { fa: 'توالی‌های پیگیری', en: 'Sequences' },
    }),
    lead: link({
      label: { fa: 'سرنخ', en: 'Lead' },
      to: 'lead',
      back: { fa: 'توالی‌های پیگیری', en: 'Sequences' },
    }),
    deal: link({
      label: { fa: 'معامله', en: 'Deal' },
      to: 'deal',
      back: { fa: 'توالی‌های پیگیری', en: 'Sequences' },
    }),
    state: choice({
      label: { fa: 'وضعیت', en: 'State' },
      required: true,
      default: 'active',
      indexed: true,
      choices: enrolmentStates,
    }),
    stopReason: choice({
      label: { fa: 'دلیل توقف', en: 'Why it stopped' },
      choices: stopReasons,
    }),
    nextStep: number({
      label: { fa: 'گام بعدی', en: 'Next step' },
      hint: { fa: 'شمارهٔ گام، از یک', en: 'The number of the step, from one' },
      readOnly: true,
      decimals: 0,
    }),
    dueAt: dateTime({ label: { fa: 'زمان گام بعدی', en: 'Next step at' }, readOnly: true, indexed: true }),
    startedAt: dateTime({ label: { fa: 'آغاز', en: 'Started at' }, readOnly: true }),
    owner: member({ label: { fa: 'مسئول', en: 'Owner' } }),
  },
});
