import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import { call, meeting, note, task } from '#modules/work/index.ts';
import { scopeFor } from '#records/access/visible.ts';
import { readable } from '#records/query/readable.ts';
import { civilDayOf } from '#records/query/wall-clock.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import {
  activityFigures,
  activityRows,
  reachedOutcomes,
  type Activity,
  type ActivityFigure,
  type ActivityGroup,
  type ActivityObject,
} from '../../contract/activity.ts';
import type { Spans } from '../../contract/reports.ts';
import { oneOf } from '../view.ts';

/** What was counted of one owner, or on one day, in one of the spans. */
export type Counted = Partial<Activity> & {
  readonly span: keyof Spans;
  readonly key: string | null;
};

export const activityObjects = { call, meeting, task, note } as const;
const spanNames = ['now', 'before', 'lastYear'] as const;

/** What of it the reader may read at all. */
export const objectsSeen = (tx: RecordTx): readonly ActivityObject[] =>
  (Object.keys(activityObjects) as ActivityObject[]).filter(
    (name) => scopeFor(tx.context.actor, activityObjects[name].descriptor, 'read') !== 'none',
  );

/** Everything that was done in the three spans, by owner or by day; one statement a kind of record, each out of an index. */
export async function countActivity(
  tx: RecordTx,
  instants: Spans,
  owners: readonly string[] | undefined,
  by: ActivityGroup,
): Promise<readonly Counted[]> {
  const found: Counted[] = [];
  for (const name of objectsSeen(tx)) {
    const parts = spanNames.map((span) => partSql(tx, name, span, instants, owners, by));
    found.push(...(await tx.rows<Counted>(sql.join(parts, sql` union all `))));
  }
  return found;
}

/** The widest figure of each kind of record: the others are counted among its rows. */
const widest: Readonly<Record<ActivityObject, ActivityFigure>> = {
  call: 'calls',
  meeting: 'meetings',
  task: 'tasks',
  note: 'notes',
};

function partSql(
  tx: RecordTx,
  name: ActivityObject,
  span: keyof Spans,
  instants: Spans,
  owners: readonly string[] | undefined,
  by: ActivityGroup,
): RawBuilder<Counted> {
  const figure = widest[name];
  const { at } = activityFigures[figure];
  // A team without a member has done nothing, which is not the same as what nobody owns.
  const filter: Filter = {
    and: [activityRows(figure, instants[span], undefined), ...(owners ? [oneOf('owner', owners)] : [])],
  };
  const rows = rowsOf(tx, name, filter);
  const isByOwner = by === 'person' || by === 'team';
  const day = civilDayOf(tx, sql`r.${sql.ref(at)}`);
  const key = isByOwner ? sql`r.owner::text` : span === 'now' ? sql`${day}::text` : sql`null::text`;
  return sql<Counted>`select ${sql.lit(span)} as span, ${key} as key, ${figuresOf[name]} from ${rows} as r group by 2`;
}

const figuresOf: Readonly<Record<ActivityObject, RawBuilder<unknown>>> = {
  call: sql`count(*) as calls, count(*) filter (where r.direction = 'outgoing') as outgoing,
    count(*) filter (where r.direction = 'outgoing' and r.outcome in (${sql.join(reachedOutcomes.map((one) => sql.lit(one)))})) as reached,
    coalesce(sum(r.duration), 0)::float8 as minutes`,
  meeting: sql`count(*) as meetings`,
  task: sql`count(*) as tasks`,
  note: sql`count(*) as notes`,
};

function rowsOf(tx: RecordTx, name: ActivityObject, filter: Filter): RawBuilder<unknown> {
  switch (name) {
    case 'call':
      return readable(tx, call, ['owner', 'at', 'direction', 'outcome', 'duration'], filter);
    case 'meeting':
      return readable(tx, meeting, ['owner', 'at'], filter);
    case 'task':
      return readable(tx, task, ['owner', 'doneAt'], filter);
    case 'note':
      return readable(tx, note, ['owner'], filter);
  }
}
