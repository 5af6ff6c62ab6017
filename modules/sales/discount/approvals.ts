import { actorMemberId } from '#kernel/context/context.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { member } from '#records/access/objects.ts';
import type { Linked } from '#records/define/declare.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { lockRows } from '#records/write/update.ts';
import { recordNotFound } from '#records/problems.ts';
import type { DiscountState, ListedApproval, ToldApproval } from '../contract/quote.ts';
import { deepestDiscount } from '../contract/sums.ts';
import { currencyOf, linesOf, pricedOf, wholeDiscountOf } from '../deal-line/read.ts';
import { alreadyDecided, approvalNotNeeded, discountNotApproved, reasonNeeded } from './problems.ts';
import { mayReach } from '../reach.ts';
import { discountApproval, discountLimit } from './objects.ts';

/** How much the actor may give away, of a hundred: the largest limit that names his role or his team; null is unlimited. */
export async function limitOfActor(tx: RecordTx): Promise<number | null> {
  const me = actorMemberId(tx.context.actor);
  if (me === undefined) return null;
  const system = tx.bySystem('the discount limits of a member');
  const mine = (await system.records(member).get(me)).values;
  const { records } = await system.records(discountLimit).page({ limit: 200 });
  const idOf = (value: unknown): string | undefined => (value as Linked | null | undefined)?.id;
  const fitting = records.filter(
    ({ values }) =>
      (idOf(values['role']) !== undefined && idOf(values['role']) === idOf(mine['role'])) ||
      (idOf(values['team']) !== undefined && idOf(values['team']) === idOf(mine['team'])),
  );
  return fitting.length === 0 ? null : Math.max(...fitting.map(({ values }) => Number(values['percent'])));
}

/** How deep the deal's discount is, what the actor may give by himself, and how an approval stands. */
export async function discountState(tx: RecordTx, deal: Stored): Promise<DiscountState> {
  const lines = (await linesOf(tx, [deal.id])).get(deal.id) ?? [];
  const deepest = deepestDiscount(
    lines.map(({ values }) => pricedOf(values)),
    wholeDiscountOf(deal.values),
    currencyOf(lines[0]?.values ?? {}),
  );
  const limit = await limitOfActor(tx);
  const { records } = await tx
    .bySystem('how an approval of a discount stands')
    .records(discountApproval)
    .page({ filter: { field: 'deal', op: 'eq', value: deal.id }, limit: 200 });
  const approved = records
    .filter(({ values }) => values['state'] === 'approved')
    .map(({ values }) => Number(values['percent']));
  const last = records.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];
  const needed = limit !== null && deepest > limit && !approved.some((percent) => percent >= deepest);
  return { deepest, limit, needed, last: last ? told(last, await mayDecide(tx, last)) : null };
}

const mostListed = 100;

/** Approvals that the actor may read: those that wait, the oldest first, and the last that were decided. */
export async function listApprovals(
  tx: RecordTx,
): Promise<{ readonly waiting: readonly ListedApproval[]; readonly decided: readonly ListedApproval[] }> {
  const approvals = tx.records(discountApproval);
  const limit = await limitOfActor(tx);
  const waiting = await approvals.page({
    filter: { field: 'state', op: 'eq', value: 'asked' },
    sort: [{ field: 'createdAt', direction: 'asc' }],
    limit: mostListed,
  });
  const decided = await approvals.page({
    filter: { field: 'state', op: 'in', value: ['approved', 'refused'] },
    sort: [{ field: 'updatedAt', direction: 'desc' }],
    limit: 20,
  });
  const listed = (one: Stored): ListedApproval => ({
    ...told(one, mayDecideWithin(tx, limit, one)),
    deal: one.values['deal'] as Linked,
    at:
      one.values['state'] === 'asked'
        ? one.createdAt
        : ((one.values['decidedAt'] as string | null) ?? one.updatedAt),
  });
  return { waiting: waiting.records.map(listed), decided: decided.records.map(listed) };
}

const told = ({ id, values }: Stored, mine: boolean): ToldApproval => ({
  id,
  state: values['state'] as ToldApproval['state'],
  percent: Number(values['percent']),
  note: (values['note'] as string | null) ?? null,
  reason: (values['reason'] as string | null) ?? null,
  askedBy: (values['owner'] as Linked | null) ?? null,
  decidedBy: (values['decidedBy'] as Linked | null) ?? null,
  mayDecide: mine && values['state'] === 'asked',
});

/** Whoever may change the approval, and may give so much away himself. */
const mayDecide = async (tx: RecordTx, approval: Stored): Promise<boolean> =>
  mayDecideWithin(tx, await limitOfActor(tx), approval);

const mayDecideWithin = (tx: RecordTx, limit: number | null, approval: Stored): boolean =>
  (limit === null || limit >= Number(approval.values['percent'])) &&
  mayReach(tx, 'discount_approval', approval, 'update');

/** Nothing with a discount beyond the actor's limit leaves before it was approved. @throws discountNotApproved */
export async function requireApproval(tx: RecordTx, deal: Stored): Promise<void> {
  const { needed, deepest, limit } = await discountState(tx, deal);
  if (needed) throw discountNotApproved({ percent: deepest, limit: limit ?? 0 });
}

/** Asks for leave. What was asked for before and is still waiting is asked for anew. @throws approvalNotNeeded */
export async function askApproval(tx: RecordTx, dealId: string, note: string | null): Promise<string> {
  await requireUpdate(tx, dealId);
  const deal = await tx.recordsOf('deal').get(dealId);
  const { needed, deepest } = await discountState(tx, deal);
  if (!needed) throw approvalNotNeeded();
  const approvals = tx.bySystem('asking for the approval of a discount').records(discountApproval);
  const { records } = await approvals.page({
    filter: {
      and: [
        { field: 'deal', op: 'eq', value: dealId },
        { field: 'state', op: 'eq', value: 'asked' },
      ],
    },
    fields: [],
  });
  await approvals.remove(records.map(({ id }) => id));
  const [made = ''] = await approvals.create([
    { deal: dealId, percent: deepest, note, owner: actorMemberId(tx.context.actor) ?? null },
  ]);
  return made;
}

/** Gives leave or refuses it, with a reason. @throws notAllowed · alreadyDecided · reasonNeeded */
export async function decideApproval(
  tx: RecordTx,
  id: string,
  { approve, reason }: { readonly approve: boolean; readonly reason: string | null },
): Promise<void> {
  const approval = await tx.records(discountApproval).get(id);
  if (!(await mayDecide(tx, approval))) throw notAllowed();
  if (approval.values['state'] !== 'asked') throw alreadyDecided();
  if (!approve && !reason) throw reasonNeeded();
  await tx
    .bySystem('the decision about a discount')
    .records(discountApproval)
    .update([
      {
        id,
        version: approval.version,
        values: {
          state: approve ? 'approved' : 'refused',
          reason,
          decidedBy: actorMemberId(tx.context.actor) ?? null,
          decidedAt: tx.context.now().toISOString(),
        },
      },
    ]);
}

async function requireUpdate(tx: RecordTx, dealId: string): Promise<void> {
  const { object } = tx.recordsOf('deal');
  if ((await lockRows(tx, object, [dealId], 'update')).size === 0)
    throw recordNotFound({ object: object.one });
}
