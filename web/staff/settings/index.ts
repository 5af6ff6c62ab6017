import { Settings } from 'lucide-react';

import { defineScreen, type Screen } from '../shell/screens.ts';

/** The screens around one's account and the workspace; each is fetched when it is first visited. */
export const settingsScreens: readonly Screen[] = [
  defineScreen({
    path: '/settings',
    label: { fa: 'تنظیمات', en: 'Settings' },
    navigation: { icon: Settings, order: 900, atEnd: true },
    load: () => import('./overview-page.tsx'),
  }),
  defineScreen({
    path: '/settings/account',
    label: { fa: 'حساب من', en: 'My account' },
    load: () => import('./account/account-page.tsx'),
  }),
  defineScreen({
    path: '/settings/security',
    label: { fa: 'امنیت حساب', en: 'Account security' },
    load: () => import('./security/security-page.tsx'),
  }),
  defineScreen({
    path: '/settings/notifications',
    label: { fa: 'اعلان‌ها', en: 'Notifications' },
    load: () => import('./notifications/notifications-page.tsx'),
  }),
  defineScreen({
    path: '/settings/members',
    label: { fa: 'همکاران', en: 'Members' },
    load: () => import('./members/members-page.tsx'),
  }),
  defineScreen({
    path: '/settings/teams',
    label: { fa: 'تیم‌ها', en: 'Teams' },
    load: () => import('./teams/teams-page.tsx'),
  }),
  defineScreen({
    path: '/settings/substitutions',
    label: { fa: 'جانشینی', en: 'Substitution' },
    load: () => import('./substitutions/substitutions-page.tsx'),
  }),
  defineScreen({
    path: '/settings/roles',
    label: { fa: 'نقش‌ها', en: 'Roles' },
    load: () => import('./roles/roles-page.tsx'),
  }),
  defineScreen({
    path: '/settings/roles/$roleId',
    label: { fa: 'نقش', en: 'Role' },
    load: () => import('./roles/role-page.tsx'),
  }),
  defineScreen({
    path: '/settings/workspace',
    label: { fa: 'فضای کار', en: 'Workspace' },
    load: () => import('./workspace/workspace-page.tsx'),
  }),
  defineScreen({
    path: '/settings/calendar',
    label: { fa: 'تقویم کاری', en: 'Work calendar' },
    load: () => import('./calendar/calendar-page.tsx'),
  }),
  defineScreen({
    path: '/settings/objects',
    label: { fa: 'رکوردها و فیلدها', en: 'Objects and fields' },
    load: () => import('./objects/objects-page.tsx'),
  }),
  defineScreen({
    path: '/settings/objects/$object',
    label: { fa: 'رکوردها و فیلدها', en: 'Objects and fields' },
    load: () => import('./objects/object-page.tsx'),
  }),
  defineScreen({
    path: '/settings/pipelines',
    label: { fa: 'کاریزهای فروش', en: 'Pipelines' },
    load: () => import('./pipelines/pipelines-page.tsx'),
  }),
  defineScreen({
    path: '/settings/quotes',
    label: { fa: 'پیش‌فاکتور و تخفیف', en: 'Quotes and discounts' },
    load: () => import('./quotes/quotes-page.tsx'),
  }),
  defineScreen({
    path: '/settings/quotes/$template',
    label: { fa: 'قالب پیش‌فاکتور', en: 'Quote template' },
    load: () => import('./quotes/template-page.tsx'),
  }),
  defineScreen({
    path: '/settings/vocabularies',
    label: { fa: 'برچسب‌ها و واژه‌ها', en: 'Tags and words' },
    load: () => import('./vocabularies/vocabularies-page.tsx'),
  }),
  defineScreen({
    path: '/settings/numbers',
    label: { fa: 'شماره‌ها', en: 'Numbers' },
    load: () => import('./numbers/numbers-page.tsx'),
  }),
  defineScreen({
    path: '/settings/keys',
    label: { fa: 'کلیدهای API', en: 'API keys' },
    load: () => import('./keys/keys-page.tsx'),
  }),
  defineScreen({
    path: '/settings/api',
    label: { fa: 'راهنمای API', en: 'API reference' },
    load: () => import('./api/api-page.tsx'),
  }),
  defineScreen({
    path: '/settings/api/$chapter',
    label: { fa: 'راهنمای API', en: 'API reference' },
    load: () => import('./api/api-page.tsx'),
  }),
  defineScreen({
    path: '/settings/channels',
    label: { fa: 'راه‌های ارسال', en: 'Mail and SMS' },
    load: () => import('./channels/channels-page.tsx'),
  }),
  defineScreen({
    path: '/settings/texts',
    label: { fa: 'متن پیام‌ها', en: 'Message texts' },
    load: () => import('./texts/texts-page.tsx'),
  }),
  defineScreen({
    path: '/settings/texts/$message',
    label: { fa: 'متن پیام‌ها', en: 'Message texts' },
    load: () => import('./texts/text-page.tsx'),
  }),
  defineScreen({
    path: '/settings/messages',
    label: { fa: 'پیام‌های ارسالی', en: 'Sent messages' },
    load: () => import('./messages/messages-page.tsx'),
  }),
  defineScreen({
    path: '/settings/log',
    label: { fa: 'رویدادها', en: 'Log' },
    load: () => import('./log/log-page.tsx'),
  }),
  defineScreen({
    path: '/settings/reports',
    label: { fa: 'گزارش با SQL', en: 'Reports by SQL' },
    load: () => import('./reports/reports-page.tsx'),
  }),
  defineScreen({
    path: '/settings/data',
    label: { fa: 'همهٔ داده‌ها', en: 'All data' },
    load: () => import('./data/data-page.tsx'),
  }),
  defineScreen({
    path: '/settings/bin',
    label: { fa: 'بازیافت', en: 'Bin' },
    load: () => import('./bin/bin-page.tsx'),
  }),
  defineScreen({
    path: '/settings/jobs',
    label: { fa: 'کارهای ناموفق', en: 'Failed jobs' },
    load: () => import('./jobs/jobs-page.tsx'),
  }),
];
