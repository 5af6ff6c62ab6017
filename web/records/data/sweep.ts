import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, PageQuery, SweepDeed, Swept } from '#records/contract.ts';
import { showToast, useLocale, useWords } from '#web/kit/index.ts';

import { callApi } from './api.ts';
import { tellFailure } from './failure.ts';
import { recordPath } from './read.ts';
import { writeWords } from './words.ts';

/** So many changes can be taken back at once; what a larger deed did stands in each record's history. */
const mostUndone = 20_000;
const batchSize = 1_000;

export type SweepProgress = { readonly seen: number; readonly changed: number };

type Asked = { readonly filter?: PageQuery['filter']; readonly variant?: string; readonly deed: SweepDeed };

/**
 * One deed for all records of a filter, a thousand at a time: it tells how far it is, can be stopped, and after a failure
 * says how many were done. «واگرد» takes all of it back.
 */
export const useSweep = (object: ObjectContract) => {
  const client = useQueryClient();
  const text = useWords(writeWords);
  const { digits } = useLocale();
  const [progress, setProgress] = useState<SweepProgress | null>(null);
  const stopped = useRef(false);
  const readAnew = () => client.invalidateQueries({ queryKey: ['records', object.name] });

  const undo = async (deed: SweepDeed, changed: Swept['changed']) => {
    try {
      for (let at = 0; at < changed.length; at += batchSize) {
        const part = changed.slice(at, at + batchSize);
        await callApi(`${recordPath(object.name)}/batch`, {
          method: 'POST',
          body:
            'remove' in deed
              ? { restore: part.map(({ id }) => id) }
              : { update: part.map(({ id, before }) => ({ id, values: before })) },
        });
      }
      showToast({ tone: 'info', message: text.undone });
    } catch (error) {
      tellFailure(text.notUndone, error);
    }
    await readAnew();
  };

  const run = async ({ deed, ...of }: Asked): Promise<void> => {
    stopped.current = false;
    const changed: { id: string; before: Readonly<Record<string, unknown>> }[] = [];
    let seen = 0;
    let count = 0;
    setProgress({ seen, changed: count });
    try {
      let cursor: string | null | undefined;
      do {
        const step: Swept = await callApi<Swept>(`${recordPath(object.name)}/sweep`, {
          method: 'POST',
          body: { ...of, deed, ...(cursor ? { cursor } : {}) },
        });
        seen += step.seen;
        count += step.changed.length;
        if (count <= mostUndone) changed.push(...step.changed);
        setProgress({ seen, changed: count });
        cursor = step.next;
      } while (cursor !== null && !stopped.current);
    } catch (error) {
      tellFailure(count === 0 ? text.notSaved : text.stoppedAfter(formatNumber(count, digits)), error);
    }
    setProgress(null);
    await readAnew();
    if (count === 0) return;
    const size = formatNumber(count, digits);
    showToast({
      message: 'remove' in deed ? text.removedMany(size) : text.changedMany(size),
      ...(count <= mostUndone ? { undo: () => undo(deed, changed) } : {}),
    });
  };
  const stop = (): void => {
    stopped.current = true;
  };
  return { run, stop, progress };
};
