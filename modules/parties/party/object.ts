import {
  address,
  choice,
  choices,
  date,
  emails,
  link,
  links,
  longText,
  member,
  money,
  number,
  phones,
  text,
  url,
} from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { channels, genders, legalForms, partyKinds, partyRoles, sources } from './choices.ts';
import { partyVariants } from './kinds.ts';
import { prepareParties } from './rules.ts';

const identity = { fa: 'شناسه‌ها', en: 'Identity' };
const contact = { fa: 'راه‌های تماس', en: 'Contact' };
const firm = { fa: 'دربارهٔ شرکت', en: 'About the company' };
const dealing = { fa: 'همکاری با ما', en: 'Dealing with us' };

/** Anyone the firm deals with. People, companies and households are lists over this one object. */
export const party = defineObject('party', {
  module: 'parties',
  one: { fa: 'شخص', en: 'Party' },
  many: { fa: 'اشخاص', en: 'Parties' },
  title: 'name',
  owner: 'owner',
  variants: partyVariants,
  lifecycle: { prepare: prepareParties },
  fields: {
    kind: choice({ label: { fa: 'گونه', en: 'Kind' }, required: true, choices: partyKinds }),
    name: text({
      label: { fa: 'نام', en: 'Name' },
      aliases: [
        'account',
        'company',
        'company name',
        'organization',
        'full name',
        'شرکت',
        'نام شرکت',
        'نام و نام خانوادگی',
      ],
      hint: {
        fa: 'نام شرکت یا خانوار؛ نام افراد از دو بخش زیر ساخته می‌شود.',
        en: 'Of a company or household; a person’s is made of its two parts.',
      },
      required: true,
      searchable: 'name',
      indexed: true,
      max: 200,
    }),
    honorific: text({
      label: { fa: 'عنوان', en: 'Title' },
      hint: {
        fa: 'مانند خانم دکتر یا جناب آقای مهندس؛ در ترتیب الفبا نمی‌آید.',
        en: 'Such as Dr or Mrs; it takes no part in the order of names.',
      },
      max: 40,
    }),
    givenName: text({ label: { fa: 'نام کوچک', en: 'First name' }, max: 80 }),
    familyName: text({ label: { fa: 'نام خانوادگی', en: 'Last name' }, indexed: true, max: 100 }),
    gender: choice({ label: { fa: 'جنسیت', en: 'Gender' }, choices: genders }),
    employer: link({
      label: { fa: 'شرکت', en: 'Company' },
      hint: { fa: 'جایی که این شخص در آن کار می‌کند.', en: 'Where this person works.' },
      to: 'party',
      where: { field: 'kind', op: 'eq', value: 'organisation' },
      back: { fa: 'افراد', en: 'People' },
    }),
    jobTitle: text({ label: { fa: 'سمت', en: 'Job title' }, max: 120 }),
    parent: link({
      label: { fa: 'زیرمجموعهٔ', en: 'Part of' },
      hint: { fa: 'شرکت مادر یا هلدینگ.', en: 'The parent company or holding.' },
      to: 'party',
      where: { field: 'kind', op: 'eq', value: 'organisation' },
      tree: true,
      back: { fa: 'زیرمجموعه‌ها', en: 'Subsidiaries' },
    }),
    phones: phones({ label: { fa: 'تلفن‌ها', en: 'Phones' }, section: contact, searchable: 'detail' }),
    emails: emails({ label: { fa: 'رایانامه‌ها', en: 'E-mails' }, section: contact, searchable: 'detail' }),
    preferredChannel: choice({
      label: { fa: 'راه تماس دلخواه', en: 'Preferred channel' },
      section: contact,
      choices: channels,
    }),
    address: address({ label: { fa: 'نشانی', en: 'Address' }, section: contact }),
    website: url({ label: { fa: 'وبگاه', en: 'Website' }, section: contact }),
    nationalCode: text({
      label: { fa: 'کد ملی', en: 'National code' },
      section: identity,
      searchable: 'detail',
      indexed: true,
      max: 10,
    }),
    companyId: text({
      label: { fa: 'شناسهٔ ملی', en: 'Company id' },
      section: identity,
      searchable: 'detail',
      indexed: true,
      max: 11,
    }),
    economicCode: text({
      label: { fa: 'کد اقتصادی', en: 'Economic code' },
      section: identity,
      indexed: true,
      max: 14,
    }),
    registrationNumber: text({
      label: { fa: 'شماره ثبت', en: 'Registration number' },
      section: identity,
      indexed: true,
      max: 20,
    }),
    legalForm: choice({
      label: { fa: 'نوع شرکت', en: 'Legal form' },
      section: identity,
      choices: legalForms,
    }),
    birthDate: date({ label: { fa: 'تاریخ تولد', en: 'Date of birth' }, section: identity }),
    sector: text({ label: { fa: 'صنعت', en: 'Sector' }, section: firm, indexed: true, max: 100 }),
    annualRevenue: money({
      label: { fa: 'درآمد سالانه', en: 'Annual revenue' },
      section: firm,
      indexed: true,
    }),
    employees: number({
      label: { fa: 'تعداد کارکنان', en: 'Employees' },
      section: firm,
      indexed: true,
      min: 0,
      max: 10_000_000,
      decimals: 0,
    }),
    foundedYear: number({
      label: { fa: 'سال تأسیس', en: 'Founded in' },
      hint: { fa: 'خورشیدی یا میلادی، مانند ۱۳۷۵ یا ۱۹۹۶.', en: 'Gregorian or Jalali, such as 1996 or 1375.' },
      section: firm,
      min: 1000,
      max: 2100,
      decimals: 0,
    }),
    roles: choices({
      label: { fa: 'نقش‌ها', en: 'Roles' },
      hint: { fa: 'یک شخص می‌تواند هم‌زمان چند نقش داشته باشد.', en: 'A party may have several at once.' },
      section: dealing,
      choices: partyRoles,
    }),
    source: choice({ label: { fa: 'نحوهٔ آشنایی', en: 'Source' }, section: dealing, choices: sources }),
    tags: links({
      label: { fa: 'برچسب‌ها', en: 'Tags' },
      section: dealing,
      to: 'tag',
      back: { fa: 'اشخاص', en: 'Parties' },
    }),
    owner: member({ label: { fa: 'مسئول', en: 'Owner' }, section: dealing }),
    description: longText({ label: { fa: 'توضیح', en: 'Description' }, section: dealing, max: 10_000 }),
    externalId: text({
      label: { fa: 'شناسهٔ بیرونی', en: 'External id' },
      hint: {
        fa: 'کلید این شخص در سامانه‌ای که از آن آمده است.',
        en: 'This party’s key in the system that it came from.',
      },
      section: identity,
      unique: true,
      indexed: true,
      max: 100,
    }),
  },
});
