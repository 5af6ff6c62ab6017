import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  Sun,
  Users,
  Building2,
  Handshake,
  CheckSquare,
  ChartNoAxesCombined,
  Upload,
  Settings,
  Package,
} from 'lucide-react';
import '#web/kit/kit.css';
import { readPreferences, savePreferences } from '#web/kit/index.ts';
import { screens } from '../staff/screens.ts';
import { StaffShell, defineScreen } from '../staff/shell/index.tsx';
const load = () => import('./blank.tsx');
const sales = { fa: 'فروش', en: 'Sales' },
  manage = { fa: 'مدیریت', en: 'Manage' };
const s = (
  path: string,
  fa: string,
  en: string,
  icon: typeof Sun,
  order: number,
  group?: { fa: string; en: string },
) => defineScreen({ path, label: { fa, en }, load, navigation: { icon, order, group } });
const all = [
  s('/today', 'روز من', 'My day', Sun, 1),
  s('/people', 'مخاطبان', 'Contacts', Users, 2),
  s('/companies', 'شرکت‌ها', 'Companies', Building2, 3, sales),
  s('/deals', 'معامله‌ها', 'Deals', Handshake, 4, sales),
  s('/tasks', 'کارها', 'Tasks', CheckSquare, 5, sales),
  s('/products', 'کالاها', 'Products', Package, 6, sales),
  s('/reports', 'گزارش‌ها', 'Reports', ChartNoAxesCombined, 7, sales),
  s('/import', 'ورود داده', 'Import', Upload, 8, manage),
  s('/settings', 'تنظیمات', 'Settings', Settings, 9, manage),
  defineScreen({ path: '/broken', label: { fa: 'خراب', en: 'Broken' }, load: () => import('./broken.tsx') }),
  ...screens,
];
const App = () => {
  const [p, setP] = useState(readPreferences);
  return (
    <StaffShell
      screens={all}
      me={{ name: 'نگار صادقی', detail: 'مدیر فروش' }}
      workspace={{ name: 'بازرگانی آرمان' }}
      preferences={p}
      onPreferencesChange={(n) => {
        savePreferences(n);
        setP(n);
      }}
      onSignOut={() => {}}
      savedViews={[{ label: 'معامله‌های بزرگ این ماه', href: '/deals?v=1' }]}
      onPageError={() => 'req-7f3a21'}
      search={async (t) => [
        { title: 'مخاطبان', items: [{ href: '/people/1', label: t + ' محمدی', detail: 'بازرگانی آرمان' }] },
      ]}
    />
  );
};
createRoot(document.getElementById('app')!).render(<App />);
