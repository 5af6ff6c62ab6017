import { actorMemberId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { parseId } from '#kernel/id.ts';
import type { RecordTx } from '../../records.ts';
import type { Reason } from '../duplicates/likeness.ts';

/** Two records that are likely one; `one` is the lesser id. */
export type Pair = {
  readonly one: string;
  readonly other: string;
  /** 0–1. */
  readonly score: number;
  readonly reasons: readonly Reason[];
};

/** What people say of a pair: they are two, or it is for another day. */
export type Verdict = 'different' | 'later' | 'open';

/** A queue that nobody can work through is none: the likeliest stay. */
export const mostKept = 50_000;
const laterDays = 7;

/** Notes that a sweep has begun. @returns its instant, by which it knows its own pairs */
export async function beginSweep(tx: RecordTx, object: string): Promise<Date> {
  const now = tx.context.now();
  await tx.rows(sql`insert into duplicate_sweep (workspace_id, object, started_at)
    values (${tx.context.workspace}, ${object}, ${now})
    on conflict (workspace_id, object) do update set started_at = excluded.started_at, finished_at = null`);
  return now;
}

export async function keepPairs(tx: RecordTx, object: string, pairs: readonly Pair[]): Promise<void> {
  await tx.rows(sql`insert into duplicate_pair (workspace_id, object, one_id, other_id, score, reasons, found_at)
    select ${tx.context.workspace}, ${object}, one, other, score, reasons, ${tx.context.now()}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p(one uuid, other uuid, score real, reasons jsonb)
    on conflict (workspace_id, one_id, other_id)
      do update set score = excluded.score, reasons = excluded.reasons, found_at = excluded.found_at`);
}

/** Lets go of open pairs that this sweep did not find, and notes what it came to. */
export async function endSweep(
  tx: RecordTx,
  object: string,
  { startedAt, compared, pairs }: { startedAt: Date; compared: number; pairs: number },
): Promise<void> {
  const { workspace, now } = tx.context;
  await tx.rows(sql`delete from duplicate_pair where workspace_id = ${workspace} and object = ${object}
    and state <> 'different' and found_at < ${startedAt}`);
  await tx.rows(sql`delete from duplicate_pair where workspace_id = ${workspace} and object = ${object} and state <> 'different'
    and (score, one_id, other_id) < (select score, one_id, other_id from duplicate_pair
      where workspace_id = ${workspace} and object = ${object} and state <> 'different'
      order by score desc, one_id desc, other_id desc offset ${mostKept - 1} limit 1)`);
  await tx.rows(sql`update duplicate_sweep set finished_at = ${now()}, compared = ${compared}, pairs = ${pairs}
    where workspace_id = ${workspace} and object = ${object}`);
}

/** Keeps what somebody said of a pair, whether a sweep knows it or not: it is not asked again. */
export async function keepVerdict(
  tx: RecordTx,
  object: string,
  pair: Pick<Pair, 'one' | 'other'>,
  verdict: Verdict,
): Promise<void> {
  const [first, second] = [parseId(pair.one), parseId(pair.other)];
  if (!first || !second || first === second) return;
  const [one, other] = first < second ? [first, second] : [second, first];
  const { workspace, actor, now } = tx.context;
  const until = verdict === 'later' ? new Date(now().getTime() + laterDays * 86_400_000) : null;
  await tx.rows(sql`insert into duplicate_pair (workspace_id, object, one_id, other_id, score, reasons, found_at, state,
      later_until, decided_by, decided_at)
    values (${workspace}, ${object}, ${one}::uuid, ${other}::uuid, 0, '[]', ${now()}, ${verdict}, ${until},
      ${actorMemberId(actor) ?? null}::uuid, ${now()})
    on conflict (workspace_id, one_id, other_id) do update set state = excluded.state, later_until = excluded.later_until,
      decided_by = excluded.decided_by, decided_at = excluded.decided_at`);
}
