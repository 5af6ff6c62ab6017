import { useQueryClient } from '@tanstack/react-query';

import { showToast, useWords } from '#web/kit/index.ts';

import { callApi } from '../data/api.ts';
import { refreshLists, rewrite } from '../data/cache.ts';
import { tellFailure } from '../data/failure.ts';
import { recordPath } from '../data/read.ts';
import { writeWords } from '../data/words.ts';
import type { Entry } from './entries.ts';

/** Moves an entry of whatever object to the bin, at once and with «واگرد». */
export function useRemoveAny(): (entry: Entry) => void {
  const client = useQueryClient();
  const text = useWords(writeWords);
  return ({ source, record, title }) => {
    const { name } = source.object;
    const undo = async () => {
      try {
        await callApi(`${recordPath(name, record.id)}/restoration`, { method: 'POST' });
        showToast({ message: text.restored(title) });
      } catch (error) {
        tellFailure(text.notRestored, error);
      }
      await refreshLists(client, name);
    };
    const remove = async () => {
      rewrite(client, name, record.id, () => null);
      try {
        await callApi(recordPath(name, record.id), { method: 'DELETE' });
        showToast({ message: text.removed(title), undo });
      } catch (error) {
        tellFailure(text.notRemoved, error);
      }
      await refreshLists(client, name);
    };
    void remove();
  };
}
