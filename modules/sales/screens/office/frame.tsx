import type { ReactNode } from 'react';

import { useWords } from '#web/kit/index.ts';
import { useObject } from '#web/records/index.ts';

import { PartsFrame, type Part } from '../parts-frame.tsx';

type Page = 'territories' | 'approvals' | 'leads' | 'tax';

const words = {
  title: { fa: 'دفتر فروش', en: 'Sales office' },
  pages: { fa: 'بخش‌های دفتر فروش', en: 'Parts of the sales office' },
  territories: { fa: 'منطقه‌ها', en: 'Territories' },
  approvals: { fa: 'اجازه‌ها', en: 'Approvals' },
  leads: { fa: 'قاعده‌های سرنخ', en: 'Rules of leads' },
  tax: { fa: 'نرخ مالیات', en: 'Tax rates' },
};

/** What the pages of the sales office share: their heading and the way between those that one sees. */
export const OfficeFrame = (props: {
  readonly page: Page;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) => {
  const text = useWords(words);
  const seen = {
    territories: useObject('territory') !== undefined,
    approvals: useObject('discount_approval') !== undefined,
    leads: useObject('lead_assignment_rule') !== undefined,
    tax: useObject('tax_rate') !== undefined,
  };
  const parts: readonly Part<Page>[] = [
    { id: 'territories', label: text.territories, to: '/office' },
    { id: 'approvals', label: text.approvals, to: '/office/approvals' },
    { id: 'leads', label: text.leads, to: '/office/leads' },
    { id: 'tax', label: text.tax, to: '/office/tax' },
  ];
  return (
    <PartsFrame {...props} title={text.title} label={text.pages} parts={parts.filter(({ id }) => seen[id])} />
  );
};
