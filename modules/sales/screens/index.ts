import { lazy } from 'react';
import { ChartNoAxesColumn, Map as MapIcon, PhoneCall } from 'lucide-react';

const callListDeed = lazy(() => import('./calling/call-list-deed.tsx'));

const enrolDeed = lazy(() => import('./sequences/enrol-deed.tsx'));

const linesPanel = () => import('./lines/lines-panel.tsx');
const quotePanel = () => import('./quote/quote-panel.tsx');

/** What sales brings to the staff app: deeds at the head of its records' pages, and pages of its own. */
export const salesWeb = {
  /** Its part of somebody's day. */
  day: lazy(() => import('./goals/day-goals.tsx')),
  stageTasks: lazy(() => import('./stages/stage-tasks-dialog.tsx')),
  deeds: {
    lead: lazy(() => import('./lead-deeds.tsx')),
    deal: enrolDeed,
    party: enrolDeed,
    quote: lazy(() => import('./quote/quote-deeds.tsx')),
  },
  panels: {
    deal: {
      Panel: lazy(linesPanel),
      fetch: linesPanel,
      instead: ['deal_line', 'discount_approval', 'quote_version'],
    },
    quote: { Panel: lazy(quotePanel), fetch: quotePanel, instead: ['quote_version', 'quote_link'] },
  },
  listDeeds: { party: callListDeed, lead: callListDeed, deal: callListDeed },
  screens: [
    {
      path: '/sales',
      label: { fa: 'فروش', en: 'Sales' },
      navigation: { icon: ChartNoAxesColumn, order: 30, forReadersOf: 'deal' },
      load: () => import('./dashboard/dashboard-page.tsx'),
    },
    {
      path: '/sales/forecast',
      label: { fa: 'پیش‌بینی فروش', en: 'Forecast' },
      load: () => import('./forecast/forecast-page.tsx'),
    },
    {
      path: '/sales/goals',
      label: { fa: 'هدف‌ها', en: 'Goals' },
      load: () => import('./goals/goals-page.tsx'),
    },
    {
      path: '/sales/sellers',
      label: { fa: 'فروشندگان', en: 'Sellers' },
      load: () => import('./sellers/sellers-page.tsx'),
    },
    {
      path: '/sales/change',
      label: { fa: 'چرا فروش کم یا زیاد شد', en: 'Why sales rose or fell' },
      load: () => import('./change/change-page.tsx'),
    },
    {
      path: '/sales/activity',
      label: { fa: 'گزارش فعالیت', en: 'Activity report' },
      load: () => import('./activity/activity-page.tsx'),
    },
    {
      path: '/sales/calls',
      label: { fa: 'چه تماسی نتیجه می‌دهد', en: 'What works on calls' },
      load: () => import('./call-rates/call-rates-page.tsx'),
    },
    {
      path: '/sales/reports',
      label: { fa: 'گزارش‌های ذخیره‌شده', en: 'Saved reports' },
      load: () => import('./reports/reports-page.tsx'),
    },
    {
      path: '/calling',
      label: { fa: 'تماس و پیگیری', en: 'Calls and follow-up' },
      navigation: { icon: PhoneCall, order: 32, forReadersOf: 'call_list' },
      load: () => import('./calling/lists-page.tsx'),
    },
    {
      path: '/office',
      label: { fa: 'دفتر فروش', en: 'Sales office' },
      navigation: { icon: MapIcon, order: 34, forReadersOf: 'territory' },
      load: () => import('./office/territories-page.tsx'),
    },
    {
      path: '/office/approvals',
      label: { fa: 'اجازه‌ها', en: 'Approvals' },
      load: () => import('./office/approvals-page.tsx'),
    },
    {
      path: '/office/leads',
      label: { fa: 'قاعده‌های سرنخ', en: 'Rules of leads' },
      load: () => import('./office/lead-rules-page.tsx'),
    },
    {
      path: '/office/tax',
      label: { fa: 'نرخ مالیات', en: 'Tax rates' },
      load: () => import('./office/tax-page.tsx'),
    },
    {
      path: '/calling/lists/$call_listId',
      label: { fa: 'تماس', en: 'Calling' },
      load: () => import('./calling/calling-page.tsx'),
    },
    {
      path: '/calling/missed',
      label: { fa: 'فرصت‌های رو به از دست رفتن', en: 'Missed opportunities' },
      load: () => import('./missed/missed-page.tsx'),
    },
    {
      path: '/calling/sequences',
      label: { fa: 'توالی‌های پیگیری', en: 'Sequences' },
      load: () => import('./sequences/sequences-page.tsx'),
    },
    {
      path: '/calling/sequences/$sequenceId',
      label: { fa: 'توالی پیگیری', en: 'Sequence' },
      load: () => import('./sequences/sequence-page.tsx'),
    },
    {
      path: '/calling/letters/$meetingId',
      label: { fa: 'نامهٔ دعوت', en: 'Letter of invitation' },
      load: () => import('./letter/letter-page.tsx'),
    },
    {
      path: '/calling/scripts',
      label: { fa: 'متن‌های تماس', en: 'Call scripts' },
      load: () => import('./scripts/scripts-page.tsx'),
    },
    {
      path: '/calling/scripts/$call_scriptId',
      label: { fa: 'متن تماس', en: 'Call script' },
      load: () => import('./scripts/script-page.tsx'),
    },
  ],
};
