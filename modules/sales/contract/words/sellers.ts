import { counted, type Phrase } from '#persian/bilingual.ts';

import type { SellerKind } from '../sellers.ts';

/** The two kinds of seller, with the categorical colour of each. */
export const kindNames: Readonly<Record<SellerKind, Phrase & { readonly category: number }>> = {
  attractor: { fa: 'جذب‌کننده', en: 'Attractor', category: 1 },
  closer: { fa: 'فروشنده', en: 'Closer', category: 7 },
  both: { fa: 'جذب‌کننده و فروشنده', en: 'Attractor and closer', category: 0 },
  undecided: { fa: 'نامعلوم', en: 'Undecided', category: 9 },
};

export const sellerWords = {
  seller: { fa: 'همکار', en: 'Person' },
  kind: { fa: 'گونه', en: 'Kind' },
  attracting: { fa: 'سرنخ به معامله', en: 'Lead to deal' },
  closing: { fa: 'معامله به برد', en: 'Deal to win' },
  counted: {
    fa: (wins: string, tries: string) => `${wins} از ${tries}`,
    en: (wins: string, tries: string) => `${wins} of ${tries}`,
  },
  of: { fa: 'از', en: 'of' },
  between: {
    fa: (low: string, high: string) => `${low} تا ${high}`,
    en: (low: string, high: string) => `${low} to ${high}`,
  },
  interval: { fa: 'بازهٔ ۸۰٪', en: '80% interval' },
  openLeads: { fa: 'سرنخ باز', en: 'Open leads' },
  openDeals: { fa: 'معاملهٔ باز', en: 'Open deals' },
  team: { fa: 'همه', en: 'Everybody' },
  rates: { fa: 'نرخ‌ها', en: 'Rates' },
  ratesHint: {
    fa: 'هر چه نمونه‌های کسی کمتر، نرخش به نرخ همه نزدیک‌تر گرفته شده است؛ نوار بازه‌ای است که نرخ راستین به احتمال ۸۰٪ در آن است. گونهٔ کسی معلوم است که همهٔ بازه‌اش بالاتر از خط همه باشد.',
    en: 'Each rate is drawn towards everybody’s by as much as the cases are few; the bar holds the true rate with a chance of 80%. A kind is told where the whole bar lies beyond everybody’s line.',
  },
  picture: { fa: 'جذب در برابر فروش', en: 'Attracting against closing' },
  nobody: {
    fa: 'در این دوره سرنخ یا معامله‌ای به سرانجام نرسید. دورهٔ بلندتری برگزینید.',
    en: 'No lead and no deal was decided in this period. Choose a longer one.',
  },
  handOver: { fa: 'سپردن به توانا', en: 'Into better hands' },
  handOverHint: {
    fa: 'سرنخ‌ها به جذب‌کنندگان و معامله‌ها به فروشندگان. تاریخچه با هر کدام می‌رود و برمی‌گردد.',
    en: 'Leads to attractors, deals to closers. Their history goes with them, and it can be undone.',
  },
  noHandOver: {
    fa: 'پیشنهادی نیست: باید هم جذب‌کننده‌ای معلوم شده باشد و هم فروشنده‌ای که کار دیگری را در دست دارد.',
    en: 'Nothing to suggest: that needs a proven attractor and a proven closer, one with the other’s work at hand.',
  },
  leads: {
    fa: (count: string) => `${count} سرنخ باز`,
    en: (count: string) => counted(count, 'open lead', 'open leads'),
  },
  deals: {
    fa: (count: string) => `${count} معاملهٔ باز`,
    en: (count: string) => counted(count, 'open deal', 'open deals'),
  },
  leadsByRule: {
    fa: 'سرنخ تازه با قاعدهٔ «جذب‌کننده‌ها» خودبه‌خود به آنان می‌رسد:',
    en: 'New leads go to attractors by a rule that says so:',
  },
  leadRules: { fa: 'قاعده‌های سرنخ', en: 'Rules of leads' },
  move: {
    fa: (from: string, to: string) => `از ${from} به ${to}`,
    en: (from: string, to: string) => `from ${from} to ${to}`,
  },
  because: {
    fa: (to: string, his: string, giver: string, theirs: string) =>
      `نرخ ${to} ${his} است و نرخ ${giver} ${theirs}.`,
    en: (to: string, his: string, giver: string, theirs: string) =>
      `${to} has a rate of ${his}, ${giver} of ${theirs}.`,
  },
  give: {
    fa: (count: string) => `سپردن ${count} مورد`,
    en: (count: string) => `Hand over ${count}`,
  },
  given: { fa: (count: string) => `${count} مورد سپرده شد`, en: (count: string) => `${count} handed over` },
  notGiven: { fa: 'سپرده نشد', en: 'Nothing was handed over' },
};
