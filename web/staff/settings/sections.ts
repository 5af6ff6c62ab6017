import type { ComponentType } from 'react';
import {
  Bell,
  Braces,
  Building2,
  History,
  KeyRound,
  MailCheck,
  Network,
  RotateCcw,
  ScrollText,
  Shapes,
  Send,
  ShieldCheck,
  Trash2,
  UserRound,
  UsersRound,
} from 'lucide-react';

import type { Phrase } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
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
    hint: { fa: 'زبان، پوسته، تقویم و ارقام', en: 'Language, theme, calendar and digits' },
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
    hint: { fa: 'نام، واحد پول، تعطیلات و سال مالی', en: 'Name, money, days off and fiscal year' },
    icon: Building2,
    gate: deed('workspace.settings', 'sample.change'),
  },
  {
    path: '/settings/objects',
    group: 'ours',
    label: { fa: 'چیزها و فیلدها', en: 'Objects and fields' },
    hint: {
      fa: 'آنچه نگه می‌دارید، فیلدهایش و چیدمان فرم‌ها',
      en: 'What you keep, its fields, and how forms are laid out',
    },
    icon: Shapes,
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
    path: '/settings/messages',
    group: 'ours',
    label: { fa: 'پیام‌های ارسالی', en: 'Sent messages' },
    hint: { fa: 'هر پیام رسید یا نه، و چرا', en: 'Whether each message arrived, and why not' },
    icon: MailCheck,
    gate: deed('channels.change'),
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

/** The sections that this reader may enter: his own, and those of the workspace. */
export const useSections = (): readonly SectionGroup[] => {
  const me = useMe();
  const objects = new Map(useSchema().objects.map((one) => [one.name, one]));
  return (['mine', 'ours'] as const).map((name) => ({
    name,
    sections: all.filter((section) => section.group === name && section.gate(me, objects)),
  }));
};
