import { sql } from '#kernel/database/sql.ts';
import type { Filter } from '#records/query/query.ts';
import { readable } from '#records/query/readable.ts';
import type { RecordTx } from '#records/records.ts';
import type { Moves, StageFlow, Sums } from '../contract/reports.ts';
import { stageChange } from '../stage-change/object.ts';
import { dealRows, withSum } from './amounts.ts';
import { conditions, instantsOf, oneOf, owned, within, type View } from './view.ts';

type Move = { from: string | null; to: string; count: number };
type Stay = { from: string; days: string };
type Loss = { from: string; currency: string | null; value: string | null };

/** Every open stage in order; three statements, whatever the number of stages. */
export async function readFlow(tx: RecordTx, view: View): Promise<readonly StageFlow[]> {
  const all: readonly Filter[] = [
    { field: 'to', op: 'in', value: view.stages.map(({ id }) => id) },
    ...within('at', instantsOf(tx, view.spans.now)),
    ...owned(view.owners),
  ];
  const moves = await tx.rows<Move>(sql`select m."from", m."to", count(*) as count
    from ${readable(tx, stageChange, ['from', 'to'], { and: all })} as m group by 1, 2`);
  const stays = await tx.rows<Stay>(sql`select m."from",
      percentile_cont(0.5) within group (order by m.days::float8) as days
    from ${readable(tx, stageChange, ['from', 'days'], { and: all })} as m
    where m."from" is not null and m.days is not null group by 1`);
  const losses = await readLosses(tx, view, all);
  const order = new Map(view.stages.map(({ id }, index) => [id, index]));
  const lost = view.stages.filter(({ kind }) => kind === 'lost').map(({ id }) => id);
  return view.stages
    .filter(({ kind }) => kind === 'open')
    .map(({ id }): StageFlow => {
      const place = order.get(id) ?? 0;
      const others = view.stages.filter((one) => one.id !== id && one.kind !== 'lost').map((one) => one.id);
      const later = others.filter((one) => (order.get(one) ?? 0) > place);
      const earlier = others.filter((one) => (order.get(one) ?? 0) < place);
      const left = (to: readonly string[]): Moves => ({
        count: countOf(moves.filter((move) => move.from === id && to.includes(move.to))),
        rows: {
          and: [{ field: 'from', op: 'eq', value: id }, oneOf('to', to), ...all.slice(1)],
        },
      });
      const [on, gone, back] = [left(later), left(lost), left(earlier)];
      const leaving = on.count + gone.count + back.count;
      const days = stays.find(({ from }) => from === id)?.days;
      return {
        stage: id,
        entered: {
          count: countOf(moves.filter(({ to }) => to === id)),
          rows: { and: [{ field: 'to', op: 'eq', value: id }, ...all.slice(1)] },
        },
        on,
        lost: { ...gone, value: losses.filter(({ from }) => from === id).reduce<Sums>(withSum, []) },
        back,
        conversion: leaving === 0 ? null : on.count / leaving,
        days: days === undefined ? null : Number(days),
      };
    });
}

/** What was lost out of each stage in the period and is lost still; a loss that was taken back does not count. */
function readLosses(tx: RecordTx, view: View, all: readonly Filter[]): Promise<Loss[]> {
  const lost: Filter = { and: [...conditions(view), { field: 'status', op: 'eq', value: 'lost' }] };
  return tx.rows<Loss>(sql`select m."from", d."amountCurrency" as currency, sum(d.amount) as value
    from ${readable(tx, stageChange, ['from', 'to', 'at', 'deal'], { and: all })} as m
    join ${dealRows(tx, ['stage', 'stageSince'], lost)} as d
      on d.id = m.deal and d.stage = m."to" and d."stageSince" = m.at
    where m."from" is not null group by 1, 2`);
}

const countOf = (moves: readonly Move[]): number => moves.reduce((sum, { count }) => sum + count, 0);
