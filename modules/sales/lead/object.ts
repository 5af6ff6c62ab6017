import {
  address,
  choice,
  choices,
  dateTime,
  emails,
  link,
  links,
  longText,
  member,
  money,
  number,
  phones,
  pinMark,
  text,
  yesNo,
} from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { sources } from '#modules/parties/index.ts';
import { openLeadStatuses } from '../contract/lead.ts';
import { junkReasons, leadKinds, leadStatuses, qualifications } from './choices.ts';
import { leadFacts } from './facts.ts';
import { prepareLeads } from './rules.ts';

const contact = { fa: 'راه‌های تماس', en: 'Contact' };
const worth = { fa: 'سنجش', en: 'Qualification' };
const origin = { fa: 'آشنایی', en: 'Origin' };
const outcome = { fa: 'سرانجام', en: 'Outcome' };

/** Somebody who may buy: not yet a party, not yet a deal. A conversion makes both of it. */
export const lead = defineObject('lead', {
  module: 'sales',
  one: { fa: 'سرنخ', en: 'Lead' },
  many: { fa: 'سرنخ‌ها', en: 'Leads' },
  title: 'name',
  owner: 'owner',
  // Who won it over, or gave it up, did so.
  handOver: { field: 'status', op: 'in', value: openLeadStatuses },
  givenOut: true,
  about: ['party'],
  pin: 'pinned',
  alike: ['name', 'phones', 'emails'],
  subject: true,
  lifecycle: { prepare: prepareLeads, facts: leadFacts },
  fields: {
    name: text({
      aliases: ['full name', 'contact', 'lead name', 'نام و نام خانوادگی', 'نام سرنخ', 'نام مشتری'],
      label: { fa: 'نام', en: 'Name' },
      hint: { fa: 'نام شخص، یا نام شرکت اگر حقوقی است.', en: 'Of the person, or of the organisation.' },
      required: true,
      searchable: 'name',
      indexed: true,
      max: 200,
    }),
    kind: choice({
      label: { fa: 'نوع', en: 'Kind' },
      required: true,
      default: 'person',
      choices: leadKinds,
    }),
    company: text({
      aliases: ['company name', 'company account', 'account', 'organization', 'نام شرکت', 'محل کار'],
      label: { fa: 'شرکت', en: 'Company' },
      rules: { shownWhen: { field: 'kind', op: 'eq', value: 'person' } },
      searchable: 'detail',
      max: 200,
    }),
    jobTitle: text({
      aliases: ['position', 'title', 'شغل', 'عنوان شغلی'],
      label: { fa: 'سمت', en: 'Job title' },
      rules: { shownWhen: { field: 'kind', op: 'eq', value: 'person' } },
      max: 120,
    }),
    owner: member({
      aliases: ['lead owner', 'contact owner', 'assigned to', 'کارشناس', 'کارشناس فروش'],
      label: { fa: 'مسئول', en: 'Owner' },
    }),
    status: choice({
      aliases: ['lead status', 'وضعیت سرنخ'],
      label: { fa: 'وضعیت', en: 'Status' },
      required: true,
      default: 'new',
      indexed: true,
      choices: leadStatuses,
    }),
    phones: phones({
      aliases: [
        'phone',
        'phone number',
        'mobile',
        'mobile phone',
        'telephone',
        'tel',
        'موبایل',
        'تلفن',
        'تلفن همراه',
        'تلفن ثابت',
        'شماره تماس',
      ],
      label: { fa: 'تلفن‌ها', en: 'Phones' },
      section: contact,
      searchable: 'detail',
    }),
    emails: emails({
      aliases: ['email', 'mail', 'ایمیل'],
      label: { fa: 'رایانامه‌ها', en: 'E-mails' },
      section: contact,
      searchable: 'detail',
    }),
    doNotCall: yesNo({
      aliases: ['do not call', 'تماس نگیرید'],
      label: { fa: 'تماس نگیرید', en: 'Do not call' },
      section: contact,
    }),
    address: address({ label: { fa: 'نشانی', en: 'Address' }, section: contact }),
    score: number({
      label: { fa: 'امتیاز', en: 'Score' },
      hint: { fa: 'جمع امتیاز قاعده‌هایی که با سرنخ می‌خوانند.', en: 'The sum of the rules that match.' },
      section: worth,
      readOnly: true,
      indexed: true,
      decimals: 0,
    }),
    qualified: choices({
      label: { fa: 'فهرست بررسی', en: 'Checklist' },
      section: worth,
      choices: qualifications,
      open: true,
    }),
    amount: money({
      aliases: ['value', 'budget', 'بودجه', 'ارزش'],
      label: { fa: 'ارزش احتمالی', en: 'Likely worth' },
      section: worth,
    }),
    product: link({
      aliases: ['product name', 'کالا', 'نام محصول'],
      label: { fa: 'محصول', en: 'Product' },
      section: worth,
      to: 'product',
      back: { fa: 'سرنخ‌ها', en: 'Leads' },
    }),
    wish: longText({
      aliases: ['notes', 'note', 'message', 'description', 'توضیحات', 'پیام', 'یادداشت'],
      label: { fa: 'خواستهٔ مشتری', en: 'What they want' },
      section: worth,
      max: 10_000,
    }),
    source: choice({
      aliases: ['lead source', 'منبع', 'منبع سرنخ'],
      label: { fa: 'نحوهٔ آشنایی', en: 'Source' },
      section: origin,
      choices: sources,
      open: true,
    }),
    campaign: text({
      aliases: ['utm campaign', 'campaign name', 'کمپین'],
      label: { fa: 'کارزار', en: 'Campaign' },
      section: origin,
      max: 200,
    }),
    tags: links({
      aliases: ['labels', 'label', 'برچسب'],
      label: { fa: 'برچسب‌ها', en: 'Tags' },
      section: origin,
      to: 'tag',
      back: { fa: 'سرنخ‌ها', en: 'Leads' },
    }),
    externalId: text({
      aliases: ['lead id', 'record id', 'id', 'شناسه', 'کد'],
      label: { fa: 'شناسهٔ بیرونی', en: 'External id' },
      section: origin,
      unique: true,
      searchable: 'detail',
      max: 100,
    }),
    territory: link({
      label: { fa: 'منطقهٔ فروش', en: 'Territory' },
      section: origin,
      readOnly: true,
      to: 'territory',
      back: { fa: 'سرنخ‌ها', en: 'Leads' },
    }),
    assignedAt: dateTime({
      label: { fa: 'سپرده شد در', en: 'Assigned at' },
      section: outcome,
      readOnly: true,
      indexed: true,
    }),
    acceptBy: dateTime({
      label: { fa: 'مهلت پذیرش', en: 'To be accepted by' },
      hint: {
        fa: 'اگر تا آن هنگام پیگیری آغاز نشود، به همکار بعدی می‌رسد.',
        en: 'Where nobody has begun by then, it goes to the next colleague.',
      },
      section: outcome,
      readOnly: true,
      indexed: true,
    }),
    acceptedAt: dateTime({
      label: { fa: 'پذیرفته شد در', en: 'Accepted at' },
      section: outcome,
      readOnly: true,
    }),
    junkReason: choice({
      label: { fa: 'دلیل بی‌نتیجگی', en: 'Why it came to nothing' },
      section: outcome,
      rules: {
        shownWhen: { field: 'status', op: 'eq', value: 'junk' },
        requiredWhen: { field: 'status', op: 'eq', value: 'junk' },
      },
      choices: junkReasons,
      open: true,
    }),
    party: link({
      label: { fa: 'شخص', en: 'Party' },
      hint: { fa: 'اگر از پیش مشتری ماست.', en: 'Where we know them already.' },
      section: outcome,
      to: 'party',
      back: { fa: 'سرنخ‌ها', en: 'Leads' },
    }),
    deal: link({
      label: { fa: 'معامله', en: 'Deal' },
      section: outcome,
      readOnly: true,
      to: 'deal',
      back: { fa: 'سرنخ', en: 'Lead' },
    }),
    convertedAt: dateTime({
      label: { fa: 'تبدیل شد در', en: 'Converted at' },
      section: outcome,
      readOnly: true,
      indexed: true,
    }),
    pinned: pinMark(),
  },
});
