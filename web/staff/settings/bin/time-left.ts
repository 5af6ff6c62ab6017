import { counted } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { useLocale, useWords } from '#web/kit/index.ts';

import type { BinEntry } from './bin-row.tsx';

const words = {
  days: {
    fa: (days: string) => `${days} روز مانده`,
    en: (days: string) => `${counted(days, 'day', 'days')} left`,
  },
  minutes: {
    fa: (minutes: string) => `${minutes} دقیقه مانده`,
    en: (minutes: string) => `${minutes} min left`,
  },
  last: { fa: 'به‌زودی پاک می‌شود', en: 'Goes any time now' },
};

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** How long it still lies there, in days, or in minutes where that is less than an hour; undefined of what stays for good. */
export function useTimeLeft(entry: BinEntry, days: number): string | undefined {
  const text = useWords(words);
  const { digits } = useLocale();
  if (!entry.erasable) return undefined;
  const until = entry.goesAt === null ? Date.parse(entry.removedAt) + days * dayMs : Date.parse(entry.goesAt);
  const left = until - Date.now();
  if (left <= 0) return text.last;
  return left < 60 * minuteMs
    ? text.minutes(formatNumber(Math.ceil(left / minuteMs), digits))
    : text.days(formatNumber(Math.ceil(left / dayMs), digits));
}
