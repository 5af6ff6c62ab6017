import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, PageQuery, SweepDeed, Swept } from '#records/contract.ts';
import { showToast, useLocale, useWords } from '#web/kit/index.ts';

import { callApi } from './api.ts';
import { startBringingBack, tellBroughtBack, untilBroughtBack } from './bring-back.ts';
import { tellFailure } from './failure.ts';
import { recordPath } from './read.ts';
import { rememberSweep, takeBackAll, type SweepMemory } from './take-back.ts';
import { writeWords } from './words.ts';

export type SweepProgress = {
  readonly changed: number;
  /** It cannot be stopped: what was done is being taken back. */
  readonly undoing?: true;
};

type Asked = { readonly filter?: PageQuery['filter']; readonly variant?: string; readonly deed: SweepDeed };

/**
 * One deed for all records of a filter, a thousand at a time: it tells how far it is, can be stopped, and after a failure
 * says how many were done. «واگرد» takes all of it back.
 */
export const useSweep = (object: ObjectContract) => {
  const client = useQueryClient();
  const text = useWords(writeWords);
  const locale = useLocale();
  const [progress, setProgress] = useState<SweepProgress | null>(null);
  const stopped = useRef(false);
  const readAnew = () => client.invalidateQueries({ queryKey: ['records', object.name] });

  const ended = () => {
    setProgress(null);
    return readAnew();
  };
  const undo = (memory: SweepMemory) =>
    takeBackAll([memory], locale, {
      onProgress: (changed) => setProgress({ changed, undoing: true }),
      onEnd: ended,
    });

  const bringBack = async (deletions: readonly string[]) => {
    try {
      let before = 0;
      for (const id of deletions) {
        await startBringingBack(id);
        const already = before;
        const deletion = await untilBroughtBack(id, ({ restored }) =>
          setProgress({ changed: already + restored, undoing: true }),
        );
        before += deletion.restored;
        tellBroughtBack(deletion, locale);
      }
    } catch (error) {
      tellFailure(text.notUndone, error);
    }
    await ended();
  };

  const run = async ({ deed, ...of }: Asked): Promise<void> => {
    stopped.current = false;
    const memory = rememberSweep(object.name);
    const deletions = new Set<string>();
    let count = 0;
    setProgress({ changed: count });
    try {
      let cursor: string | null | undefined;
      let deletion: string | null = null;
      do {
        const step: Swept = await callApi<Swept>(`${recordPath(object.name)}/sweep`, {
          method: 'POST',
          body: { ...of, deed, ...(cursor ? { cursor } : {}), ...(deletion ? { deletion } : {}) },
        });
        deletion = step.deletion ?? deletion;
        if (deletion !== null) deletions.add(deletion);
        count += step.changed.length;
        if (!('remove' in deed)) memory.keep(step);
        setProgress({ changed: count });
        cursor = step.next;
      } while (cursor !== null && !stopped.current);
    } catch (error) {
      tellFailure(count === 0 ? text.notSaved : text.stoppedAfter(formatNumber(count, locale.digits)), error);
    }
    await ended();
    if (count === 0) return;
    const size = formatNumber(count, locale.digits);
    if ('remove' in deed)
      showToast({ message: text.removedMany(size), undo: () => bringBack([...deletions]) });
    else showToast({ message: text.changedMany(size), undo: () => undo(memory) });
  };
  const stop = (): void => {
    stopped.current = true;
  };
  return { run, stop, progress };
};
