import { useState } from 'react';

import type { Stored } from '#records/contract.ts';
import { useWords } from '#web/kit/index.ts';
import { callApi, useUndoable } from '#web/records/index.ts';

import { useRefreshDeal } from '../lines/use-pricing.ts';
import { words } from './words.ts';

/** Ends what lies before the customer, to begin its next version or to take it back; both can be undone. */
export const useQuoteChange = ({ id }: Pick<Stored, 'id'>) => {
  const text = useWords(words);
  const undoably = useUndoable(useRefreshDeal());
  const [pending, setPending] = useState(false);
  const change = async (path: string, done: string, failed: string) => {
    const at = `/quotes/${id}/${path}`;
    setPending(true);
    await undoably({
      run: () => callApi(at, { method: 'POST' }),
      done,
      failed,
      undo: () => callApi(at, { method: 'DELETE' }),
    });
    setPending(false);
  };
  return {
    pending,
    revise: () => void change('revision', text.revised, text.notRevised),
    withdraw: () => void change('withdrawal', text.withdrawn, text.notWithdrawn),
  };
};
