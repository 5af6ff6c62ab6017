import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import type { Swept } from '#records/contract.ts';
import { showToast, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, keys, rememberSweep, takeBackAll, tellFailure } from '#web/records/index.ts';

import type { HandOver } from '../../contract/sellers.ts';
import { useNumbers } from '../dashboard/figures.tsx';
import { sellerWords } from '../../contract/words/sellers.ts';

/** Hands over everything that was chosen, in one move that is taken back as one. */
export function useHandOver() {
  const client = useQueryClient();
  const text = useWords(sellerWords);
  const { number } = useNumbers();
  const locale = useLocale();
  const [pending, setPending] = useState(false);
  const readAnew = () =>
    Promise.all(
      ['deal', 'lead'].map((object) => client.invalidateQueries({ queryKey: keys.object(object) })),
    );

  const run = async (chosen: readonly HandOver[]): Promise<void> => {
    setPending(true);
    const given = chosen.map(({ object }) => rememberSweep(object));
    let count = 0;
    try {
      for (const [at, { object, rows, to }] of chosen.entries()) {
        let cursor: string | null = null;
        do {
          const step: Swept = await callApi<Swept>(`/records/${object}/sweep`, {
            method: 'POST',
            body: { filter: rows, deed: { set: { owner: to } }, ...(cursor === null ? {} : { cursor }) },
          });
          given[at]?.keep(step);
          count += step.changed.length;
          cursor = step.next;
        } while (cursor !== null);
      }
    } catch (error) {
      tellFailure(text.notGiven, error);
    }
    setPending(false);
    await readAnew();
    const undo = () => takeBackAll(given, locale, { onEnd: readAnew });
    if (count > 0) showToast({ tone: 'success', message: text.given(number(count)), undo });
  };
  return { run, pending };
}
