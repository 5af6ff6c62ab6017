import type { ObjectContract } from '#records/contract.ts';
import { useWords } from '#web/kit/index.ts';

import { tellFailure } from '../data/failure.ts';
import { useUpdate } from '../data/write.ts';
import { placesAfter, type SavedView } from './view.ts';
import { viewWords } from './words.ts';

/** My own views in their order, and how to put one elsewhere. Others' stand where their owners put them. */
export const useViewOrder = (viewDefinition: ObjectContract, views: readonly SavedView[]) => {
  const text = useWords(viewWords);
  const update = useUpdate(viewDefinition, { quiet: true });
  const mine = views.filter(({ isMine }) => isMine);
  const put = (id: string, to: number): void => {
    const deeds = placesAfter(mine, id, to).map(({ view, position }) =>
      update.mutateAsync({ record: view.record, values: { position } }),
    );
    Promise.all(deeds).catch((error: unknown) => tellFailure(text.notSaved, error));
  };
  return { mine, put };
};
