import type { Locale } from '#persian/bilingual.ts';
import { joinList } from '#persian/list.ts';
import type { MergeLine } from '#records/contract.ts';

/** Words that several screens of duplicates and merges share. */
export const mergeWords = {
  merge: { fa: 'ادغام', en: 'Merge' },
  merged: {
    fa: (title: string) => `در «${title}» ادغام شد.`,
    en: (title: string) => `Merged into “${title}”.`,
  },
  notMerged: { fa: 'ادغام نشد', en: 'Not merged' },
  apart: { fa: 'ادغام واگردانده شد.', en: 'The merge was undone.' },
  notApart: { fa: 'ادغام واگردانده نشد', en: 'The merge was not undone' },
  untitled: { fa: 'بی‌نام', en: 'Untitled' },
  noAccess: {
    fa: 'مدیر فضای کار می‌تواند «ادغام تکراری‌ها» را به نقش شما بیفزاید.',
    en: 'An administrator of the workspace can add “merge duplicates” to your role.',
  },
};

/** Those that were merged away: «سارا، نگار و مریم». */
export const tellLosers = (losers: MergeLine['losers'], locale: Locale): string =>
  joinList(
    losers.map(({ title }) => title ?? mergeWords.untitled[locale]),
    locale,
  );
