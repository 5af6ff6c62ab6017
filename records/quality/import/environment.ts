import type { ParseEnvironment } from '../../fields/kind.ts';
import { zoneOf } from '../../query/civil.ts';
import type { RecordTx } from '../../records.ts';
import type { Plan } from './plan.ts';

/** What reading the file's texts may need to know: the workspace's zone and telephone area, the file's currency. */
export function importEnvironment(tx: RecordTx, plan: Pick<Plan, 'currency'>): ParseEnvironment {
  const { areaCode } = tx.workspace.settings;
  return {
    zone: zoneOf(tx),
    currency: plan.currency,
    ...(typeof areaCode === 'string' ? { areaCode } : {}),
  };
}
