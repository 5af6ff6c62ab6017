import {
  address,
  choice,
  choices,
  emails,
  link,
  longText,
  member,
  phones,
  text,
  url,
} from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { nameParties } from './naming.ts';

/** Anyone the firm deals with. People, companies and households are lists over this one object. */
export const party = defineObject('party', {
  module: 'parties',
  one: { fa: 'شخص', en: 'Party' },
  many: { fa: 'اشخاص', en: 'Parties' },
  title: 'name',
  owner: 'owner',
  variants: [
    {
      name: 'people',
      one: { fa: 'مخاطب', en: 'Contact' },
      many: { fa: 'مخاطبان', en: 'Contacts' },
      where: { field: 'kind', value: 'person' },
      without: ['companyId', 'legalName'],
    },
    {
      name: 'companies',
      one: { fa: 'شرکت', en: 'Company' },
      many: { fa: 'شرکت‌ها', en: 'Companies' },
      where: { field: 'kind', value: 'organisation' },
      without: ['honorific', 'givenName', 'familyName'],
    },
  ],
  lifecycle: { prepare: nameParties },
  fields: {
    kind: choice({
      label: { fa: 'گونه', en: 'Kind' },
      required: true,
      choices: [
        { key: 'person', label: { fa: 'حقیقی', en: 'Person' } },
        { key: 'organisation', label: { fa: 'حقوقی', en: 'Organisation' } },
        { key: 'household', label: { fa: 'خانوار', en: 'Household' } },
      ],
    }),
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
      required: true,
      searchable: 'name',
      indexed: true,
      max: 200,
    }),
    honorific: text({ label: { fa: 'عنوان', en: 'Title' }, max: 40 }),
    givenName: text({ label: { fa: 'نام کوچک', en: 'First name' }, max: 80 }),
    familyName: text({ label: { fa: 'نام خانوادگی', en: 'Last name' }, max: 100 }),
    roles: choices({
      label: { fa: 'نقش‌ها', en: 'Roles' },
      choices: [
        { key: 'customer', label: { fa: 'مشتری', en: 'Customer' }, color: 0 },
        { key: 'prospect', label: { fa: 'مشتری احتمالی', en: 'Prospect' }, color: 1 },
        { key: 'supplier', label: { fa: 'تأمین‌کننده', en: 'Supplier' }, color: 2 },
        { key: 'distributor', label: { fa: 'پخش‌کننده', en: 'Distributor' }, color: 3 },
        { key: 'reseller', label: { fa: 'نمایندهٔ فروش', en: 'Reseller' }, color: 4 },
        { key: 'competitor', label: { fa: 'رقیب', en: 'Competitor' }, color: 5 },
      ],
    }),
    organisation: link({
      label: { fa: 'شرکت', en: 'Company' },
      to: 'party',
      back: { fa: 'زیرمجموعه‌ها', en: 'Part of it' },
    }),
    phones: phones({ label: { fa: 'تلفن‌ها', en: 'Phones' }, searchable: 'detail' }),
    emails: emails({ label: { fa: 'رایانامه‌ها', en: 'E-mails' }, searchable: 'detail' }),
    address: address({ label: { fa: 'نشانی', en: 'Address' } }),
    website: url({ label: { fa: 'وبگاه', en: 'Website' } }),
    sector: text({ label: { fa: 'صنعت', en: 'Sector' }, max: 100 }),
    description: longText({ label: { fa: 'توضیح', en: 'Description' }, max: 10_000 }),
    owner: member({ label: { fa: 'مسئول', en: 'Owner' } }),
  },
});
