import { formatNumber } from '#persian/digits.ts';
import type { Change, Swept, TakenBack } from '#records/contract.ts';
import { showToast, type KitLocale } from '#web/kit/index.ts';

import { callApi } from './api.ts';
import { tellFailure } from './failure.ts';
import { recordPath } from './read.ts';

const words = {
  undone: { fa: 'به حال پیش بازگشت.', en: 'It is as it was.' },
  notUndone: { fa: 'واگرد نشد', en: 'Not undone' },
  again: { fa: 'تلاش دوباره', en: 'Try again' },
  left: {
    fa: (count: string) => `${count} مورد در این میان تغییر کرده بود و همان‌طور ماند.`,
    en: (count: string) => `${count} had been changed since and stay as they are.`,
  },
};

/** The server takes so many records in one request. */
const batchSize = 500;

type Told = Swept['changed'][number];

/** What the steps of one sweep changed, and how it is taken back. */
export type SweepMemory = {
  keep(step: Pick<Swept, 'changed' | 'deed'>): void;
  /**
   * Takes all of it back, or after a failure the rest.
   *
   * @param onProgress is told how many are done
   * @returns how many stay as they are, since somebody changed or deleted them in the meantime
   */
  takeBack(onProgress: (done: number) => void): Promise<number>;
};

export function rememberSweep(object: string): SweepMemory {
  /** The records by what they held before and what was changed along with it, as JSON: of a million few values are told, and a million ids. */
  const changed = new Map<string, string[]>();
  let deed: Change | null = null;
  let [done, left] = [0, 0];

  function* nextBatch(): Generator<Told> {
    let room = batchSize;
    for (const [told, ids] of changed) {
      const held = JSON.parse(told) as Omit<Told, 'id'>;
      for (const id of ids.slice(-room)) yield { id, ...held };
      room -= ids.length;
      if (room <= 0) return;
    }
  }
  const drop = (batch: number): void => {
    let rest = batch;
    for (const [told, ids] of changed) {
      if (rest === 0) return;
      rest -= ids.splice(-rest).length;
      if (ids.length === 0) changed.delete(told);
    }
  };

  return {
    keep: (step) => {
      deed ??= step.deed;
      for (const { id, ...held } of step.changed) {
        const key = JSON.stringify(held);
        const ids = changed.get(key);
        if (ids) ids.push(id);
        else changed.set(key, [id]);
      }
    },
    takeBack: async (onProgress) => {
      while (changed.size > 0) {
        onProgress(done);
        const records = [...nextBatch()];
        const answer = await callApi<TakenBack>(`${recordPath(object)}/sweep/undo`, {
          method: 'POST',
          body: { deed, records },
        });
        drop(records.length);
        done += records.length;
        left += answer.left;
      }
      return left;
    },
  };
}

/** Takes sweeps back and says how that went; the rest that a failure has left is offered once more. */
export async function takeBackAll(
  memories: readonly SweepMemory[],
  locale: Pick<KitLocale, 'locale' | 'digits'>,
  told: { readonly onProgress?: (done: number) => void; readonly onEnd: () => unknown },
): Promise<void> {
  const say = (word: keyof typeof words, count = 0): string => {
    const found = words[word][locale.locale];
    return typeof found === 'string' ? found : found(formatNumber(count, locale.digits));
  };
  let [before, left] = [0, 0];
  try {
    for (const memory of memories) {
      const already = before;
      left += await memory.takeBack((done) => told.onProgress?.((before = already + done)));
    }
    const detail = left > 0 ? { detail: say('left', left) } : {};
    showToast({ tone: left > 0 ? 'warning' : 'info', message: say('undone'), ...detail });
  } catch (error) {
    const again = () => void takeBackAll(memories, locale, told);
    tellFailure(say('notUndone'), error, { label: say('again'), onPress: again });
  }
  await told.onEnd();
}
