import { changingFile, largeFile, realFiles, zipBomb } from './files.ts';
import { formulas } from './formulas.ts';
import { killed, killedApart } from './kill.ts';
import { fullDisk } from './full-disk.ts';
import { everyOrder, mergeWhileEditing } from './orders.ts';
import { longRow, manyColumns, twoAtOnce } from './rows.ts';
import type { Trial } from './trial.ts';

/** All of them; those that start the product come last. */
export const trials: readonly Trial[] = [
  longRow,
  manyColumns,
  twoAtOnce,
  mergeWhileEditing,
  everyOrder,
  realFiles,
  formulas,
  changingFile,
  zipBomb,
  largeFile,
  fullDisk,
  killed,
  killedApart,
];
