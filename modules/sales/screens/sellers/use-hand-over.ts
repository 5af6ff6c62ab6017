import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import type { Swept } from '#records/contract.ts';
import { showToast, useWords } from '#web/kit/index.ts';
import { callApi, keys, tellFailure } from '#web/records/index.ts';

import type { HandOver } from '../../contract/sellers.ts';
import { useNumbers } from '../dashboard/figures.tsx';
import { sellerWords } from '../../contract/words/sellers.ts';

/** The server takes so many changes in one request. */
const batchSize = 1_000;

type Given = { readonly object: HandOver['object']; readonly changed: Swept['changed'] };

/** Hands over everything that was chosen, in one move that is taken back as one. */
export function useHandOver() {
  const client = useQueryClient();
  const text = useWords(sellerWords);
  const { number } = useNumbers();
  const [pending, setPending] = useState(false);
  const readAnew = () =>
    Promise.all(
      ['deal', 'lead'].map((object) => client.invalidateQueries({ queryKey: keys.object(object) })),
    );

  const undo = async (given: readonly Given[]) => {
    try {
      for (const { object, changed } of given)
        for (let at = 0; at < changed.length; at += batchSize)
          await callApi(`/records/${object}/batch`, {
            method: 'POST',
            body: {
              update: changed.slice(at, at + batchSize).map(({ id, before }) => ({ id, values: before })),
            },
          });
      showToast({ tone: 'info', message: text.undone });
    } catch (error) {
      tellFailure(text.notUndone, error);
    }
    await readAnew();
  };

  const run = async (chosen: readonly HandOver[]): Promise<void> => {
    setPending(true);
    const given: Given[] = [];
    try {
      for (const { object, rows, to } of chosen) {
        let cursor: string | null = null;
        do {
          const step: Swept = await callApi<Swept>(`/records/${object}/sweep`, {
            method: 'POST',
            body: { filter: rows, deed: { set: { owner: to } }, ...(cursor === null ? {} : { cursor }) },
          });
          given.push({ object, changed: step.changed });
          cursor = step.next;
        } while (cursor !== null);
      }
    } catch (error) {
      tellFailure(text.notGiven, error);
    }
    setPending(false);
    await readAnew();
    const count = given.reduce((sum, { changed }) => sum + changed.length, 0);
    if (count > 0)
      showToast({ tone: 'success', message: text.given(number(count)), undo: () => undo(given) });
  };
  return { run, pending };
}
