import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';

import { PageHeader, Tabs, useWords } from '#web/kit/index.ts';

const paths = {
  lists: '/calling',
  scripts: '/calling/scripts',
  missed: '/calling/missed',
  sequences: '/calling/sequences',
} as const;

const words = {
  title: { fa: 'تماس و پیگیری', en: 'Calls and follow-up' },
  pages: { fa: 'صفحه‌های تماس', en: 'Pages of calling' },
  lists: { fa: 'فهرست‌های تماس', en: 'Call lists' },
  missed: { fa: 'رو به از دست رفتن', en: 'Missed' },
  sequences: { fa: 'توالی‌ها', en: 'Sequences' },
  scripts: { fa: 'متن‌های تماس', en: 'Scripts' },
};

/** What the pages of calling share: their heading and the way between them. */
export const CallingFrame = (props: {
  readonly page: keyof typeof paths;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) => {
  const { page, actions, children } = props;
  const text = useWords(words);
  const navigate = useNavigate();
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
              const next = Object.entries(paths).find(([name]) => name === id)?.[1];
              if (next !== undefined && next !== paths[page]) void navigate({ to: next });
            }}
            tabs={[
              { id: 'lists', label: text.lists },
              { id: 'missed', label: text.missed },
              { id: 'sequences', label: text.sequences },
              { id: 'scripts', label: text.scripts },
            ]}
          />
        }
      />
      <div className="flex flex-col gap-3 px-6 pt-2 max-sm:px-4">{children}</div>
    </div>
  );
};
