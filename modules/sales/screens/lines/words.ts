export const words = {
  title: { fa: 'ردیف‌ها', en: 'Lines' },
  add: { fa: 'افزودن ردیف', en: 'Add a line' },
  none: {
    fa: 'آنچه می‌فروشید را بیفزایید تا مبلغ معامله و پیش‌فاکتور از آن ساخته شود.',
    en: 'Add what you sell; the amount of the deal and its quotes come from it.',
  },
  change: { fa: 'ویرایش', en: 'Edit' },
  remove: { fa: 'حذف', en: 'Delete' },
  deeds: { fa: (title: string) => `کارهای «${title}»`, en: (title: string) => `Actions of “${title}”` },
  off: { fa: (percent: string) => `${percent} تخفیف`, en: (percent: string) => `${percent} off` },
  offAmount: { fa: 'تخفیف', en: 'off' },
  gross: { fa: 'جمع ردیف‌ها', en: 'Lines' },
  discount: { fa: 'تخفیف ردیف‌ها', en: 'Discount of lines' },
  whole: { fa: 'تخفیف کل', en: 'Discount on the whole' },
  setWhole: { fa: 'تخفیف کل', en: 'Discount on the whole' },
  net: { fa: 'مبلغ معامله', en: 'Amount of the deal' },
  tax: { fa: 'مالیات و عوارض', en: 'Tax' },
  payable: { fa: 'قابل پرداخت', en: 'Payable' },
  quote: { fa: 'ساختن پیش‌فاکتور', en: 'Make a quote' },
  newLine: { fa: 'ردیف تازه', en: 'New line' },
  editLine: { fa: 'ویرایش ردیف', en: 'Edit the line' },
  save: { fa: 'ثبت', en: 'Save' },
  saveNext: { fa: 'ثبت و ردیف بعدی', en: 'Save and add another' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  comes: { fa: 'جمع این ردیف با مالیات', en: 'This line with tax' },
  from: { fa: (source: string) => `از ${source}`, en: (source: string) => `From ${source.toLowerCase()}` },
  below: {
    fa: (percent: string) => `${percent} زیر قیمت فهرست`,
    en: (percent: string) => `${percent} below the list`,
  },
  byPercent: { fa: 'درصد', en: 'Per cent' },
  byAmount: { fa: 'مبلغ', en: 'Amount' },
  discountBy: { fa: 'تخفیف به', en: 'Discount by' },
  lastTax: {
    fa: (rate: string) => `نرخ مالیات امسال را برنامه نمی‌داند؛ ${rate}، آخرین نرخ شناخته، گذاشته شد.`,
    en: (rate: string) => `This year’s tax rate is not known here; ${rate}, the last one known, was put in.`,
  },
  taxRates: { fa: 'نرخ مالیات', en: 'Tax rates' },
  failed: { fa: 'ردیف‌ها خوانده نشد.', en: 'The lines could not be read.' },
  again: { fa: 'دوباره', en: 'Try again' },
};

export const discountWords = {
  needed: {
    fa: (percent: string, limit: string) =>
      `تخفیف ${percent} است و شما تا ${limit} می‌توانید بدهید. پیش‌فاکتور پس از اجازهٔ مدیر فرستاده می‌شود.`,
    en: (percent: string, limit: string) =>
      `The discount is ${percent} and you may give ${limit}. A quote leaves once your manager approves.`,
  },
  ask: { fa: 'خواستن اجازه', en: 'Ask for approval' },
  askTitle: { fa: 'اجازهٔ تخفیف', en: 'Approval of the discount' },
  why: { fa: 'چرا این تخفیف؟', en: 'Why this discount?' },
  send: { fa: 'فرستادن درخواست', en: 'Send the request' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  asked: { fa: 'درخواست برای مدیر فرستاده شد.', en: 'Your manager has been asked.' },
  waiting: {
    fa: (percent: string) => `درخواست ${percent} تخفیف در انتظار پاسخ مدیر است.`,
    en: (percent: string) => `The request for ${percent} waits for an answer.`,
  },
  decide: {
    fa: (percent: string) => `برای ${percent} تخفیف اجازه می‌خواهد.`,
    en: (percent: string) => `asks to give ${percent} away.`,
  },
  approved: {
    fa: (percent: string) => `تا ${percent} تخفیف پذیرفته شده است.`,
    en: (percent: string) => `Up to ${percent} has been approved.`,
  },
  refused: {
    fa: (reason: string) => `تخفیف رد شد: ${reason}`,
    en: (reason: string) => `The discount was refused: ${reason}`,
  },
  approve: { fa: 'پذیرفتن', en: 'Approve' },
  refuse: { fa: 'رد کردن', en: 'Refuse' },
  reason: { fa: 'دلیل رد', en: 'Reason' },
};
