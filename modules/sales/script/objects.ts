import { choice, link, longText, member, number, structured, text, yesNo } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { keepEditions, prepareScripts } from './rules.ts';
import './shape.ts';

/** Whom a script is written for. */
export const scriptAudiences = [
  { key: 'any', label: { fa: 'همه', en: 'Everybody' } },
  { key: 'lead', label: { fa: 'سرنخ‌ها', en: 'Leads' } },
  { key: 'party', label: { fa: 'اشخاص', en: 'Parties' } },
  { key: 'deal', label: { fa: 'معامله‌ها', en: 'Deals' } },
] as const;

/** What a caller says, step by step, and where each answer leads. */
export const callScript = defineObject('call_script', {
  module: 'sales',
  one: { fa: 'متن تماس', en: 'Call script' },
  many: { fa: 'متن‌های تماس', en: 'Call scripts' },
  title: 'name',
  listed: false,
  lifecycle: { prepare: prepareScripts, settled: keepEditions },
  fields: {
    name: text({
      label: { fa: 'نام', en: 'Name' },
      required: true,
      unique: true,
      searchable: 'name',
      max: 120,
    }),
    purpose: longText({ label: { fa: 'هدف', en: 'Purpose' }, max: 1_000 }),
    audience: choice({
      label: { fa: 'برای', en: 'For' },
      required: true,
      default: 'any',
      choices: scriptAudiences,
    }),
    definition: structured({ label: { fa: 'متن', en: 'Text' }, required: true, shape: 'call-script' }),
    edition: number({
      label: { fa: 'نسخه', en: 'Version' },
      hint: { fa: 'با هر تغییر متن یکی بالا می‌رود.', en: 'Counts up with each change of the text.' },
      readOnly: true,
      decimals: 0,
    }),
    active: yesNo({ label: { fa: 'فعال', en: 'Active' }, required: true, default: true }),
  },
});

/** A script as it once stood, so that what was said in a call can be read for good. Written by its changes. */
export const scriptEdition = defineObject('script_edition', {
  module: 'sales',
  one: { fa: 'نسخهٔ متن تماس', en: 'Script version' },
  many: { fa: 'نسخه‌های متن تماس', en: 'Script versions' },
  title: 'name',
  listed: false,
  fields: {
    name: text({ label: { fa: 'نام', en: 'Name' }, required: true, max: 160 }),
    script: link({
      label: { fa: 'متن تماس', en: 'Script' },
      to: 'call_script',
      back: { fa: 'نسخه‌ها', en: 'Versions' },
    }),
    edition: number({ label: { fa: 'نسخه', en: 'Version' }, required: true, decimals: 0 }),
    definition: structured({ label: { fa: 'متن', en: 'Text' }, required: true, shape: 'call-script' }),
  },
});

/** What a customer answered to one step of a call: by these it is told which phrase works. */
export const scriptAnswer = defineObject('script_answer', {
  module: 'sales',
  one: { fa: 'پاسخ در تماس', en: 'Answer in a call' },
  many: { fa: 'پاسخ‌ها در تماس', en: 'Answers in calls' },
  title: 'answer',
  owner: 'owner',
  handOver: 'none',
  listed: false,
  fields: {
    answer: text({ label: { fa: 'پاسخ', en: 'Answer' }, required: true, max: 120 }),
    step: text({ label: { fa: 'گام', en: 'Step' }, required: true, max: 120 }),
    call: link({
      label: { fa: 'تماس', en: 'Call' },
      readOnly: true,
      to: 'call',
      back: { fa: 'پاسخ‌ها', en: 'Answers' },
    }),
    script: link({
      label: { fa: 'متن تماس', en: 'Script' },
      readOnly: true,
      to: 'call_script',
      back: { fa: 'پاسخ‌ها', en: 'Answers' },
    }),
    edition: number({ label: { fa: 'نسخه', en: 'Version' }, decimals: 0 }),
    owner: member({ label: { fa: 'تماس‌گیرنده', en: 'Caller' } }),
  },
});
