import { titlesOf } from '../../query/titles.ts';
import type { RecordTx } from '../../records.ts';
import type { Issue } from './issues.ts';
import { doubtKey, type Doubt } from './known.ts';
import { sayings } from './phrases.ts';
import type { PlanNode } from './plan.ts';

const mostProposals = 3;

/**
 * Asks whether rows are the records that they resemble. Where nobody decides each is a new one, for two that are one are
 * merged more easily than one that was two is taken apart.
 */
export async function doubtIssues(
  tx: RecordTx,
  { object }: PlanNode,
  doubts: readonly Doubt[],
): Promise<Issue[]> {
  const ids = new Set(doubts.flatMap(({ likely }) => likely.slice(0, mostProposals).map(({ id }) => id)));
  const titles = await titlesOf(tx, object.name, [...ids]);
  const title = object.fields.get(object.title);
  return doubts.flatMap(({ row, values, likely: [best, ...others] }): Issue[] => {
    if (!best) return [];
    const told = values[object.title];
    const reasons = best.reasons.flatMap(({ field, likeness }) => {
      const label = object.fields.get(field)?.label;
      return label ? [sayings.alikeIn(label, likeness === 'near-name')] : [];
    });
    return [
      {
        key: doubtKey(row),
        code: 'maybe-known',
        path: object.title,
        field: title?.label ?? object.one,
        value: typeof told === 'string' ? told.slice(0, 300) : '',
        message: sayings.maybeKnown(reasons),
        count: 1,
        rows: [row],
        proposals: [best, ...others].slice(0, mostProposals).map(({ id, score }) => ({
          value: id,
          label: titles.get(id) ?? '…',
          score,
          reason: 'spelling',
        })),
        actions: ['use', 'create', 'skip'],
        suggested: { action: 'create' },
        remembered: false,
        notice: false,
      },
    ];
  });
}
