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

const batchSize = 1_000;

export type SweepProgress = {
  readonly changed: number;
  /** It cannot be stopped: what was done is being taken back. */
  readonly undoing?: true;
};

type Asked = { readonly filter?: PageQuery['filter']; readonly variant?: string; readonly deed: SweepDeed };

/** The records of a deed by what they held before, as JSON: of a million few values are told, and a million ids. */
type Before = ReadonlyMap<string, readonly string[]>;

function keepBefore(changed: Map<string, string[]>, some: Swept['changed']): void {
  for (const { id, before } of some) {
    const key = JSON.stringify(before);
    const ids = changed.get(key);
    if (ids) ids.push(id);
    else changed.set(key, [id]);
  }
}

type Update = { readonly id: string; readonly values: unknown };

function* batchesOf(changed: Before): Generator<readonly Update[]> {
  let batch: Update[] = [];
  for (const [before, ids] of changed) {
    const values: unknown = JSON.parse(before);
    for (const id of ids) {
      batch.push({ id, values });
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

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

  const undo = async (changed: Before) => {
    try {
      let done = 0;
      for (const update of batchesOf(changed)) {
        setProgress({ changed: done, undoing: true });
        await callApi(`${recordPath(object.name)}/batch`, { method: 'POST', body: { update } });
        done += update.length;
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
    const changed = new Map<string, string[]>();
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
        if (!('remove' in deed)) keepBefore(changed, step.changed);
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
    else showToast({ message: text.changedMany(size), undo: () => undo(changed) });
  };
  const stop = (): void => {
    stopped.current = true;
  };
  return { run, stop, progress };
};
