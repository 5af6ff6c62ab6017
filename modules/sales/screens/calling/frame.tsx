import type { ReactNode } from 'react';

import { useWords } from '#web/kit/index.ts';

import { PartsFrame } from '../parts-frame.tsx';

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
  readonly page: 'lists' | 'missed' | 'sequences' | 'scripts';
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) => {
  const text = useWords(words);
  return (
    <PartsFrame
      {...props}
      title={text.title}
      label={text.pages}
      parts={[
        { id: 'lists', label: text.lists, to: '/calling' },
        { id: 'missed', label: text.missed, to: '/calling/missed' },
        { id: 'sequences', label: text.sequences, to: '/calling/sequences' },
        { id: 'scripts', label: text.scripts, to: '/calling/scripts' },
      ]}
    />
  );
};
