import { titlesOf } from '../../query/titles.ts';
import type { RecordTx } from '../../records.ts';
import type { Fault } from './faults.ts';
import { sayings } from './phrases.ts';
import type { PlanNode } from './plan.ts';
import { doubtCard, doubtKey, type Doubt } from './rows-by-likeness.ts';

const mostProposals = 3;

/**
 * Asks whether rows are the records that they resemble. Where nobody decides each is a new one, for two that are one are
 * merged more easily than one that was two is taken apart.
 */
export async function doubtFaults(
  tx: RecordTx,
  { object }: PlanNode,
  doubts: readonly Doubt[],
): Promise<Fault[]> {
  const ids = new Set(doubts.flatMap(({ likely }) => likely.slice(0, mostProposals).map(({ id }) => id)));
  const titles = await titlesOf(tx, object.name, [...ids]);
  return doubts.flatMap(({ row, values, likely: [best, ...others] }): Fault[] => {
    if (!best) return [];
    const told = values[object.title];
    const reasons = best.reasons.flatMap(({ field, likeness }) => {
      const label = object.fields.get(field)?.label;
      return label ? [sayings.alikeIn(label, likeness === 'near-name')] : [];
    });
    const proposals = [best, ...others].slice(0, mostProposals).map(({ id, score }) => ({
      value: id,
      label: titles.get(id) ?? '…',
      score,
      reason: 'spelling' as const,
    }));
    return [
      {
        key: doubtKey(row),
        code: 'maybe-known',
        path: object.title,
        card: doubtCard(object),
        value: typeof told === 'string' ? told : '',
        count: 1,
        rows: [row],
        message: sayings.maybeKnown(reasons),
        meant: null,
        tied: 0,
        mend: { proposals, suggested: { action: 'create' }, remembered: false },
      },
    ];
  });
}
