import { sql } from '#kernel/database/sql.ts';
import { rotten } from '#records/define/rotten.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { StageHeld, Sums } from '../contract/reports.ts';
import { dealCourse } from '../deal/object.ts';
import type { Stage } from '../stage/stages.ts';
import { dealRows, withSum } from './amounts.ts';
import { conditions, type View } from './view.ts';

const dayMs = 86_400_000;

type Row = {
  stage: string;
  currency: string | null;
  count: number;
  value: string | null;
  weighted: string | null;
  days: string;
  late: number;
  late_value: string | null;
  late_days: string;
};

/** Every open stage of the pipeline in order, the empty ones too: one statement. */
export async function readPipeline(tx: RecordTx, view: View): Promise<readonly StageHeld[]> {
  const open = view.stages.filter(({ kind }) => kind === 'open');
  if (open.length === 0) return [];
  const now = tx.context.now();
  const all: Filter = { and: [...conditions(view), { field: 'status', op: 'eq', value: 'open' }] };
  const stages = sql.join(
    open.map(
      ({ id, probability, allowedDays }) =>
        sql`(${id}::uuid, ${probability}::numeric, ${allowedDays === undefined ? null : bound(now, allowedDays)}::timestamptz)`,
    ),
    sql`, `,
  );
  const rows = await tx.rows<Row>(sql`
    select d.stage, d."amountCurrency" as currency, count(*) as count, sum(d.amount) as value,
      sum(d.amount * s.probability) / 100 as weighted,
      coalesce(sum(greatest(extract(epoch from ${now.toISOString()}::timestamptz - d."stageSince"), 0)), 0) / 86400 as days,
      count(*) filter (where d."stillSince" < s.bound) as late,
      sum(d.amount) filter (where d."stillSince" < s.bound) as late_value,
      coalesce(sum(extract(epoch from s.bound - d."stillSince")) filter (where d."stillSince" < s.bound), 0) / 86400 as late_days
    from ${dealRows(tx, ['stage', 'stageSince', 'stillSince'], all)} as d
    join (values ${stages}) as s (id, probability, bound) on s.id = d.stage
    group by 1, 2`);
  return open.map((stage) =>
    held(
      stage,
      rows.filter((row) => row.stage === stage.id),
      all,
      now,
    ),
  );
}

function held(stage: Stage, rows: readonly Row[], all: Filter, now: Date): StageHeld {
  const count = sumOf(rows, (row) => row.count);
  const here: Filter = { and: [...partsOf(all), { field: 'stage', op: 'eq', value: stage.id }] };
  const limit = { id: stage.id, days: stage.allowedDays ?? longestAllowed };
  const late: Filter = { and: [...partsOf(all), rotten(dealCourse, [limit], now) ?? here] };
  return {
    stage: stage.id,
    count,
    value: rows.reduce<Sums>(withSum, []),
    weighted: rows.reduce<Sums>(
      (sums, { currency, weighted }) => withSum(sums, { currency, value: weighted }),
      [],
    ),
    age: count === 0 ? null : sumOf(rows, (row) => Number(row.days)) / count,
    rows: here,
    late: {
      count: sumOf(rows, (row) => row.late),
      value: rows.reduce<Sums>(
        (sums, { currency, late_value: value }) => withSum(sums, { currency, value }),
        [],
      ),
      days: sumOf(rows, (row) => Number(row.late_days)),
      rows: late,
    },
  };
}

/** Of a stage that sets no limit nothing is late. */
const longestAllowed = 36_500;

const bound = (now: Date, days: number): string => new Date(now.getTime() - days * dayMs).toISOString();

const partsOf = (filter: Filter): readonly Filter[] => ('and' in filter ? filter.and : [filter]);

const sumOf = <Row>(rows: readonly Row[], figure: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + figure(row), 0);
