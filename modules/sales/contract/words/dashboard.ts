import { counted, type Locale, type Phrase } from '#persian/bilingual.ts';
import type { PeriodKind } from '#persian/jalali/periods.ts';

/** The kinds of period as one chooses them; `free` are days of one's own choice. */
export const periodNames: Readonly<Record<PeriodKind | 'free', Phrase>> = {
  day: { fa: 'روز', en: 'Day' },
  week: { fa: 'هفته', en: 'Week' },
  month: { fa: 'ماه', en: 'Month' },
  quarter: { fa: 'فصل', en: 'Quarter' },
  half: { fa: 'نیم‌سال', en: 'Half year' },
  year: { fa: 'سال', en: 'Year' },
  'fiscal-quarter': { fa: 'سه‌ماههٔ مالی', en: 'Fiscal quarter' },
  'fiscal-year': { fa: 'سال مالی', en: 'Fiscal year' },
  free: { fa: 'بازهٔ دلخواه', en: 'Any days' },
};

/** What the sales dashboard says. */
export const dashboardWords = {
  pages: { fa: 'بخش‌های فروش', en: 'Parts of sales' },
  dashboard: { fa: 'پیشخوان فروش', en: 'Sales dashboard' },
  forecast: { fa: 'پیش‌بینی فروش', en: 'Forecast' },
  goals: { fa: 'هدف‌ها', en: 'Goals' },
  sellers: { fa: 'فروشندگان', en: 'Sellers' },
  change: { fa: 'چرا کم یا زیاد شد', en: 'Why it rose or fell' },
  activity: { fa: 'فعالیت', en: 'Activity' },
  activityReport: { fa: 'گزارش فعالیت', en: 'Activity report' },
  callsReport: { fa: 'چه تماسی نتیجه می‌دهد', en: 'What works on calls' },
  calls: { fa: 'تماس‌ها', en: 'Calls' },
  reports: { fa: 'گزارش‌های ذخیره‌شده', en: 'Saved reports' },
  pipelineOf: { fa: 'کاریز فروش', en: 'Pipeline' },
  whose: { fa: 'معامله‌های چه کسی', en: 'Whose deals' },
  whoseWork: { fa: 'کار چه کسی', en: 'Whose work' },
  everybody: { fa: 'همه', en: 'Everybody' },
  mine: { fa: 'خودم', en: 'Mine' },
  team: { fa: 'تیم', en: 'Team' },
  period: { fa: 'دوره', en: 'Period' },
  previous: { fa: 'دورهٔ قبلی', en: 'Previous period' },
  next: { fa: 'دورهٔ بعدی', en: 'Next period' },
  days: { fa: 'از روز تا روز', en: 'From day to day' },
  look: { fa: 'نمایش', en: 'Shown as' },
  picture: { fa: 'تصویر', en: 'Picture' },
  table: { fa: 'جدول', en: 'Table' },
  outcome: { fa: 'برد و باخت', en: 'Won and lost' },
  outcomeOf: { fa: 'سرانجام', en: 'Outcome' },
  won: { fa: 'برد', en: 'Won' },
  lost: { fa: 'باخت', en: 'Lost' },
  winRate: { fa: 'نرخ برد', en: 'Win rate' },
  open: { fa: 'در کاریز', en: 'In the pipeline' },
  weighted: { fa: 'وزنی', en: 'Weighted' },
  deals: {
    fa: (count: string) => `${count} معامله`,
    en: (count: string) => counted(count, 'deal', 'deals'),
  },
  before: { fa: 'دورهٔ پیش', en: 'Period before' },
  lastYear: { fa: 'سال پیش', en: 'Last year' },
  points: { fa: (count: string) => `${count} واحد`, en: (count: string) => `${count} pts` },
  ofDecided: {
    fa: (won: string, all: string) => `${won} از ${all} تعیین‌تکلیف‌شده`,
    en: (won: string, all: string) => `${won} of ${all} decided`,
  },
  nothing: { fa: 'چیزی نیست', en: 'None' },
  pipeline: { fa: 'معامله‌های باز در هر مرحله', en: 'Open deals per stage' },
  pipelineNow: { fa: 'اکنون، نه در دوره', en: 'At this moment, not in the period' },
  stage: { fa: 'مرحله', en: 'Stage' },
  count: { fa: 'شمار', en: 'Number' },
  value: { fa: 'مبلغ', en: 'Value' },
  age: { fa: 'میانگین سن', en: 'Mean age' },
  ageDays: { fa: 'میانگین سن (روز)', en: 'Mean age (days)' },
  late: { fa: 'راکد', en: 'Rotting' },
  total: { fa: 'همه', en: 'All' },
  dayCount: {
    fa: (days: string) => `${days} روز`,
    en: (days: string) => counted(days, 'day', 'days'),
  },
  flow: { fa: 'گذر از مرحله‌ها', en: 'Through the stages' },
  flowHint: {
    fa: 'از هر مرحله چند معامله در این دوره بیرون رفت و به کجا.',
    en: 'How many deals left each stage in this period, and where to.',
  },
  entered: { fa: 'رسید', en: 'Entered' },
  on: { fa: 'پیش رفت', en: 'Moved on' },
  back: { fa: 'بازگشت', en: 'Moved back' },
  conversion: { fa: 'نرخ تبدیل', en: 'Conversion' },
  velocity: { fa: 'میانهٔ روزها', en: 'Median days' },
  lostValue: { fa: 'مبلغ ازدست‌رفته', en: 'Value lost' },
  bottleneck: { fa: 'گلوگاه', en: 'Bottleneck' },
  bottleneckSays: {
    fa: (stage: string, days: string) =>
      `معامله‌ها در «${stage}» روی هم ${days} روز بیش از مهلت بی‌حرکت مانده‌اند.`,
    en: (stage: string, days: string) =>
      `Deals lie still in “${stage}” for ${counted(days, 'day', 'days')} together beyond what it allows.`,
  },
  noBottleneck: {
    fa: 'هیچ معامله‌ای بیش از مهلت مرحله‌اش بی‌حرکت نمانده است.',
    en: 'No deal has lain still for longer than its stage allows.',
  },
  leak: { fa: 'نشتی', en: 'Leak' },
  leakSays: {
    fa: (stage: string) => `بیشترین باخت این دوره از «${stage}» است:`,
    en: (stage: string) => `Most of what was lost in this period was lost out of “${stage}”:`,
  },
  noLeak: {
    fa: 'در این دوره معامله‌ای از مرحله‌ها از دست نرفت.',
    en: 'Nothing was lost out of a stage in this period.',
  },
  rotting: { fa: 'معامله‌های راکد', en: 'Rotting deals' },
  noRotting: { fa: 'هیچ معامله‌ای راکد نیست.', en: 'No deal is rotting.' },
  since: {
    fa: (stage: string) => `در «${stage}»، آخرین حرکت`,
    en: (stage: string) => `In “${stage}”, last activity`,
  },
  all: { fa: 'همه', en: 'All' },
  reasons: { fa: 'دلیل‌های باخت', en: 'Reasons of loss' },
  noReason: { fa: 'بی‌دلیل ثبت‌شده', en: 'No reason told' },
  noLosses: { fa: 'در این دوره باختی نبود.', en: 'Nothing was lost in this period.' },
  winRateBy: { fa: 'نرخ برد به تفکیک', en: 'Win rate by' },
  competitor: { fa: 'رقیب', en: 'Competitor' },
  yes: { fa: 'بله', en: 'Yes' },
  no: { fa: 'خیر', en: 'No' },
  reason: { fa: 'دلیل', en: 'Reason' },
  untold: { fa: 'نامعلوم', en: 'Unknown' },
  noneDecided: { fa: 'در این دوره چیزی برده یا باخته نشد.', en: 'Nothing was won or lost in this period.' },
  pageNotRead: { fa: 'این صفحه خوانده نشد', en: 'This page could not be read' },
  notRead: { fa: 'این بخش خوانده نشد', en: 'This part could not be read' },
  retry: { fa: 'دوباره', en: 'Try again' },
  noPipeline: { fa: 'هنوز کاریزی نیست.', en: 'There is no pipeline yet.' },
  unseen: {
    fa: (fields: string) => `برای نقش شما پنهان است: ${fields}. آنچه از آن ساخته می‌شود اینجا نیست.`,
    en: (fields: string) => `Hidden from your role: ${fields}. What is told by it is left out.`,
  },
};

/** «برای نقش شما پنهان است: «مسئول» و «متن تماس». …» @param fields their labels */
export const unseenText = (fields: readonly Phrase[], locale: Locale): string =>
  dashboardWords.unseen[locale](
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(
      fields.map((field) => (locale === 'fa' ? `«${field.fa}»` : `“${field.en}”`)),
    ),
  );
