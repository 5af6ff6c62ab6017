import { actorMemberId } from '#kernel/context/context.ts';
import type { CivilRange } from '#persian/jalali/civil.ts';
import { scopeFor } from '#records/access/visible.ts';
import type { Money } from '#records/define/declare.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { goal } from './object.ts';

/**
 * The revenue that is to be reached in each month by those whom a view is of: everybody, a team or a person. By the month's
 * first day; of all products, in that currency.
 */
export async function revenueGoals(
  tx: RecordTx,
  of: string | undefined,
  months: readonly CivilRange[],
  currency: string,
): Promise<ReadonlyMap<string, Money>> {
  if (scopeFor(tx.context.actor, goal.descriptor, 'read') === 'none') return new Map();
  const id = of === 'me' ? actorMemberId(tx.context.actor) : of;
  const whose: Filter =
    id === undefined
      ? { field: 'scope', op: 'eq', value: 'firm' }
      : {
          or: [
            {
              and: [
                { field: 'scope', op: 'eq', value: 'person' },
                { field: 'owner', op: 'eq', value: id },
              ],
            },
            {
              and: [
                { field: 'scope', op: 'eq', value: 'team' },
                { field: 'team', op: 'eq', value: id },
              ],
            },
          ],
        };
  const { records } = await tx.records(goal).page({
    filter: {
      and: [
        { field: 'measure', op: 'eq', value: 'revenue' },
        { field: 'period', op: 'eq', value: 'month' },
        { field: 'startsOn', op: 'gte', value: months[0]?.from },
        { field: 'startsOn', op: 'lt', value: months.at(-1)?.to },
        { field: 'product', op: 'empty' },
        whose,
      ],
    },
    fields: ['startsOn', 'amount'],
    limit: 50,
  });
  return new Map(
    records.flatMap(({ values }) => {
      const amount = values['amount'] as Money | null;
      return amount?.currency === currency ? [[String(values['startsOn']), amount] as const] : [];
    }),
  );
}
