import { sql } from '#kernel/database/sql.ts';
import type { Filter } from '#records/query/query.ts';
import { readable } from '#records/query/readable.ts';
import type { RecordTx } from '#records/records.ts';
import type { Moves, StageFlow, Sums } from '../contract/reports.ts';
import { stageChange } from '../stage-change/object.ts';
import { dealRows, withSum } from './amounts.ts';
import { hashed } from './hashed.ts';
import { conditions, instantsOf, oneOf, owned, within, type View } from './view.ts';

type Move = {
  from: string | null;
  to: string;
  currency: string | null;
  /** How long it had stood before, in parts of a day; null for a deal's first stage. */
  stood: number | null;
  count: number;
  value: string | null;
};

/** Stays are told to the tenth of a day, so that a year's moves come as some thousand rows and are never sorted. */
const partsOfDay = 10;

/** Every open stage in order; one statement, whatever the number of stages and moves. */
export async function readFlow(tx: RecordTx, view: View): Promise<readonly StageFlow[]> {
  const instants = instantsOf(tx, view.spans.now);
  const all: readonly Filter[] = [
    { field: 'to', op: 'in', value: view.stages.map(({ id }) => id) },
    ...within('at', instants),
    ...owned(view.owners),
  ];
  // What was lost out of a stage in the period and is lost still has its amount; a loss that was taken back has none.
  const lostStill: Filter = {
    and: [
      ...conditions(view),
      { field: 'status', op: 'eq', value: 'lost' },
      ...within('stageSince', instants),
    ],
  };
  const moves = await hashed(
    tx,
    sql<Move>`select m."from", m."to", d."amountCurrency" as currency,
      (m.days * ${partsOfDay}::int)::int as stood, count(*) as count, sum(d.amount) as value
    from ${readable(tx, stageChange, ['from', 'to', 'at', 'deal', 'days'], { and: all })} as m
    left join ${dealRows(tx, ['stage', 'stageSince'], lostStill)} as d
      on d.id = m.deal and d.stage = m."to" and d."stageSince" = m.at
    group by 1, 2, 3, 4`,
  );
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
      return {
        stage: id,
        entered: {
          count: countOf(moves.filter(({ to }) => to === id)),
          rows: { and: [{ field: 'to', op: 'eq', value: id }, ...all.slice(1)] },
        },
        on,
        lost: { ...gone, value: moves.filter(({ from }) => from === id).reduce<Sums>(withSum, []) },
        back,
        conversion: leaving === 0 ? null : on.count / leaving,
        days: medianStay(moves.filter(({ from }) => from === id)),
      };
    });
}

/** Half of the stays were as long or shorter; null where nothing left. */
function medianStay(moves: readonly Move[]): number | null {
  const stays = moves
    .flatMap(({ stood, count }) => (stood === null ? [] : [{ stood, count }]))
    .toSorted((one, other) => one.stood - other.stood);
  const all = stays.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  const nth = (place: number): number => {
    let passed = 0;
    return stays.find(({ count }) => (passed += count) > place)?.stood ?? 0;
  };
  return (nth(Math.floor((all - 1) / 2)) + nth(Math.floor(all / 2))) / 2 / partsOfDay;
}

const countOf = (moves: readonly Move[]): number => moves.reduce((sum, { count }) => sum + count, 0);
