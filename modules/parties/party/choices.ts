import type { Choice } from '#records/define/declare.ts';

export const partyKinds: readonly Choice[] = [
  { key: 'person', label: { fa: 'حقیقی', en: 'Person' } },
  { key: 'organisation', label: { fa: 'حقوقی', en: 'Organisation' } },
  { key: 'household', label: { fa: 'خانوار', en: 'Household' } },
];

/** What a party is to the firm; it may be several at once. */
export const partyRoles: readonly Choice[] = [
  { key: 'customer', label: { fa: 'مشتری', en: 'Customer' }, color: 0 },
  { key: 'prospect', label: { fa: 'مشتری احتمالی', en: 'Prospect' }, color: 1 },
  { key: 'supplier', label: { fa: 'تأمین‌کننده', en: 'Supplier' }, color: 2 },
  { key: 'distributor', label: { fa: 'پخش‌کننده', en: 'Distributor' }, color: 3 },
  { key: 'reseller', label: { fa: 'نمایندهٔ فروش', en: 'Reseller' }, color: 4 },
  { key: 'competitor', label: { fa: 'رقیب', en: 'Competitor' }, color: 5 },
];

export const genders: readonly Choice[] = [
  { key: 'female', label: { fa: 'زن', en: 'Female' } },
  { key: 'male', label: { fa: 'مرد', en: 'Male' } },
];

/** Kinds of legal person in Iranian law. */
export const legalForms: readonly Choice[] = [
  { key: 'private-joint-stock', label: { fa: 'سهامی خاص', en: 'Private joint-stock' } },
  { key: 'public-joint-stock', label: { fa: 'سهامی عام', en: 'Public joint-stock' } },
  { key: 'limited', label: { fa: 'با مسئولیت محدود', en: 'Limited liability' } },
  { key: 'partnership', label: { fa: 'تضامنی', en: 'General partnership' } },
  { key: 'cooperative', label: { fa: 'تعاونی', en: 'Cooperative' } },
  { key: 'institute', label: { fa: 'مؤسسه', en: 'Institute' } },
  { key: 'trade-licence', label: { fa: 'واحد صنفی', en: 'Licensed trade unit' } },
  { key: 'public-body', label: { fa: 'دولتی و عمومی', en: 'Public body' } },
  { key: 'foreign', label: { fa: 'خارجی', en: 'Foreign' } },
];

/** Where somebody, or a deal, came from. */
export const sources: readonly Choice[] = [
  { key: 'referral', label: { fa: 'معرفی دیگران', en: 'Referral' }, color: 0 },
  { key: 'website', label: { fa: 'وبگاه', en: 'Website' }, color: 1 },
  { key: 'phone', label: { fa: 'تماس ورودی', en: 'Incoming call' }, color: 2 },
  { key: 'cold-call', label: { fa: 'تماس ما', en: 'Our own call' }, color: 3 },
  { key: 'exhibition', label: { fa: 'نمایشگاه', en: 'Exhibition' }, color: 4 },
  { key: 'advertising', label: { fa: 'تبلیغات', en: 'Advertising' }, color: 5 },
  { key: 'social', label: { fa: 'شبکه‌های اجتماعی', en: 'Social networks' }, color: 6 },
  { key: 'reseller', label: { fa: 'نمایندهٔ فروش', en: 'Reseller' }, color: 7 },
  { key: 'walk-in', label: { fa: 'مراجعهٔ حضوری', en: 'Walk-in' }, color: 8 },
  { key: 'other', label: { fa: 'دیگر', en: 'Other' }, color: 9 },
];

/** How a party wants to be reached. */
export const channels: readonly Choice[] = [
  { key: 'phone', label: { fa: 'تلفن', en: 'Phone' } },
  { key: 'sms', label: { fa: 'پیامک', en: 'SMS' } },
  { key: 'messenger', label: { fa: 'پیام‌رسان', en: 'Messenger' } },
  { key: 'email', label: { fa: 'رایانامه', en: 'E-mail' } },
  { key: 'in-person', label: { fa: 'حضوری', en: 'In person' } },
  { key: 'post', label: { fa: 'نامهٔ پستی', en: 'Post' } },
  { key: 'fax', label: { fa: 'دورنگار', en: 'Fax' } },
];
