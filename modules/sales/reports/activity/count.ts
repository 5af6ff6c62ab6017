import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import { call, meeting, note, task } from '#modules/work/index.ts';
import { scopeFor } from '#records/access/visible.ts';
import type { ObjectDefinition } from '#records/define/define-object.ts';
import type { FieldDescriptor } from '#records/define/descriptor.ts';
import { readable } from '#records/query/readable.ts';
import { civilDayOf } from '#records/query/wall-clock.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import {
  activityFigures,
  activityRows,
  figureNames,
  reachedOutcomes,
  type Activity,
  type ActivityFigure,
  type ActivityGroup,
  type ActivityObject,
  type ActivityTold,
} from '../../contract/activity.ts';
import type { Spans } from '../../contract/reports.ts';
import { unseenFields } from '../unseen.ts';
import { oneOf } from '../view.ts';

/** What was counted of one owner, or on one day, in one of the spans. */
export type Counted = Partial<Activity> & {
  readonly span: keyof Spans;
  readonly key: string | null;
};

const activityObjects = { call, meeting, task, note } as const;
const spanNames = ['now', 'before', 'lastYear'] as const;

const minutesBy = { object: 'call', by: ['at', 'duration'] } as const;

/**
 * What can be told to the reader of what he may read at all, and the fields for whose sake something cannot.
 * @param byOwner whether figures are told by who did it, or of some people alone
 */
export function activityTold(
  tx: RecordTx,
  byOwner: boolean,
): { readonly told: readonly ActivityTold[]; readonly unseen: readonly FieldDescriptor[] } {
  const unseen = new Map<string, FieldDescriptor>();
  const told = ([...figureNames, 'minutes'] as const).filter((name) => {
    const { object, by } = name === 'minutes' ? minutesBy : activityFigures[name];
    const definition: ObjectDefinition = activityObjects[object];
    if (scopeFor(tx.context.actor, definition.descriptor, 'read') === 'none') return false;
    const hidden = unseenFields(tx, definition, [...by, ...(byOwner ? ['owner'] : [])]);
    for (const field of hidden) unseen.set(`${object} ${field.name}`, field);
    return hidden.length === 0;
  });
  return { told, unseen: [...unseen.values()] };
}

/** Everything that was done in the three spans, by owner or by day; one statement a kind of record, each out of an index. */
export async function countActivity(
  tx: RecordTx,
  instants: Spans,
  owners: readonly string[] | undefined,
  by: ActivityGroup,
  told: readonly ActivityTold[],
): Promise<readonly Counted[]> {
  const found: Counted[] = [];
  for (const name of Object.keys(widest) as ActivityObject[]) {
    if (!told.includes(widest[name])) continue;
    const parts = spanNames.map((span) => partSql(tx, name, span, instants, owners, by, told));
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
  told: readonly ActivityTold[],
): RawBuilder<Counted> {
  const figure = widest[name];
  const { at } = activityFigures[figure];
  // A team without a member has done nothing, which is not the same as what nobody owns.
  const filter: Filter = {
    and: [activityRows(figure, instants[span], undefined), ...(owners ? [oneOf('owner', owners)] : [])],
  };
  const isByOwner = by === 'person' || by === 'team';
  const rows = rowsOf(tx, name, filter, isByOwner, told);
  const day = civilDayOf(tx, sql`r.${sql.ref(at)}`);
  const key = isByOwner ? sql`r.owner::text` : span === 'now' ? sql`${day}::text` : sql`null::text`;
  return sql<Counted>`select ${sql.lit(span)} as span, ${key} as key, ${figuresOf(name, told)} from ${rows} as r group by 2`;
}

function figuresOf(name: ActivityObject, told: readonly ActivityTold[]): RawBuilder<unknown> {
  if (name !== 'call') return sql`count(*) as ${sql.ref(widest[name])}`;
  const figures: Partial<Record<ActivityTold, RawBuilder<unknown>>> = {
    calls: sql`count(*) as calls`,
    outgoing: sql`count(*) filter (where r.direction = 'outgoing') as outgoing`,
    reached: sql`count(*) filter (where r.direction = 'outgoing' and r.outcome in (${sql.join(reachedOutcomes.map((one) => sql.lit(one)))})) as reached`,
    minutes: sql`coalesce(sum(r.duration), 0)::float8 as minutes`,
  };
  return sql.join(
    told.flatMap((one) => figures[one] ?? []),
    sql`, `,
  );
}

function rowsOf(
  tx: RecordTx,
  name: ActivityObject,
  filter: Filter,
  isByOwner: boolean,
  told: readonly ActivityTold[],
): RawBuilder<unknown> {
  const owner = isByOwner ? (['owner'] as const) : [];
  switch (name) {
    case 'call': {
      const read = told.flatMap((one) =>
        one === 'calls' || one === 'outgoing' || one === 'reached'
          ? activityFigures[one].by
          : one === 'minutes'
            ? minutesBy.by
            : [],
      );
      return readable(tx, call, [...owner, ...new Set(read)], filter);
    }
    case 'meeting':
      return readable(tx, meeting, [...owner, 'at'], filter);
    case 'task':
      return readable(tx, task, [...owner, 'doneAt'], filter);
    case 'note':
      return readable(tx, note, owner, filter);
  }
}
