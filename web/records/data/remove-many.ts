import { useMutation, useQueryClient } from '@tanstack/react-query';

import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import { showToast, useLocale, useWords } from '#web/kit/index.ts';

import { callApi } from './api.ts';
import { rewrite } from './cache.ts';
import { tellFailure } from './failure.ts';
import { recordPath } from './read.ts';
import { writeWords } from './words.ts';

/**
 * Moves records to the bin as one deed (at most 1,000), all or none: gone at once, put back and told where it fails, with
 * «واگرد».
 */
export const useRemoveMany = (object: ObjectContract) => {
  const client = useQueryClient();
  const text = useWords(writeWords);
  const { digits } = useLocale();
  const send = (body: { readonly remove: readonly string[] } | { readonly restore: readonly string[] }) =>
    callApi(`${recordPath(object.name)}/batch`, { method: 'POST', body });
  const readAnew = () => client.invalidateQueries({ queryKey: ['records', object.name] });

  const undo = async (records: readonly Stored[]) => {
    try {
      await send({ restore: records.map(({ id }) => id) });
      showToast({ tone: 'info', message: text.undone });
    } catch (error) {
      tellFailure(text.notUndone, error);
    }
    await readAnew();
  };

  return useMutation({
    mutationFn: (records: readonly Stored[]) => send({ remove: records.map(({ id }) => id) }),
    onMutate: async (records) => {
      await client.cancelQueries({ queryKey: ['records', object.name] });
      for (const { id } of records) rewrite(client, object.name, id, () => null);
    },
    onSuccess: (_, records) =>
      showToast({
        message: text.removedMany(formatNumber(records.length, digits)),
        undo: () => undo(records),
      }),
    onError: (error) => tellFailure(text.notRemoved, error),
    onSettled: readAnew,
  });
};
