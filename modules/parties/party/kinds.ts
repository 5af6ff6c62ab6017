import type { Variant } from '#records/define/descriptor.ts';

/** Fields that only some kinds of party have. */
const ofPeople = [
  'honorific',
  'gender',
  'givenName',
  'familyName',
  'nationalCode',
  'birthDate',
  'employer',
  'jobTitle',
];
const ofOrganisations = [
  'companyId',
  'registrationNumber',
  'legalForm',
  'parent',
  'sector',
  'annualRevenue',
  'employees',
  'foundedYear',
];

/** People, companies and households are lists over one object. */
export const partyVariants: readonly Variant[] = [
  {
    name: 'people',
    one: { fa: 'مخاطب', en: 'Contact' },
    many: { fa: 'مخاطبان', en: 'Contacts' },
    names: ['person', 'full name', 'نام و نام خانوادگی', 'شخص'],
    where: { field: 'kind', value: 'person' },
    without: ofOrganisations,
    // Of the given and the family name.
    made: ['name'],
  },
  {
    name: 'companies',
    one: { fa: 'شرکت', en: 'Company' },
    many: { fa: 'شرکت‌ها', en: 'Companies' },
    names: ['account', 'customer', 'organisation', 'organization', 'client', 'مشتری', 'نام شرکت'],
    where: { field: 'kind', value: 'organisation' },
    without: ofPeople,
  },
  {
    name: 'households',
    one: { fa: 'خانوار', en: 'Household' },
    many: { fa: 'خانوارها', en: 'Households' },
    where: { field: 'kind', value: 'household' },
    without: [...ofPeople, ...ofOrganisations, 'economicCode', 'website'],
  },
];
