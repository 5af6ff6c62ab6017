import type { Change } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { keepClosedPeriod } from './closed-period.ts';
import { keepStageHistory } from './history.ts';

/** What follows from a change of deals, in its own transaction. */
export async function settleDeals(tx: RecordTx, changes: readonly Change[]): Promise<void> {
  await keepClosedPeriod(tx, changes);
  await keepStageHistory(tx, changes);
}
