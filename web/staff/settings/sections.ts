import type { ComponentType } from 'react';
import {
  Bell,
  Braces,
  Building2,
  History,
  CalendarDays,
  CalendarOff,
  ChartPie,
  DatabaseBackup,
  GitBranch,
  FileText,
  Hash,
  KeyRound,
  MailCheck,
  MessageSquareText,
  Network,
  RotateCcw,
  ScrollText,
  Shapes,
  Send,
  Tags,
  ShieldCheck,
  Trash2,
  UserRound,
  UsersRound,
} from 'lucide-react';

import type { Phrase } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import { foldSearch } from '#persian/fold.ts';
import { mayDeed, useMe, useSchema, type Me } from '#web/records/index.ts';

export type Section = {
  readonly path: string;
  readonly label: Phrase;
  readonly hint: Phrase;
  readonly icon: ComponentType<{ readonly size?: number | string }>;
};

type Gate = (me: Me, objects: ReadonlyMap<string, ObjectContract>) => boolean;

const always: Gate = () => true;
const deed =
  (...names: readonly string[]): Gate =>
  (me) =>
    names.some((name) => mayDeed(me, name));
const object =
  (name: string): Gate =>
  (_, objects) =>
    objects.has(name);

/** Whoever may remove anything may look for it in the bin. */
const removes: Gate = (_, objects) =>
  [...objects.values()].some(({ abilities }) => abilities.remove !== 'none');

