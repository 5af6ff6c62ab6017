import type { Phrase } from '#persian/bilingual.ts';

export type DeedWords = { readonly name: string; readonly label: Phrase; readonly hint: Phrase };

/** Deeds beside records that a role may hold, as people call them. The server knows them by the same names. */
export const deeds: readonly DeedWords[] = [
  {
    name: 'members.invite',
    label: { fa: 'دعوت همکاران', en: 'Invite members' },
    hint: { fa: 'راه ورود می‌دهد و گذرواژهٔ تازه می‌سازد', en: 'Lets people in and makes new-password links' },
  },
  {
    name: 'members.hand-over',
    label: { fa: 'سپردن کارهای همکاران', en: 'Hand over members’ work' },
    hint: {
      fa: 'آنچه کسی مسئول آن است، یک‌جا به دیگری؛ بیرون از دامنهٔ خودش هم',
      en: 'All that somebody is responsible for, to another; beyond their own reach as well',
    },
  },
  {
    name: 'teams.manage',
    label: { fa: 'چیدن تیم‌ها', en: 'Shape teams' },
    hint: { fa: 'چه کسی در کدام تیم است و زیر نظر که', en: 'Who is in which team, and under whom' },
  },
  {
    name: 'workspace.settings',
    label: { fa: 'تنظیم فضای کار', en: 'Set up the workspace' },
    hint: { fa: 'نام، مشخصات، واحد پول و تقویم کاری', en: 'Name, particulars, money and work calendar' },
  },
  {
    name: 'workspace.make',
    label: { fa: 'ساختن فضای کار دیگر', en: 'Make further workspaces' },
    hint: {
      fa: 'برای شرکت یا شعبهٔ دیگر، جدا از این فضا',
      en: 'For another firm or branch, apart from this one',
    },
  },
  {
    name: 'schema.change',
    label: { fa: 'ساختن فیلد و نوع رکورد', en: 'Make fields and objects' },
    hint: { fa: 'چه چیزهایی و با چه فیلدهایی ثبت شود', en: 'What is kept, and with which fields' },
  },
  {
    name: 'records.merge',
    label: { fa: 'ادغام تکراری‌ها', en: 'Merge duplicates' },
    hint: {
      fa: 'یکی کردن رکوردها و جداسازی دوباره',
      en: 'Make one of several records, and take it apart again',
    },
  },
  {
    name: 'log.read',
    label: { fa: 'دیدن رویدادها', en: 'Read the log' },
    hint: { fa: 'چه کسی کی چه کرد، در همهٔ فضای کار', en: 'Who did what and when, in the whole workspace' },
  },
  {
    name: 'bin.erase',
    label: { fa: 'پاک کردن همیشگی', en: 'Erase for good' },
    hint: { fa: 'خالی کردن بازیافت، بی‌بازگشت', en: 'Empty the bin, past undoing' },
  },
  {
    name: 'channels.change',
    label: { fa: 'تنظیم پیامک و رایانامه', en: 'Set up SMS and e-mail' },
    hint: { fa: 'پیام‌ها از کجا فرستاده شوند', en: 'Where messages are sent from' },
  },
  {
    name: 'api.keys',
    label: { fa: 'کلیدهای API', en: 'API keys' },
    hint: { fa: 'ساختن کلید و باطل کردن کلید دیگران', en: 'Make keys, and revoke those of others' },
  },
  {
    name: 'jobs.retry',
    label: { fa: 'کارهای ناموفق', en: 'Failed jobs' },
    hint: { fa: 'دیدن و دوباره آزمودن کارهای پس‌زمینه', en: 'See and retry work behind the scenes' },
  },
  {
    name: 'sample.change',
    label: { fa: 'دادهٔ نمونه', en: 'Sample data' },
    hint: { fa: 'افزودن و برداشتن دادهٔ نمونه', en: 'Add and remove sample data' },
  },
];
