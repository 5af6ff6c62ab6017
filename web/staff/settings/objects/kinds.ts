import type { ComponentType } from 'react';
import {
  AlignLeft,
  AtSign,
  Banknote,
  Building,
  Calculator,
  Calendar,
  CalendarClock,
  CircleCheck,
  CreditCard,
  Fingerprint,
  Hash,
  Landmark,
  Link2,
  ListChecks,
  ListTree,
  Mailbox,
  MapPin,
  Paperclip,
  Percent,
  Phone,
  Receipt,
  Sigma,
  Spline,
  SquareArrowOutUpRight,
  Star,
  Tags,
  Timer,
  ToggleRight,
  Type,
  UserRound,
  UsersRound,
} from 'lucide-react';

import type { Phrase } from '#persian/bilingual.ts';
import type { FieldContract } from '#records/contract.ts';

export type KindName = FieldContract['kind'];
/** Kinds that people make; documents and conditions are for what code declares. */
export type MadeKind = Exclude<KindName, 'structured' | 'condition'>;

export type KindWords = {
  readonly label: Phrase;
  readonly hint: Phrase;
  readonly icon: ComponentType<{ readonly size?: number | string }>;
};

const kind = (
  icon: KindWords['icon'],
  label: readonly [string, string],
  hint: readonly [string, string],
): KindWords => ({
  icon,
  label: { fa: label[0], en: label[1] },
  hint: { fa: hint[0], en: hint[1] },
});

/** Every kind of field in words that say what it is good for. */
export const kindWords: Readonly<Record<KindName, KindWords>> = {
  text: kind(Type, ['متن کوتاه', 'Text'], ['یک خط: نام، عنوان، کد', 'One line: a name, a title, a code']),
  longText: kind(AlignLeft, ['متن بلند', 'Long text'], ['چند خط توضیح', 'Several lines of words']),
  url: kind(SquareArrowOutUpRight, ['نشانی وب', 'Web address'], ['پیوندی که باز می‌شود', 'A link that opens']),
  phones: kind(
    Phone,
    ['شماره‌های تلفن', 'Phones'],
    ['یک یا چند شماره، برای تماس با یک لمس', 'One or several numbers to call'],
  ),
  emails: kind(AtSign, ['رایانامه‌ها', 'E-mails'], ['یک یا چند نشانی رایانامه', 'One or several addresses']),
  address: kind(
    MapPin,
    ['نشانی', 'Address'],
    ['استان، شهر، نشانی و کد پستی', 'Province, city, street and postal code'],
  ),
  number: kind(Hash, ['عدد', 'Number'], ['شمار، اندازه، وزن', 'A count, a size, a weight']),
  percent: kind(Percent, ['درصد', 'Percent'], ['سهمی از صد', 'A share of a hundred']),
  money: kind(Banknote, ['مبلغ', 'Money'], ['ریال یا ارز، با نمایش تومانی', 'Rial or another currency']),
  rating: kind(Star, ['امتیاز', 'Rating'], ['چند ستاره', 'A number of stars']),
  duration: kind(Timer, ['مدت', 'Duration'], ['ساعت و دقیقه', 'Hours and minutes']),
  serial: kind(
    Receipt,
    ['شمارهٔ ردیف', 'Serial number'],
    ['پیوند خودش می‌دهد، پیوسته و یکتا', 'Given one after another, never twice'],
  ),
  date: kind(Calendar, ['تاریخ', 'Date'], ['یک روز در تقویم', 'A day of the calendar']),
  dateTime: kind(CalendarClock, ['تاریخ و ساعت', 'Date and time'], ['یک لحظه', 'A moment']),
  yesNo: kind(ToggleRight, ['بله یا خیر', 'Yes or no'], ['دارد یا ندارد', 'It is so or it is not']),
  choice: kind(
    CircleCheck,
    ['انتخاب یکی', 'One choice'],
    ['یکی از گزینه‌هایی که می‌نویسید', 'One of the options you write'],
  ),
  choices: kind(
    ListChecks,
    ['انتخاب چندتا', 'Several choices'],
    ['چند گزینه با هم', 'Several options at once'],
  ),
  link: kind(
    Link2,
    ['پیوند به یک رکورد', 'Link to a record'],
    ['شخص، معامله یا هر رکورد دیگر', 'A party, a deal or any other record'],
  ),
  links: kind(
    Spline,
    ['پیوند به چند رکورد', 'Links to records'],
    ['چند رکورد از یک نوع', 'Several records of one kind'],
  ),
  member: kind(UserRound, ['همکار', 'Member'], ['یکی از کاربران این فضا', 'Somebody who works here']),
  team: kind(UsersRound, ['تیم', 'Team'], ['یکی از تیم‌ها', 'One of the teams']),
  files: kind(Paperclip, ['پرونده‌ها', 'Files'], ['عکس، قرارداد، سند', 'Pictures, contracts, documents']),
  nationalCode: kind(
    Fingerprint,
    ['کد ملی', 'National code'],
    ['ده رقم، با رقم کنترل', 'Ten digits, checked'],
  ),
  companyId: kind(
    Building,
    ['شناسهٔ ملی', 'Company id'],
    ['یازده رقم شناسهٔ شرکت‌ها', 'Eleven digits, checked'],
  ),
  economicCode: kind(
    Landmark,
    ['کد اقتصادی', 'Economic code'],
    ['برای صورت‌حساب رسمی', 'For official invoices'],
  ),
  sheba: kind(ListTree, ['شبا', 'Sheba (IBAN)'], ['شمارهٔ حساب با IR', 'An account number with IR']),
  card: kind(
    CreditCard,
    ['شمارهٔ کارت', 'Bank card'],
    ['شانزده رقم، با نام بانک', 'Sixteen digits, with the bank'],
  ),
  postalCode: kind(Mailbox, ['کد پستی', 'Postal code'], ['ده رقم', 'Ten digits']),
  formula: kind(
    Calculator,
    ['فرمول', 'Formula'],
    ['از فیلدهای همین رکورد حساب می‌شود', 'Computed from the record’s own fields'],
  ),
  rollUp: kind(
    Sigma,
    ['جمع‌بندی', 'Roll-up'],
    ['شمار یا جمع رکوردهای وابسته', 'A count or sum of related records'],
  ),
  condition: kind(Tags, ['شرط', 'Condition'], ['برای قاعده‌های خود پیوند', 'For the rules of Peyvand itself']),
  structured: kind(Tags, ['سند', 'Document'], ['برای خود پیوند', 'For Peyvand itself']),
};

