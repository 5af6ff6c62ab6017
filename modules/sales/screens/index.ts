import { lazy } from 'react';
import { ChartNoAxesColumn } from 'lucide-react';

/** What sales brings to the staff app: deeds at the head of its records' pages, and pages of its own. */
export const salesWeb = {
  deeds: { lead: lazy(() => import('./lead-deeds.tsx')) },
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
      path: '/sales/sellers',
      label: { fa: 'فروشندگان', en: 'Sellers' },
      load: () => import('./sellers/sellers-page.tsx'),
    },
    {
      path: '/sales/change',
      label: { fa: 'چرا فروش کم یا زیاد شد', en: 'Why sales rose or fell' },
      load: () => import('./change/change-page.tsx'),
    },
  ],
};
