import { useQueryClient } from '@tanstack/react-query';

import type { SavedMapping } from '#records/contract.ts';
import { showToast, useWords } from '#web/kit/index.ts';

import { callApi } from '../data/api.ts';
import { tellFailure } from '../data/failure.ts';

const words = {
  forgotten: {
    fa: (file: string) => `نقشهٔ «${file}» فراموش شد.`,
    en: (file: string) => `The mapping of “${file}” is forgotten.`,
  },
  notForgotten: { fa: 'فراموش نشد', en: 'It was not forgotten' },
  notBack: { fa: 'نقشه برنگشت', en: 'The mapping did not come back' },
};

/** Forgets a mapping, with «واگرد»; what is offered for its columns is asked anew. */
export const useForget = (): ((mapping: SavedMapping) => void) => {
  const client = useQueryClient();
  const text = useWords(words);
  const carryOut = async (deed: () => Promise<unknown>, failed: string): Promise<boolean> => {
    try {
      await deed();
      await client.invalidateQueries({ queryKey: ['import'] });
      return true;
    } catch (error) {
      tellFailure(failed, error);
      return false;
    }
  };
  const forget = async ({ id, fileName }: SavedMapping): Promise<void> => {
    const at = `/import-mappings/${id}`;
    if (!(await carryOut(() => callApi(at, { method: 'DELETE' }), text.notForgotten))) return;
    showToast({
      message: text.forgotten(fileName),
      undo: async () => {
        await carryOut(() => callApi(`${at}/restoration`, { method: 'POST' }), text.notBack);
      },
    });
  };
  return (mapping) => void forget(mapping);
};
