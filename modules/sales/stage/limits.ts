import type { Limit } from '#records/define/rotten.ts';
import type { RecordTx } from '#records/records.ts';
import { readStages, type Stage } from './stages.ts';

/** For how long deals may lie still, of the open stages that set a limit. */
export const limitsOf = (stages: readonly Stage[]): readonly Limit[] =>
  stages.flatMap(({ id, kind, allowedDays }) =>
    kind === 'open' && allowedDays !== undefined ? [{ id, days: allowedDays }] : [],
  );

export const readLimits = async (tx: RecordTx): Promise<readonly Limit[]> =>
  limitsOf((await readStages(tx)).all);
