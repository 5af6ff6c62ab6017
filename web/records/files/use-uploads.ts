import { useEffect, useRef, useState } from 'react';

import type { Linked } from '#records/contract.ts';

import { ApiProblem } from '../data/problem.ts';
import { uploadFile, type FilePlace, type Upload } from './upload.ts';

/** A file on its way: how far it has come from 0 to 1, or why it did not arrive. */
export type Pending = {
  readonly key: number;
  readonly file: File;
  readonly sent: number;
  readonly problem: ApiProblem | undefined;
};

export type Uploads = {
  readonly pending: readonly Pending[];
  readonly add: (files: Iterable<File>) => void;
  readonly retry: (key: number) => void;
  /** Calls one off, or puts a failed one away. */
  readonly drop: (key: number) => void;
};

let count = 0;

/** Sends files one after another, so that other requests keep their place; `onDone` hears of each that arrived. */
export const useUploads = (options: {
  readonly place?: FilePlace | undefined;
  readonly onDone: (file: Linked) => void;
}): Uploads => {
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const newest = useRef(options);
  newest.current = options;
  const queue = useRef<Promise<void>>(Promise.resolve());
  const running = useRef(new Map<number, Upload>());
  const dropped = useRef(new Set<number>());
  useEffect(() => {
    const all = running.current;
    return () => all.forEach(({ cancel }) => cancel());
  }, []);

  const put = (key: number, change: Partial<Pending>) =>
    setPending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const leave = (key: number) => setPending((all) => all.filter((one) => one.key !== key));

  const run = async (key: number, file: File): Promise<void> => {
    if (dropped.current.has(key)) return;
    const upload = uploadFile(file, newest.current.place, (sent) => put(key, { sent }));
    running.current.set(key, upload);
    try {
      const made = await upload.done;
      leave(key);
      newest.current.onDone(made);
    } catch (error) {
      if (error instanceof ApiProblem && error.code !== 'cancelled') put(key, { problem: error });
    } finally {
      running.current.delete(key);
    }
  };
  const enqueue = (key: number, file: File) => {
    queue.current = queue.current.then(() => run(key, file));
  };

  return {
    pending,
    add: (files) => {
      const fresh = [...files].map((file) => ({ key: (count += 1), file, sent: 0, problem: undefined }));
      setPending((all) => [...all, ...fresh]);
      for (const { key, file } of fresh) enqueue(key, file);
    },
    retry: (key) => {
      const one = pending.find((other) => other.key === key);
      if (!one) return;
      put(key, { problem: undefined, sent: 0 });
      enqueue(key, one.file);
    },
    drop: (key) => {
      dropped.current.add(key);
      running.current.get(key)?.cancel();
      leave(key);
    },
  };
};
