export type SampleProduct = {
  readonly name: string;
  readonly code: string;
  readonly series: string;
  readonly category: 'نرم‌افزار' | 'سخت‌افزار' | 'خدمات';
  /** In rial. */
  readonly price: number;
  readonly unit: string;
};

const million = 1_000_000;

/** What a firm that equips shops and offices sells. */
export const products: readonly SampleProduct[] = [
  {
    name: 'نرم‌افزار حسابداری ترازو',
    code: 'NM-ACC-1',
    series: 'ترازو',
    category: 'نرم‌افزار',
    price: 950 * million,
    unit: 'نسخه',
  },
  {
    name: 'نرم‌افزار انبار ترازو',
    code: 'NM-STK-1',
    series: 'ترازو',
    category: 'نرم‌افزار',
    price: 720 * million,
    unit: 'نسخه',
  },
  {
    name: 'نرم‌افزار حقوق و دستمزد ترازو',
    code: 'NM-PAY-1',
    series: 'ترازو',
    category: 'نرم‌افزار',
    price: 640 * million,
    unit: 'نسخه',
  },
  {
    name: 'سامانهٔ فروشگاهی پیشخان',
    code: 'NM-POS-1',
    series: 'پیشخان',
    category: 'نرم‌افزار',
    price: 1_400 * million,
    unit: 'نسخه',
  },
  {
    name: 'باشگاه مشتریان پیشخان',
    code: 'NM-LOY-1',
    series: 'پیشخان',
    category: 'نرم‌افزار',
    price: 880 * million,
    unit: 'نسخه',
  },
  {
    name: 'صندوق فروشگاهی لمسی',
    code: 'NM-HW-10',
    series: 'پیشخان',
    category: 'سخت‌افزار',
    price: 1_150 * million,
    unit: 'دستگاه',
  },
  {
    name: 'چاپگر فیش حرارتی',
    code: 'NM-HW-20',
    series: 'پیشخان',
    category: 'سخت‌افزار',
    price: 190 * million,
    unit: 'دستگاه',
  },
  {
    name: 'کارسازهٔ انبار و بایگانی',
    code: 'NM-HW-30',
    series: 'پایه',
    category: 'سخت‌افزار',
    price: 4_200 * million,
    unit: 'دستگاه',
  },
  {
    name: 'نصب و راه‌اندازی',
    code: 'NM-SV-1',
    series: 'همراه',
    category: 'خدمات',
    price: 260 * million,
    unit: 'روز',
  },
  {
    name: 'آموزش کارکنان',
    code: 'NM-SV-2',
    series: 'همراه',
    category: 'خدمات',
    price: 120 * million,
    unit: 'ساعت',
  },
  {
    name: 'پشتیبانی سالانه',
    code: 'NM-SV-3',
    series: 'همراه',
    category: 'خدمات',
    price: 540 * million,
    unit: 'سال',
  },
  {
    name: 'انتقال داده از سامانهٔ قدیمی',
    code: 'NM-SV-4',
    series: 'همراه',
    category: 'خدمات',
    price: 380 * million,
    unit: 'پروژه',
  },
];

/** How deals for things of each category begin. */
export const openings: Readonly<Record<SampleProduct['category'], readonly string[]>> = {
  نرم‌افزار: ['خرید', 'پیاده‌سازی', 'ارتقای', 'استعلام'],
  سخت‌افزار: ['خرید', 'تجهیز شعبه با', 'سفارش', 'استعلام'],
  خدمات: ['سفارش', 'درخواست', 'قرارداد'],
};

export const descriptions: readonly string[] = [
  'درخواست از طریق وبگاه رسید و همان روز تماس گرفته شد.',
  'برای سه شعبه لازم دارند؛ تحویل باید پیش از شب عید باشد.',
  'پیشنهاد فنی و مالی جداگانه خواسته‌اند.',
  'با معرفی یکی از مشتریان آمده‌اند و تخفیف همکار می‌خواهند.',
  'رقیب هم پیشنهاد داده است؛ سرعت پاسخ ما مهم است.',
];

export const nextSteps: readonly (readonly [title: string, kind: string])[] = [
  ['پیگیری پیش‌فاکتور', 'call'],
  ['نمایش محصول برای تصمیم‌گیران', 'meeting'],
  ['فرستادن پیشنهاد فنی', 'message'],
  ['گرفتن پاسخ نهایی', 'follow-up'],
  ['بازدید از محل نصب', 'visit'],
  ['تهیهٔ پیش‌نویس قرارداد', 'task'],
];

export const calls: readonly (readonly [subject: string, notes: string])[] = [
  ['گفت‌وگو دربارهٔ پیشنهاد', 'با کلیات موافق‌اند؛ تنها دربارهٔ شرایط پرداخت باید دوباره صحبت کنیم.'],
  ['پرسش فنی', 'پرسیدند با سامانهٔ فعلی‌شان کار می‌کند یا نه. قرار شد کارشناس فنی پاسخ بدهد.'],
  ['پیگیری تصمیم', 'پیشنهاد ما در جلسهٔ شنبهٔ هیئت‌مدیره مطرح می‌شود.'],
  ['چانه‌زنی بر سر قیمت', 'پنج درصد تخفیف می‌خواهند؛ گفتم با خرید پشتیبانی سالانه ممکن است.'],
];
