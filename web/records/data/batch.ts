import { useMutation, useQueryClient } from '@tanstack/react-query';

import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import { showToast, useLocale, useWords } from '#web/kit/index.ts';

import { callApi } from './api.ts';
import { rewrite } from './cache.ts';
import { tellFailure } from './failure.ts';
import { recordPath } from './read.ts';
import { valuesToWire, type Values } from './values.ts';
import { writeWords } from './words.ts';

/** The server takes so many in one request, all or none. */
export const mostInBatch = 1_000;

export type BatchDeed =
  | { readonly update: readonly Stored[]; readonly values: Values }
  | { readonly remove: readonly Stored[] };

type BatchBody = {
  readonly update?: readonly { readonly id: string; readonly version?: number; readonly values: Values }[];
  readonly remove?: readonly string[];
  readonly restore?: readonly string[];
};

/**
 * One deed for many records (at most `mostInBatch`), all or none: shown at once, put back and told where it fails, with
 * «واگرد».
 */
export const useBatch = (object: ObjectContract) => {
  const client = useQueryClient();
  const text = useWords(writeWords);
  const { digits } = useLocale();
  const send = (body: BatchBody) =>
    callApi<{ updated: readonly { id: string; version: number }[] }>(`${recordPath(object.name)}/batch`, {
      method: 'POST',
      body,
    });
  const readAnew = () => client.invalidateQueries({ queryKey: ['records', object.name] });

  const undo = async (deed: BatchDeed) => {
    try {
      await send(
        'remove' in deed
          ? { restore: deed.remove.map(({ id }) => id) }
          : {
              update: deed.update.map(({ id, values }) => ({
                id,
                values: valuesToWire(
                  object,
                  Object.fromEntries(Object.keys(deed.values).map((name) => [name, values[name] ?? null])),
                ),
              })),
            },
      );
      showToast({ tone: 'info', message: text.undone });
    } catch (error) {
      tellFailure(text.notUndone, error);
    }
    await readAnew();
  };

  return useMutation({
    mutationFn: (deed: BatchDeed) =>
      send(
        'remove' in deed
          ? { remove: deed.remove.map(({ id }) => id) }
          : {
              update: deed.update.map(({ id, version }) => ({
                id,
                version,
                values: valuesToWire(object, deed.values),
              })),
            },
      ),
    onMutate: async (deed) => {
      await client.cancelQueries({ queryKey: ['records', object.name] });
      if ('remove' in deed) for (const { id } of deed.remove) rewrite(client, object.name, id, () => null);
      else
        for (const { id } of deed.update)
          rewrite(client, object.name, id, (held) => ({
            ...held,
            values: { ...held.values, ...deed.values },
          }));
    },
    onSuccess: (_, deed) => {
      const size = formatNumber(('remove' in deed ? deed.remove : deed.update).length, digits);
      const message = 'remove' in deed ? text.removedMany(size) : text.changedMany(size);
      showToast({ message, undo: () => undo(deed) });
    },
    onError: (error, deed) => tellFailure('remove' in deed ? text.notRemoved : text.notSaved, error),
    onSettled: readAnew,
  });
};
