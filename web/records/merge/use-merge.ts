import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import type { MergePreview, ObjectContract, Stored } from '#records/contract.ts';
import { showToast, useWords } from '#web/kit/index.ts';

import { refreshLists } from '../data/cache.ts';
import { tellFailure } from '../data/failure.ts';
import { keys } from '../data/keys.ts';
import { titleOf } from '../data/values.ts';
import type { CompareProps } from './compare.tsx';
import { mergeRecords, unmerge, useMergePreview } from './data.ts';
import { mergeWords } from './words.ts';

/** Several records on their way to be one: which one stays, whose value each field takes, and the deed itself. */
export const useMerge = (object: ObjectContract, ids: readonly string[]) => {
  const text = useWords(mergeWords);
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const [pending, setPending] = useState(false);
  const winner = chosen !== undefined && ids.includes(chosen) ? chosen : (ids[0] ?? '');
  const ordered = [winner, ...ids.filter((id) => id !== winner)];
  const preview = useMergePreview(object.name, ordered);

  const renew = async (): Promise<void> => {
    await Promise.all([
      refreshLists(client, object.name),
      client.invalidateQueries({ queryKey: keys.object(object.name) }),
      client.invalidateQueries({ queryKey: keys.allStories }),
    ]);
  };

  const undo = async (merge: string, onUndone: () => void): Promise<void> => {
    try {
      await unmerge(merge);
      showToast({ tone: 'info', message: text.apart });
      // What was held of them is of versions that stand no more, and a merge of those would be refused.
      client.removeQueries({ queryKey: [...keys.object(object.name), 'merge'], type: 'inactive' });
      onUndone();
      await renew();
    } catch (error) {
      tellFailure(text.notApart, error);
    }
  };

  /** Merges as chosen. @returns the record that stays, or nothing where it was refused, which has been told then */
  const merge = async (shown: MergePreview, onUndone: () => void): Promise<Stored | undefined> => {
    const [stays] = shown.records;
    if (pending || !stays) return undefined;
    setPending(true);
    try {
      const { merge: id, record } = await mergeRecords(object.name, shown.records, choices);
      const title = titleOf(object, record ?? stays) ?? text.untitled;
      showToast({ message: text.merged(title), undo: () => undo(id, onUndone) });
      await renew();
      return record ?? stays;
    } catch (error) {
      tellFailure(text.notMerged, error);
      await preview.refetch();
      return undefined;
    } finally {
      setPending(false);
    }
  };

  const comparing: Omit<CompareProps, 'preview'> = {
    object,
    order: ids,
    winner,
    // What was chosen of a field stays chosen, whoever stays.
    onWinner: setChosen,
    choices,
    onChoose: (field, choice) => setChoices((before) => ({ ...before, [field]: choice })),
  };
  return { preview, pending, merge, comparing };
};
