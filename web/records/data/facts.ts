import type { Phrase } from '#persian/bilingual.ts';

/** What a fact of the log says of its record: it stands alone, and after the record's name («سرنخ آرش مقدم بی‌نتیجه ماند»). */
const facts: Readonly<Record<string, Phrase>> = {
  'record.merged': { fa: 'با رکورد دیگری ادغام شد', en: 'was merged with another record' },
  'record.unmerged': { fa: 'از ادغام جدا شد', en: 'was unmerged' },
  'person.data-given': {
    fa: 'داده‌هایش به درخواست خودش گرفته شد',
    en: 'had the personal data taken out on request',
  },
  'person.erased': { fa: 'به درخواست خودش پاک شد', en: 'was erased on request' },
  'deal.won': { fa: 'برد شد', en: 'was won' },
  'deal.lost': { fa: 'باخت شد', en: 'was lost' },
  'deal.reopened': { fa: 'دوباره باز شد', en: 'was reopened' },
  'lead.converted': { fa: 'به معامله رسید', en: 'was converted' },
  'lead.junked': { fa: 'بی‌نتیجه ماند', en: 'came to nothing' },
  'lead.recycled': { fa: 'دوباره به جریان افتاد', en: 'was taken up again' },
  'quote.draft': { fa: 'نسخهٔ تازه‌ای یافت', en: 'got a new version' },
  'quote.sent': { fa: 'فرستاده شد', en: 'was sent' },
  'quote.opened': { fa: 'دیده شد', en: 'was opened' },
  'quote.accepted': { fa: 'پذیرفته شد', en: 'was accepted' },
  'quote.refused': { fa: 'رد شد', en: 'was refused' },
  'quote.expired': { fa: 'از اعتبار افتاد', en: 'ran out' },
  'quote.withdrawn': { fa: 'پس گرفته شد', en: 'was withdrawn' },
  'discount.approved': { fa: 'پذیرفته شد', en: 'was approved' },
  'discount.refused': { fa: 'رد شد', en: 'was refused' },
  'api-key.revoked': { fa: 'یک کلید API را از دست داد', en: 'lost an API key' },
  'api-key.restored': { fa: 'کلید API باطل‌شده‌ای را باز یافت', en: 'got a revoked API key back' },
  'quote.reinstated': { fa: 'دوباره برقرار شد', en: 'was put in force again' },
  'task.done': { fa: 'انجام شد', en: 'was done' },
};

/** A fact in words; undefined for one that has none here. */
export const factPhrase = (fact: string | null): Phrase | undefined => facts[fact ?? ''];