const all: readonly (Section & { readonly group: 'mine' | 'ours'; readonly gate: Gate })[] = [
  {
    path: '/settings/account',
    group: 'mine',
    label: { fa: 'حساب من', en: 'My account' },
    hint: {
      fa: 'زبان، پوسته، تقویم، ارقام و صفحهٔ آغاز',
      en: 'Language, theme, calendar, digits and first screen',
    },
    icon: UserRound,
    gate: always,
  },
  {
    path: '/settings/security',
    group: 'mine',
    label: { fa: 'امنیت حساب', en: 'Account security' },
    hint: { fa: 'گذرواژه، ورود دومرحله‌ای و نشست‌ها', en: 'Password, second factor and sessions' },
    icon: ShieldCheck,
    gate: always,
  },
  {
    path: '/settings/notifications',
    group: 'mine',
    label: { fa: 'اعلان‌ها', en: 'Notifications' },
    hint: { fa: 'از چه باخبر شوم، از چه راهی و چه وقت', en: 'What I am told of, by which way and when' },
    icon: Bell,
    gate: always,
  },
  {
    path: '/settings/members',
    group: 'ours',
    label: { fa: 'همکاران', en: 'Members' },
    hint: { fa: 'چه کسانی اینجا کار می‌کنند و چگونه وارد می‌شوند', en: 'Who works here and how they sign in' },
    icon: UsersRound,
    gate: object('member'),
  },
  {
    path: '/settings/teams',
    group: 'ours',
    label: { fa: 'تیم‌ها', en: 'Teams' },
    hint: { fa: 'چه کسی با چه کسی و زیر نظر که', en: 'Who works with whom, and under whom' },
    icon: Network,
    gate: object('team'),
  },
  {
    path: '/settings/substitutions',
    group: 'ours',
    label: { fa: 'جانشینی', en: 'Substitution' },
    hint: { fa: 'چه کسی نیست و چه کسی به جای اوست', en: 'Who is away, and who stands in' },
    icon: CalendarOff,
    gate: object('substitution'),
  },
  {
    path: '/settings/roles',
    group: 'ours',
    label: { fa: 'نقش‌ها', en: 'Roles' },
    hint: { fa: 'هر کس چه می‌بیند و چه می‌تواند بکند', en: 'What each may see and do' },
    icon: ScrollText,
    gate: object('role'),
  },
  {
    path: '/settings/workspace',
    group: 'ours',
    label: { fa: 'فضای کار', en: 'Workspace' },
    hint: {
      fa: 'نام، نشان، مشخصات، واحد پول و سال مالی',
      en: 'Name, logo, particulars, money and fiscal year',
    },
    icon: Building2,
    gate: deed('workspace.settings', 'sample.change'),
  },
  {
    path: '/settings/calendar',
    group: 'ours',
    label: { fa: 'تقویم کاری', en: 'Work calendar' },
    hint: { fa: 'هفته و ساعت کار، تعطیلات سال', en: 'Work week and hours, holidays of the year' },
    icon: CalendarDays,
    gate: deed('workspace.settings'),
  },
  {
    path: '/settings/objects',
    group: 'ours',
    label: { fa: 'رکوردها و فیلدها', en: 'Objects and fields' },
    hint: {
      fa: 'آنچه نگه می‌دارید، فیلدهایش و چیدمان فرم‌ها',
      en: 'What you keep, its fields, and how forms are laid out',
    },
    icon: Shapes,
    gate: deed('schema.change'),
  },
  {
    path: '/settings/pipelines',
    group: 'ours',
    label: { fa: 'کاریزهای فروش', en: 'Pipelines' },
    hint: { fa: 'مرحله‌ها و آنچه هر یک می‌خواهد', en: 'Stages, and what each asks for' },
    icon: GitBranch,
    gate: object('pipeline'),
  },
  {
    path: '/settings/quotes',
    group: 'ours',
    label: { fa: 'پیش‌فاکتور و تخفیف', en: 'Quotes and discounts' },
    hint: {
      fa: 'قالب‌های پیش‌فاکتور، و اینکه هر کس چقدر تخفیف می‌دهد',
      en: 'Templates of quotes, and how much each may give away',
    },
    icon: FileText,
    gate: (_, objects) =>
      ['quote_template', 'discount_limit'].some((name) => objects.get(name)?.abilities.create),
  },
  {
    path: '/settings/vocabularies',
    group: 'ours',
    label: { fa: 'برچسب‌ها و واژه‌ها', en: 'Tags and words' },
    hint: { fa: 'برچسب‌ها، دلیل‌های باخت و مانند آن', en: 'Tags, reasons of loss and the like' },
    icon: Tags,
    gate: (_, objects) => objects.has('tag') || objects.has('loss_reason'),
  },
  {
    path: '/settings/numbers',
    group: 'ours',
    label: { fa: 'شماره‌ها', en: 'Numbers' },
    hint: { fa: 'قالب شمارهٔ رکوردها و شمارهٔ بعدی', en: 'How records are numbered, and which comes next' },
    icon: Hash,
    gate: deed('schema.change'),
  },
  {
    path: '/settings/keys',
    group: 'ours',
    label: { fa: 'کلیدهای API', en: 'API keys' },
    hint: { fa: 'راه برنامه‌های دیگر به داده‌ها', en: 'How other programs reach the data' },
    icon: KeyRound,
    gate: deed('api.keys'),
  },
  {
    path: '/settings/api',
    group: 'ours',
    label: { fa: 'راهنمای API', en: 'API reference' },
    hint: {
      fa: 'هر مسیر API با نمونه، و آزمودن آن همین‌جا',
      en: 'Every route with an example, to be tried on the spot',
    },
    icon: Braces,
    gate: always,
  },
  {
    path: '/settings/channels',
    group: 'ours',
    label: { fa: 'راه‌های ارسال', en: 'Mail and SMS' },
    hint: {
      fa: 'سرور رایانامه و پنل پیامک، و آزمودن آن‌ها',
      en: 'Mail server and SMS account, and trying them',
    },
    icon: Send,
    gate: deed('channels.change'),
  },
  {
    path: '/settings/texts',
    group: 'ours',
    label: { fa: 'متن پیام‌ها', en: 'Message texts' },
    hint: {
      fa: 'متن دعوت، یادآور، چکیده، پیش‌فاکتور و مانند آن',
      en: 'Words of invitations, reminders, digests, quotes',
    },
    icon: MessageSquareText,
    gate: deed('channels.change'),
  },
  {
    path: '/settings/messages',
    group: 'ours',
    label: { fa: 'پیام‌های ارسالی', en: 'Sent messages' },
    hint: { fa: 'هر پیام رسید یا نه، و چرا', en: 'Whether each message arrived, and why not' },
    icon: MailCheck,
    gate: deed('channels.change'),
  },
  {
    path: '/settings/reports',
    group: 'ours',
    label: { fa: 'گزارش با SQL', en: 'Reports by SQL' },
    hint: {
      fa: 'راه خواندن Metabase، Power BI و هر ابزار دیگر',
      en: 'How Metabase, Power BI and other tools read',
    },
    icon: ChartPie,
    gate: deed('reports.sql'),
  },
  {
    path: '/settings/data',
    group: 'ours',
    label: { fa: 'همهٔ داده‌ها', en: 'All data' },
    hint: {
      fa: 'خروجی کامل فضای کار، و آوردن آن از جای دیگر',
      en: 'The whole workspace as one file, out and in',
    },
    icon: DatabaseBackup,
    gate: deed('workspace.archive'),
  },
  {
    path: '/settings/log',
    group: 'ours',
    label: { fa: 'رویدادها', en: 'Log' },
    hint: { fa: 'چه کسی چه کرد، کی و با چه چیزی', en: 'Who did what, when and to what' },
    icon: History,
    gate: deed('log.read'),
  },
  {
    path: '/settings/bin',
    group: 'ours',
    label: { fa: 'بازیافت', en: 'Bin' },
    hint: { fa: 'آنچه حذف شده است و می‌توان بازگرداند', en: 'What was deleted and can be restored' },
    icon: Trash2,
    gate: removes,
  },
  {
    path: '/settings/jobs',
    group: 'ours',
    label: { fa: 'کارهای ناموفق', en: 'Failed jobs' },
    hint: { fa: 'آنچه در پس‌زمینه انجام نشد', en: 'What did not succeed in the background' },
    icon: RotateCcw,
    gate: deed('jobs.retry'),
  },
];

