import { useQueryClient } from '@tanstack/react-query';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { useWords } from '#web/kit/index.ts';

import { callApi } from '../data/api.ts';
import { tellFailure } from '../data/failure.ts';
import { keys } from '../data/keys.ts';
import { recordPath } from '../data/read.ts';

const words = { failed: { fa: 'ترتیب ذخیره نشد', en: 'The order was not saved' } };

/** Keeps the order of a few records in their field `position`, 1 first: only those that moved are written, as one deed. */
export const usePositions = (object: ObjectContract) => {
  const client = useQueryClient();
  const text = useWords(words);
  return async (records: readonly Stored[]): Promise<void> => {
    const update = records.flatMap(({ id, values }, index) =>
      values['position'] === index + 1 ? [] : [{ id, values: { position: index + 1 } }],
    );
    if (update.length === 0) return;
    try {
      await callApi(`${recordPath(object.name)}/batch`, { method: 'POST', body: { update } });
    } catch (error) {
      tellFailure(text.failed, error);
    }
    await client.invalidateQueries({ queryKey: keys.object(object.name) });
  };
};
