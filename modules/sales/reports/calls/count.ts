import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import { dealCall } from '../../activities/extensions.ts';
import { readable } from '#records/query/readable.ts';
import { civilDayOf, hourOf, weekdayOf } from '#records/query/wall-clock.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { reachedOutcomes } from '../../contract/activity.ts';
import { scriptAnswer } from '../../script/objects.ts';

/** Calls that have all of it in common, and what came of them. */
export type CallCount = {
  readonly weekday: number;
  readonly hour: number;
  readonly script: string | null;
  readonly owner: string | null;
  readonly made: number;
  readonly reached: number;
  readonly interested: number;
  readonly meetings: number;
};

const reached = sql`c.outcome in (${sql.join(reachedOutcomes.map((one) => sql.lit(one)))})`;
const interested = sql`c.outcome in ('answered', 'call-back')`;
/** What of a call is not seen by everybody; the calls are counted without. */
export type CallDetail = 'owner' | 'script' | 'meeting';

const outcomesOf = (seen: readonly CallDetail[]): RawBuilder<unknown> =>
  sql`count(*) filter (where ${reached}) as reached,
    count(*) filter (where ${interested}) as interested,
    ${seen.includes('meeting') ? sql`count(*) filter (where ${reached} and c.meeting is not null)` : sql`0`} as meetings`;

/** Calls by day of the week, hour, script and caller: one statement, from which every table is summed. */
export function countCalls(
  tx: RecordTx,
  filter: Filter,
  seen: readonly CallDetail[],
): Promise<readonly CallCount[]> {
  const group = (name: 'script' | 'owner') =>
    seen.includes(name) ? sql`c.${sql.ref(name)}` : sql`null::uuid`;
  return tx.rows<CallCount>(sql<CallCount>`
    select ${weekdayOf(civilDayOf(tx, sql`c.at`))} as weekday, ${hourOf(tx, sql`c.at`)} as hour, ${group('script')} as script,
      ${group('owner')} as owner, count(*) as made, ${outcomesOf(seen)}
    from ${readable(tx, dealCall, ['at', 'outcome', ...seen], filter)} as c group by 1, 2, 3, 4`);
}

export type AnswerCount = {
  readonly script: string;
  readonly step: string;
  readonly answer: string;
  readonly made: number;
  readonly reached: number;
  readonly interested: number;
  readonly meetings: number;
};

const mostAnswers = 200;

export const answerFields = ['answer', 'step', 'script', 'call'] as const;

/** What customers answered in those calls; the commonest, where a script has been answered in very many ways. */
export const countAnswers = (
  tx: RecordTx,
  calls: Filter,
  seen: readonly CallDetail[],
): Promise<readonly AnswerCount[]> =>
  tx.rows<AnswerCount>(sql<AnswerCount>`
    select a.script, a.step, a.answer, count(*) as made, ${outcomesOf(seen)}
    from ${readable(tx, scriptAnswer, answerFields)} as a
    join ${readable(tx, dealCall, ['outcome', ...seen], calls)} as c on c.id = a.call
    where a.script is not null group by 1, 2, 3 order by count(*) desc limit ${mostAnswers}`);
