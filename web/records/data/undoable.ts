import { showToast, useWords } from '#web/kit/index.ts';

import { tellFailure } from './failure.ts';
import { writeWords } from './words.ts';

type ReadAnew = () => Promise<unknown> | void;

type Undoable = {
  readonly run: () => Promise<unknown>;
  /** What the toast says beside «واگرد». */
  readonly done: string;
  readonly failed: string;
  /** Left out where the server cannot take this one back. */
  readonly undo?: (() => Promise<unknown>) | undefined;
};

/** Of a deed by which the server takes another back, what «واگرد» does: it tells how that went, and reads anew what changed. */
export const useTakeBack = (readAnew: ReadAnew): ((undo: () => Promise<unknown>) => () => Promise<void>) => {
  const text = useWords(writeWords);
  return (undo) => async () => {
    try {
      await undo();
      showToast({ tone: 'info', message: text.undone });
    } catch (error) {
      tellFailure(text.notUndone, error);
    }
    await readAnew();
  };
};

/** Does at once, without asking, what the server can take back, and offers to. */
export const useUndoable = (readAnew: ReadAnew): ((deed: Undoable) => Promise<void>) => {
  const takeBack = useTakeBack(readAnew);
  return async ({ run, done, failed, undo }) => {
    try {
      await run();
      showToast({ message: done, ...(undo ? { undo: takeBack(undo) } : {}) });
    } catch (error) {
      tellFailure(failed, error);
    }
    await readAnew();
  };
};