export type SectionGroup = { readonly name: 'mine' | 'ours'; readonly sections: readonly Section[] };

/** The sections that somebody may enter: his own, and those of the workspace. */
export const sectionsFor = (me: Me, objects: readonly ObjectContract[]): readonly SectionGroup[] => {
  const known = new Map(objects.map((one) => [one.name, one]));
  return (['mine', 'ours'] as const).map((name) => ({
    name,
    sections: all.filter((section) => section.group === name && section.gate(me, known)),
  }));
};

/** The sections that this reader may enter. */
export const useSections = (): readonly SectionGroup[] => sectionsFor(useMe(), useSchema().objects);

/** What a section is called and what stands in it, in either language. */
export const soughtWords = ({ label, hint, path }: Section): string =>
  [label, hint, contents[path]].map((phrase) => (phrase ? `${phrase.fa} ${phrase.en}` : '')).join(' ');

/** Whether a section is what somebody looks for. */
export const isSought = (section: Section, text: string): boolean => {
  const held = foldSearch(soughtWords(section));
  return foldSearch(text)
    .split(' ')
    .every((word) => held.includes(word));
};

/** What stands in a section beside what its line says, in words by which people look for it. */
const contents: Readonly<Record<string, Phrase>> = {
  '/settings/account': {
    fa: 'فارسی انگلیسی تیره روشن تم فشردگی شمسی میلادی',
    en: 'Persian English dark light density Jalali Gregorian',
  },
  '/settings/security': { fa: 'رمز پسورد دستگاه', en: 'password device sign out' },
  '/settings/members': { fa: 'کاربر دعوت کارمند', en: 'users invite staff' },
  '/settings/substitutions': { fa: 'مرخصی غیبت مأموریت نبودن', en: 'leave absence away vacation' },
  '/settings/roles': { fa: 'دسترسی اختیار مجوز', en: 'permission access rights' },
  '/settings/workspace': {
    fa: 'شرکت لوگو مهر نشانی شناسه ملی کد اقتصادی تومان ریال پیش‌شماره دادهٔ نمونه',
    en: 'company logo seal address national id economic code toman rial area code sample data',
  },
  '/settings/calendar': { fa: 'تعطیلی تعطیلات آخر هفته ساعت کار مناسبت', en: 'weekend days off office hours' },
  '/settings/objects': {
    fa: 'فیلد سفارشی فرم چیدمان فرمول جمع‌بندی شرط الزامی نوع گونه شیء',
    en: 'custom field form layout formula roll-up condition required',
  },
  '/settings/pipelines': {
    fa: 'مرحله احتمال برد باخت راکد قیف',
    en: 'stage probability won lost rotting funnel',
  },
  '/settings/quotes': {
    fa: 'قالب نشان مهر شرایط سقف تخفیف اجازه',
    en: 'template logo seal terms limit approval',
  },
  '/settings/vocabularies': { fa: 'تگ رنگ ادغام', en: 'label colour merge' },
  '/settings/numbers': { fa: 'سریال شماره‌گذاری فاکتور', en: 'serial numbering template' },
  '/settings/reports': { fa: 'بی‌آی متابیس پاور هوش تجاری', en: 'BI Metabase Power BI Grafana PostgreSQL' },
  '/settings/data': {
    fa: 'بکاپ پشتیبان اکسپورت ایمپورت زیپ کوچ انتقال',
    en: 'export import archive zip move migrate',
  },
  '/settings/texts': {
    fa: 'قالب پیام پیامک رایانامه نوشته ویرایش',
    en: 'template message mail SMS wording edit',
  },
  '/settings/keys': { fa: 'توکن یکپارچه‌سازی', en: 'token integration' },
};