export type KindGroup = { readonly title: Phrase; readonly kinds: readonly MadeKind[] };

/** The kinds in the order in which people look for them. */
export const kindGroups: readonly KindGroup[] = [
  {
    title: { fa: 'نوشته و تماس', en: 'Words and contact' },
    kinds: ['text', 'longText', 'phones', 'emails', 'url', 'address'],
  },
  { title: { fa: 'انتخاب', en: 'Choice' }, kinds: ['choice', 'choices', 'yesNo'] },
  {
    title: { fa: 'عدد و پول', en: 'Numbers and money' },
    kinds: ['number', 'money', 'percent', 'rating', 'duration', 'serial'],
  },
  { title: { fa: 'زمان', en: 'Time' }, kinds: ['date', 'dateTime'] },
  { title: { fa: 'پیوند', en: 'Links' }, kinds: ['link', 'links', 'member', 'team', 'files'] },
  { title: { fa: 'محاسبه', en: 'Computed' }, kinds: ['formula', 'rollUp'] },
  {
    title: { fa: 'شناسه‌های ایرانی', en: 'Iranian ids' },
    kinds: ['nationalCode', 'companyId', 'economicCode', 'sheba', 'card', 'postalCode'],
  },
];

/** Kinds whose values are read again as another kind; the engine says the same. */
export const convertibleKinds: readonly MadeKind[] = [
  'text',
  'longText',
  'number',
  'percent',
  'money',
  'date',
  'dateTime',
  'yesNo',
  'choice',
  'choices',
  'phones',
  'emails',
  'url',
  'address',
  'rating',
  'duration',
  'nationalCode',
  'companyId',
  'economicCode',
  'sheba',
  'card',
  'postalCode',
];

/** Kinds of which no two records may have the same value, if one wants so. */
export const uniqueKinds: ReadonlySet<KindName> = new Set([
  'text',
  'number',
  'date',
  'url',
  'nationalCode',
  'companyId',
  'economicCode',
  'sheba',
  'card',
  'postalCode',
  'link',
]);

/** Kinds that search looks into, in objects made on screen. */
export const searchedKinds: ReadonlySet<KindName> = new Set([
  'text',
  'longText',
  'phones',
  'emails',
  'url',
  'address',
  'serial',
  'nationalCode',
  'companyId',
  'economicCode',
  'sheba',
  'card',
  'postalCode',
]);
