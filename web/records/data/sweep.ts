import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, PageQuery, SweepDeed, Swept } from '#records/contract.ts';
import { showToast, useLocale, useWords } from '#web/kit/index.ts';

import { callApi } from './api.ts';
import { startBringingBack, tellBroughtBack, untilBroughtBack } from './bring-back.ts';
import { tellFailure } from './failure.ts';
import { recordPath } from './read.ts';
import { writeWords } from './words.ts';

/**
 * So many changes can be taken back at once, for the browser keeps what was there before. What a larger deed did stands in each
 * record's history. A deletion comes back whatever its size.
 */
const mostUndone = 200_000;
const batchSize = 1_000;

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

  const undo = async (changed: Swept['changed']) => {
    try {
      for (let at = 0; at < changed.length; at += batchSize) {
        setProgress({ changed: at, undoing: true });
        const part = changed.slice(at, at + batchSize);
        await callApi(`${recordPath(object.name)}/batch`, {
          method: 'POST',
          body: { update: part.map(({ id, before }) => ({ id, values: before })) },
        });
      }
      showToast({ tone: 'info', message: text.undone });
    } catch (error) {
      tellFailure(text.notUndone, error);
    }
    setProgress(null);
    await readAnew();
  };

  const bringBack = async (deletions: readonly string[]) => {
    try {
      let before = 0;
      for (const id of deletions) {
        await startBringingBack(id);
        const already = before;
        const ended = await untilBroughtBack(id, ({ restored }) =>
          setProgress({ changed: already + restored, undoing: true }),
        );
        before += ended.restored;
        tellBroughtBack(ended, locale);
      }
    } catch (error) {
      tellFailure(text.notUndone, error);
    }
    setProgress(null);
    await readAnew();
  };

  const run = async ({ deed, ...of }: Asked): Promise<void> => {
    stopped.current = false;
    const changed: { id: string; before: Readonly<Record<string, unknown>> }[] = [];
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
        if (!('remove' in deed) && count <= mostUndone) changed.push(...step.changed);
        setProgress({ changed: count });
        cursor = step.next;
      } while (cursor !== null && !stopped.current);
    } catch (error) {
      tellFailure(count === 0 ? text.notSaved : text.stoppedAfter(formatNumber(count, locale.digits)), error);
    }
    setProgress(null);
    await readAnew();
    if (count === 0) return;
    const size = formatNumber(count, locale.digits);
    if ('remove' in deed)
      showToast({ message: text.removedMany(size), undo: () => bringBack([...deletions]) });
    else
      showToast({
        message: text.changedMany(size),
        ...(count <= mostUndone ? { undo: () => undo(changed) } : {}),
      });
  };
  const stop = (): void => {
    stopped.current = true;
  };
  return { run, stop, progress };
};
