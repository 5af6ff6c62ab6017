import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';

import { PageHeader, Tabs, useWords } from '#web/kit/index.ts';
import { useObject } from '#web/records/index.ts';

const paths = { territories: '/office', approvals: '/office/approvals', leads: '/office/leads' } as const;

const words = {
  title: { fa: 'دفتر فروش', en: 'Sales office' },
  pages: { fa: 'بخش‌های دفتر فروش', en: 'Parts of the sales office' },
  territories: { fa: 'منطقه‌ها', en: 'Territories' },
  approvals: { fa: 'اجازه‌ها', en: 'Approvals' },
  leads: { fa: 'قاعده‌های سرنخ', en: 'Rules of leads' },
};

/** What the pages of the sales office share: their heading and the way between them. */
export const OfficeFrame = (props: {
  readonly page: keyof typeof paths;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) => {
  const { page, actions, children } = props;
  const text = useWords(words);
  const navigate = useNavigate();
  const sees = {
    territories: useObject('territory') !== undefined,
    approvals: useObject('discount_approval') !== undefined,
    leads: useObject('lead_assignment_rule') !== undefined,
  };
  const names = (['territories', 'approvals', 'leads'] as const).filter((name) => sees[name]);
  return (
    <div className="mx-auto flex w-full max-w-[76rem] flex-col pb-10">
      <PageHeader
        title={text.title}
        actions={actions}
        tabs={
          <Tabs
            label={text.pages}
            selected={page}
            onSelect={(id) => {
              const next = names.find((name) => name === id);
              if (next !== undefined && next !== page) void navigate({ to: paths[next] });
            }}
            tabs={names.map((id) => ({ id, label: text[id] }))}
          />
        }
      />
      <div className="flex flex-col gap-3 px-6 pt-2 max-sm:px-4">{children}</div>
    </div>
  );
};
