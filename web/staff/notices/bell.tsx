import { useQuery } from '@tanstack/react-query';
import { Bell } from 'lucide-react';

import { formatNumber } from '#persian/digits.ts';
import { useLocale, useWords } from '#web/kit/index.ts';

import { countQuery } from './data.ts';
import { noticeWords } from './words.ts';

/** How many are unread, in the reader's digits («۹۹+» past what is counted), and the name for ears. */
export const useUnread = (): { readonly count: string | null; readonly label: string } => {
  const text = useWords(noticeWords);
  const { digits } = useLocale();
  const unread = useQuery(countQuery).data?.unread ?? 0;
  if (unread === 0) return { count: null, label: text.title };
  const count = unread > 99 ? `${formatNumber(99, digits)}+` : formatNumber(unread, digits);
  return { count, label: text.withCount(count) };
};

/** A bell with the count at its corner. */
export const BellMark = ({ size, count }: { readonly size: number; readonly count: string | null }) => (
  <span className="relative inline-grid">
    <Bell aria-hidden="true" size={size} />
    {count === null ? null : (
      <span
        aria-hidden="true"
        dir="ltr"
        className="absolute -top-2 start-1/2 min-w-4 rounded-full bg-accent px-1 text-center text-[10px] leading-4 font-medium text-accent-ink tabular-nums"
      >
        {count}
      </span>
    )}
  </span>
);
