import { formatNumber } from '#persian/digits.ts';
import { say, type Locale, type Phrase } from '#persian/bilingual.ts';
import type { Deletion } from '#records/contract.ts';
import { showToast, type KitLocale } from '#web/kit/index.ts';

import { callApi } from './api.ts';
import { ApiProblem } from './problem.ts';

const words = {
  back: {
    fa: (count: string) => `${count} مورد بازگشت.`,
    en: (count: string) => `${count} are back.`,
  },
  refused: {
    fa: (count: string) => `${count} مورد بازنگشت و در بازیافت ماند`,
    en: (count: string) => `${count} could not come back and stay in the bin`,
  },
  stay: {
    fa: (count: string) => `${count} مورد دیگر در بازیافت است.`,
    en: (count: string) => `${count} more are in the bin.`,
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

const lookMs = { soonest: 300, latest: 3_000 };

/** Waits until what was set going has ended, through a lost network too, and tells how far it is. */
export async function untilBroughtBack(
  id: string,
  onProgress: (deletion: Deletion) => void = () => undefined,
): Promise<Deletion> {
  for (let wait = lookMs.soonest; ; wait = Math.min(lookMs.latest, wait * 1.2)) {
    const deletion = await readDeletion(id).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.status === 0) return undefined;
      throw error;
    });
    if (deletion) onProgress(deletion);
    if (deletion && deletion.state !== 'restoring') return deletion;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** How it ended: what came back, what could not and why, and what was gone from the bin already. */
export function tellBroughtBack(
  deletion: Deletion,
  { locale, digits }: Pick<KitLocale, 'locale' | 'digits'>,
): void {
  const { count, restored, refused, stays, reason, failure, state } = deletion;
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
  // Whoever may bring back some alone is told of these.
  const stay = stays ?? 0;
  const elsewhere = count === null ? 0 : count - restored - stay;
  const detail = [
    ...(stay > 0 ? [told(words.stay, stay)] : []),
    ...(elsewhere > 0 ? [told(words.elsewhere, elsewhere)] : []),
  ];
  showToast({ tone: 'info', message: back, ...(detail.length > 0 ? { detail: detail.join(' ') } : {}) });
}
