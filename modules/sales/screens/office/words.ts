import { counted } from '#persian/bilingual.ts';

/** What the pages of the sales office say. */
export const officeWords = {
  edit: { fa: 'ویرایش', en: 'Edit' },
  up: { fa: 'بالاتر', en: 'Move up' },
  down: { fa: 'پایین‌تر', en: 'Move down' },
  remove: { fa: 'حذف', en: 'Remove' },
  more: { fa: (name: string) => `کارهای ${name}`, en: (name: string) => `More for ${name}` },
  off: { fa: 'غیرفعال', en: 'Inactive' },
};

export const territoryWords = {
  ...officeWords,
  add: { fa: 'منطقهٔ تازه', en: 'New territory' },
  lead: {
    fa: 'هر شخص از آنِ نخستین منطقه‌ای است که با نشانی و ویژگی‌هایش می‌خواند؛ اگر مسئولی نداشته باشد به همکاری از آن منطقه می‌رسد که کمترین را دارد.',
    en: 'A party belongs to the first territory that fits its address and kind; where nobody is responsible for it, it goes to whoever of that territory has the fewest.',
  },
  none: { fa: 'هنوز منطقه‌ای نیست', en: 'There are no territories yet' },
  noneHint: {
    fa: 'بازار را میان همکاران تقسیم کنید: به استان و شهر، نوع مشتری، صنعت یا هر شرط دیگر.',
    en: 'Divide the market among your people: by province and city, kind, sector or anything else.',
  },
  everybody: { fa: 'همه', en: 'Everybody' },
  parties: {
    fa: (count: string) => `${count} شخص`,
    en: (count: string) => counted(count, 'party', 'parties'),
  },
  leads: {
    fa: (count: string) => `${count} سرنخ باز`,
    en: (count: string) => counted(count, 'open lead', 'open leads'),
  },
  ownerless: {
    fa: (count: string) => `${count} بی‌مسئول`,
    en: (count: string) => `${count} without an owner`,
  },
  countedAt: { fa: 'آخرین شمارش:', en: 'Last counted' },
  counting: { fa: 'در حال شمردن…', en: 'Counting…' },
  nobody: { fa: 'هنوز کسی چیزی از آن ندارد.', en: 'Nobody has anything of it yet.' },
  between: { fa: 'بیرون از همهٔ منطقه‌ها', en: 'Between the territories' },
  betweenHint: {
    fa: 'نشانی ندارند یا با هیچ منطقه‌ای نمی‌خوانند. منطقه‌ای بی هیچ شرط در پایان، همه را می‌گیرد.',
    en: 'They have no address, or fit no territory. A last territory without conditions takes all of them.',
  },
};

export const approvalWords = {
  ...officeWords,
  waiting: { fa: 'در انتظار', en: 'Waiting' },
  decided: { fa: 'تصمیم‌های پیشین', en: 'Decided before' },
  none: { fa: 'چیزی در انتظار اجازه نیست', en: 'Nothing waits for approval' },
  noneHint: {
    fa: 'تخفیفی که از سقف فروشنده بگذرد اینجا می‌آید.',
    en: 'A discount beyond a seller’s limit comes here.',
  },
  asked: { fa: (percent: string) => `${percent} تخفیف`, en: (percent: string) => `${percent} off` },
  approved: { fa: 'پذیرفته', en: 'Approved' },
  refused: { fa: 'رد شده', en: 'Refused' },
  others: { fa: 'کسی که سقف بالاتری دارد تصمیم می‌گیرد.', en: 'Somebody with a higher limit decides.' },
};

export const taxWords = {
  ...officeWords,
  now: {
    fa: (rate: string) =>
      `ردیف‌های تازه با ${rate} مالیات و عوارض حساب می‌شوند، مگر محصول نرخ دیگری داشته باشد.`,
    en: (rate: string) => `New lines are taxed by ${rate}, unless their product has another rate.`,
  },
  byFirm: { fa: 'نرخ خود شماست.', en: 'This is your own rate.' },
  byLaw: { fa: 'نرخ قانون است.', en: 'This is the rate of the law.' },
  byLast: {
    fa: 'آخرین نرخ شناخته است: نرخ امسال را برنامه نمی‌داند. اگر همین است تأیید کنید، وگرنه نرخ درست را بیفزایید.',
    en: 'This is the last one known: the program knows nothing of this year. Confirm it if it still holds, or add the right one.',
  },
  confirm: {
    fa: (rate: string, day: string) => `تأیید ${rate} از ${day}`,
    en: (rate: string, day: string) => `Confirm ${rate} from ${day}`,
  },
  own: { fa: 'نرخ‌های شما', en: 'Your rates' },
  ownHint: {
    fa: 'از روز نخستینِ آن‌ها تنها نرخ‌های شما به کار می‌رود. ردیف‌هایی که ثبت شده‌اند تغییر نمی‌کنند.',
    en: 'From the first of them on your rates alone count. Lines that are there do not change.',
  },
  add: { fa: 'نرخ تازه', en: 'New rate' },
  rate: { fa: 'نرخ مالیات', en: 'Tax rate' },
  none: { fa: 'هنوز نرخی نگذاشته‌اید.', en: 'You have set none yet.' },
  law: { fa: 'نرخ‌های قانون', en: 'Rates of the law' },
  from: { fa: (day: string) => `از ${day}`, en: (day: string) => `From ${day}` },
};

export const leadRuleWords = {
  ...officeWords,
  assignment: { fa: 'واگذاری', en: 'Assignment' },
  assignmentHint: {
    fa: 'سرنخ بی‌مسئول با نخستین قاعده‌ای که با آن بخواند به کسی می‌رسد.',
    en: 'A lead without an owner goes to somebody by the first rule that holds for it.',
  },
  newAssignment: { fa: 'قاعدهٔ واگذاری تازه', en: 'New assignment rule' },
  score: { fa: 'امتیاز', en: 'Score' },
  scoreHint: {
    fa: 'امتیاز سرنخ جمع قاعده‌هایی است که با آن می‌خوانند.',
    en: 'The score of a lead is the sum of the rules that hold for it.',
  },
  newScore: { fa: 'قاعدهٔ امتیاز تازه', en: 'New scoring rule' },
  scoring: { fa: 'سرنخ‌های باز دوباره امتیاز می‌گیرند…', en: 'Open leads are being scored anew…' },
  scored: {
    fa: (count: string) => `آخرین بار امتیاز ${count} سرنخ عوض شد،`,
    en: (count: string) => `Last time the score of ${counted(count, 'lead', 'leads')} changed,`,
  },
  noneOf: { fa: 'هنوز قاعده‌ای نیست.', en: 'There are no rules yet.' },
  any: { fa: 'هر سرنخی', en: 'Any lead' },
  points: {
    fa: (points: string) => `${points} امتیاز`,
    en: (points: string) => counted(points, 'point', 'points'),
  },
};
