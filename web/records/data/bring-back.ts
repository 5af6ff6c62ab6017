import { formatNumber } from '#persian/digits.ts';
import { say, type Locale, type Phrase } from '#persian/bilingual.ts';
import type { Deletion } from '#records/contract.ts';
import { showToast, type KitLocale } from '#web/kit/index.ts';

import { callApi } from './api.ts';

const words = {
  back: {
    fa: (count: string) => `${count} مورد بازگشت.`,
    en: (count: string) => `${count} are back.`,
  },
  refused: {
    fa: (count: string) => `${count} مورد بازنگشت و در بازیافت ماند`,
    en: (count: string) => `${count} could not come back and stay in the bin`,
  },
  elsewhere: {
    fa: (count: string) => `${count} مورد دیگر پیش‌تر بازگشته یا پاک شده بود.`,
    en: (count: string) => `${count} more had been restored or erased before.`,
  },
  stopped: { fa: 'بازگرداندن نیمه‌کاره ماند', en: 'Restoring stopped midway' },
};

const path = (id: string): string => `/bin/deletions/${encodeURIComponent(id)}`;

/** Sets going that all of it comes back; asked twice it is done once. */
export const startBringingBack = (id: string): Promise<Deletion> =>
  callApi<Deletion>(`${path(id)}/restoration`, { method: 'POST' });

export const readDeletion = (id: string): Promise<Deletion> => callApi<Deletion>(path(id));

const lookMs = 500;

/** Waits until what was set going has ended, and tells how far it is. */
export async function untilBroughtBack(
  id: string,
  onProgress: (deletion: Deletion) => void,
): Promise<Deletion> {
  for (;;) {
    const deletion = await readDeletion(id);
    onProgress(deletion);
    if (deletion.state !== 'restoring') return deletion;
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}

/** How it ended: what came back, what could not and why, and what was gone from the bin already. */
export function tellBroughtBack(
  deletion: Deletion,
  { locale, digits }: Pick<KitLocale, 'locale' | 'digits'>,
): void {
  const { count, restored, refused, reason, failure, state } = deletion;
  const number = (of: number): string => formatNumber(of, digits);
  const told = (word: Record<Locale, (count: string) => string>, of: number): string =>
    word[locale](number(of));
  const phrase = (of: Phrase | null): readonly string[] => (of === null ? [] : [say(of, locale)]);
  const back = told(words.back, restored);
  if (state === 'failed') {
    showToast({
      tone: 'danger',
      message: say(words.stopped, locale),
      detail: [back, ...phrase(failure)].join(' '),
    });
    return;
  }
  if (refused > 0) {
    showToast({
      tone: 'warning',
      message: told(words.refused, refused),
      detail: [...(restored > 0 ? [back] : []), ...phrase(reason)].join(' '),
    });
    return;
  }
  const elsewhere = count - restored;
  showToast({
    tone: 'info',
    message: back,
    ...(elsewhere > 0 ? { detail: told(words.elsewhere, elsewhere) } : {}),
  });
}
