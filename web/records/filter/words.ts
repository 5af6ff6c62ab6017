import type { Phrase } from '#persian/bilingual.ts';
import type { Operator } from '#records/contract.ts';

/** How an operator reads before its value, by what is compared. «مبلغ: بیش از ۵۰۰ میلیون». */
export const operatorNames: Readonly<Record<Operator, Phrase>> = {
  eq: { fa: 'برابر', en: 'is' },
  ne: { fa: 'جز', en: 'is not' },
  in: { fa: 'یکی از', en: 'is any of' },
  notIn: { fa: 'هیچ‌کدام از', en: 'is none of' },
  contains: { fa: 'شامل', en: 'contains' },
  starts: { fa: 'آغاز با', en: 'starts with' },
  lt: { fa: 'کمتر از', en: 'less than' },
  lte: { fa: 'حداکثر', en: 'at most' },
  gt: { fa: 'بیش از', en: 'more than' },
  gte: { fa: 'حداقل', en: 'at least' },
  between: { fa: 'میان', en: 'between' },
  within: { fa: 'در بازهٔ', en: 'in the period' },
  onWeekday: { fa: 'در روزهای هفته', en: 'on weekdays' },
  atHour: { fa: 'در ساعت‌های', en: 'at hours' },
  has: { fa: 'دارای', en: 'has' },
  hasAny: { fa: 'یکی از', en: 'has any of' },
  hasAll: { fa: 'همهٔ', en: 'has all of' },
  empty: { fa: 'خالی است', en: 'is empty' },
  filled: { fa: 'پر است', en: 'is filled' },
};

/** Dates are before and after, not less and more. */
export const dateOperatorNames: Partial<Record<Operator, Phrase>> = {
  eq: { fa: 'در روز', en: 'on' },
  ne: { fa: 'جز روز', en: 'not on' },
  lt: { fa: 'پیش از', en: 'before' },
  lte: { fa: 'تا', en: 'until' },
  gt: { fa: 'پس از', en: 'after' },
  gte: { fa: 'از', en: 'from' },
  between: { fa: 'از … تا', en: 'from … to' },
};

export const sentenceWords = {
  me: { fa: 'من', en: 'me' },
  yes: { fa: 'بله', en: 'yes' },
  no: { fa: 'خیر', en: 'no' },
  none: { fa: 'ندارد', en: 'none' },
  some: { fa: 'دارد', en: 'any' },
  or: { fa: 'یا', en: 'or' },
  not: { fa: (value: string) => `جز ${value}`, en: (value: string) => `not ${value}` },
  all: { fa: (value: string) => value, en: (value: string) => value },
  more: { fa: (value: string) => `بیش از ${value}`, en: (value: string) => `more than ${value}` },
  less: { fa: (value: string) => `کمتر از ${value}`, en: (value: string) => `less than ${value}` },
  most: { fa: (value: string) => `حداکثر ${value}`, en: (value: string) => `at most ${value}` },
  least: { fa: (value: string) => `حداقل ${value}`, en: (value: string) => `at least ${value}` },
  between: {
    fa: (from: string, to: string) => `میان ${from} و ${to}`,
    en: (from: string, to: string) => `between ${from} and ${to}`,
  },
  before: { fa: (day: string) => `پیش از ${day}`, en: (day: string) => `before ${day}` },
  after: { fa: (day: string) => `پس از ${day}`, en: (day: string) => `after ${day}` },
  until: { fa: (day: string) => `تا ${day}`, en: (day: string) => `until ${day}` },
  from: { fa: (day: string) => `از ${day}`, en: (day: string) => `from ${day}` },
  days: {
    fa: (from: string, to: string) => `از ${from} تا ${to}`,
    en: (from: string, to: string) => `from ${from} to ${to}`,
  },
  stretch: {
    fa: (from: string, to: string) => `${from} تا ${to}`,
    en: (from: string, to: string) => `${from}–${to}`,
  },
  hours: { fa: (hours: string) => `ساعت ${hours}`, en: (hours: string) => `at ${hours}` },
  contains: { fa: (text: string) => `شامل «${text}»`, en: (text: string) => `contains “${text}”` },
  starts: { fa: (text: string) => `آغاز با «${text}»`, en: (text: string) => `starts with “${text}”` },
  exactly: { fa: (text: string) => `«${text}»`, en: (text: string) => `“${text}”` },
  unknownRecord: { fa: 'ناشناخته', en: 'unknown' },
  whole: { fa: 'شرط پیشرفته', en: 'Advanced condition' },
  imported: { fa: 'ردیف‌های یک ورود داده', en: 'Records of one import' },
  of: {
    // «صنعت شخص»: Persian names the part first, then its owner.
    fa: (field: string, link: string) => `${field} ${link}`,
    en: (field: string, link: string) => `${link} · ${field}`,
  },
};

export const filterWords = {
  add: { fa: 'افزودن پالایه', en: 'Add a filter' },
  filters: { fa: 'پالایه‌ها', en: 'Filters' },
  filtersAndLayout: { fa: 'پالایه و چیدمان', en: 'Filters and layout' },
  search: { fa: (many: string) => `جستجو در ${many}`, en: (many: string) => `Search ${many.toLowerCase()}` },
  findField: { fa: 'کدام فیلد؟', en: 'Which field?' },
  apply: { fa: 'اعمال', en: 'Apply' },
  remove: { fa: 'برداشتن', en: 'Remove' },
  clear: { fa: 'پاک کردن همه', en: 'Clear all' },
  operator: { fa: 'مقایسه', en: 'Comparison' },
  value: { fa: 'مقدار', en: 'Value' },
  from: { fa: 'از', en: 'From' },
  to: { fa: 'تا', en: 'To' },
  period: { fa: 'بازه', en: 'Period' },
  orElse: { fa: 'یا شرطی دیگر', en: 'Or another condition' },
  back: { fa: 'بازگشت به فیلدها', en: 'Back to the fields' },
  noField: { fa: 'فیلدی با این نام نیست.', en: 'There is no such field.' },
  edit: { fa: 'ویرایش پالایه', en: 'Edit the filter' },
  dropped: {
    fa: 'بخشی از پالایهٔ این نشانی شناخته نشد و کنار گذاشته شد.',
    en: 'Part of the filter in this address was not understood and was left out.',
  },
  through: { fa: (link: string) => `از راه ${link}`, en: (link: string) => `Through ${link.toLowerCase()}` },
};
