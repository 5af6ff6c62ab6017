import { counted, type Phrase } from '#persian/bilingual.ts';

import type { ChangePart } from '../change.ts';

/** Each cause by name, with what it means. */
export const partNames: Readonly<Record<ChangePart, Phrase & { readonly hint: Phrase }>> = {
  season: {
    fa: 'فصل',
    en: 'Season',
    hint: {
      fa: 'همان گامی که شمار معامله‌ها پارسال در همین هنگام برداشت',
      en: 'The step that the number of deals took at this time of last year',
    },
  },
  leads: {
    fa: 'شمار سرنخ‌ها',
    en: 'Number of leads',
    hint: { fa: 'چند سرنخ تازه رسید', en: 'How many new leads came in' },
  },
  leadConversion: {
    fa: 'تبدیل سرنخ',
    en: 'Lead conversion',
    hint: {
      fa: 'هر سرنخ چند معامله شد',
      en: 'How many deals came of a lead',
    },
  },
  direct: {
    fa: 'فرصت‌های بی‌سرنخ',
    en: 'Deals without a lead',
    hint: {
      fa: 'معامله‌هایی که از سرنخ نیامدند',
      en: 'Deals that came of no lead',
    },
  },
  opportunities: {
    fa: 'شمار فرصت‌ها',
    en: 'Number of opportunities',
    hint: {
      fa: 'چند معامله تعیین تکلیف شد',
      en: 'How many deals were decided',
    },
  },
  conversion: {
    fa: 'نرخ برد',
    en: 'Win rate',
    hint: { fa: 'از آن‌ها چه سهمی برده شد', en: 'What share of them was won' },
  },
  mix: {
    fa: 'ترکیب محصولات',
    en: 'Product mix',
    hint: { fa: 'گران‌ترها بیشتر فروخته شد یا ارزان‌ترها', en: 'Whether dearer or cheaper products were sold' },
  },
  size: {
    fa: 'اندازهٔ معامله‌ها',
    en: 'Size of deals',
    hint: {
      fa: 'هر برد چند واحد، یا بی ردیف چه مبلغی',
      en: 'How many units a win was, or without lines of what amount',
    },
  },
  price: {
    fa: 'قیمت',
    en: 'Price',
    hint: {
      fa: 'میانگین قیمت هر واحد پس از تخفیف',
      en: 'The mean price of a unit after discounts',
    },
  },
};

export const changeWords = {
  against: { fa: 'در برابر', en: 'Against' },
  before: { fa: 'دورهٔ پیش', en: 'Period before' },
  lastYear: { fa: 'سال پیش', en: 'Last year' },
  title: { fa: 'از آن زمان تا این دوره', en: 'From then to this period' },
  former: { fa: 'آن زمان', en: 'Then' },
  now: { fa: 'این دوره', en: 'This period' },
  cause: { fa: 'علت', en: 'Cause' },
  effect: { fa: 'اثر', en: 'Effect' },
  wins: {
    fa: (won: string, decided: string) => `${won} برد از ${decided} معامله`,
    en: (won: string, decided: string) => `${won} won of ${decided} deals`,
  },
  leadCount: {
    fa: (count: string) => `${count} سرنخ تازه`,
    en: (count: string) => counted(count, 'new lead', 'new leads'),
  },
  rose: {
    fa: (amount: string, share: string) => `فروش ${amount}${share} زیاد شد.`,
    en: (amount: string, share: string) => `Sales rose by ${amount}${share}.`,
  },
  fell: {
    fa: (amount: string, share: string) => `فروش ${amount}${share} کم شد.`,
    en: (amount: string, share: string) => `Sales fell by ${amount}${share}.`,
  },
  same: { fa: 'فروش تغییری نکرد.', en: 'Sales did not change.' },
  nothing: {
    fa: 'در هیچ‌یک از دو دوره فروشی نبود. دورهٔ دیگری برگزینید.',
    en: 'Nothing was sold in either period. Choose another.',
  },
  mostly: {
    fa: (part: string, amount: string) => `بیش از همه «${part}» اثر داشت: ${amount}.`,
    en: (part: string, amount: string) => `Most of it is the ${part.toLowerCase()}: ${amount}.`,
  },
  although: {
    fa: (part: string, amount: string) => `در برابر آن «${part}»: ${amount}.`,
    en: (part: string, amount: string) => `Against it the ${part.toLowerCase()}: ${amount}.`,
  },
  share: { fa: (share: string) => ` (${share})`, en: (share: string) => ` (${share})` },
  exact: {
    fa: 'جمع اثرها درست همان تغییر است و به ترتیب آن‌ها بستگی ندارد.',
    en: 'The effects sum exactly to the change and hang on no order.',
  },
  noSeason: {
    fa: 'از سال پیش داده‌ای نیست که فصل را نشان دهد.',
    en: 'Nothing is known of last year that would tell a season.',
  },
};
