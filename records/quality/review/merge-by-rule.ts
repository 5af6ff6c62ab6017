import type { Context } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { Problem } from '#kernel/problems/problem.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import { readSome } from '../../query/page.ts';
import type { Stored } from '../../query/query.ts';
import type { RecordEngine, RecordTx } from '../../records.ts';
import { contradict, type Reason } from '../duplicates/likeness.ts';
import { mergeRecords } from '../merge/merge.ts';
import { readSweepState } from './rules.ts';

type Row = { one_id: string; other_id: string; reasons: Reason[] };

/** A rule that goes wrong should be noticed before it has gone wrong on thousands. */
const mostAtOnce = 1_000;

/**
 * Merges the pairs that the workspace's rule is sure of, each in a transaction of its own, into the older record. Whatever
 * a pair contradicts itself in is left to people. @returns how many
 */
export async function mergeByRule(
  engine: RecordEngine,
  context: Context,
  name: string,
  signal: AbortSignal,
): Promise<number> {
  const pairs = await engine.transact(context, (tx) => surePairs(tx, name));
  let merged = 0;
  for (const pair of pairs) {
    signal.throwIfAborted();
    try {
      if (await engine.transact(context, (tx) => mergeOne(tx, name, pair))) merged += 1;
    } catch (error) {
      // Merged meanwhile in another pair, or refused by a rule of the object: people see it in the queue.
      if (!(error instanceof Problem)) throw error;
    }
  }
  await engine.transact(context, (tx) =>
    tx.rows(sql`update duplicate_sweep set merged = ${merged}
      where workspace_id = ${tx.context.workspace} and object = ${name}`),
  );
  return merged;
}

async function surePairs(tx: RecordTx, name: string): Promise<Row[]> {
  const object = tx.schema.objects.get(name);
  const { mergeFrom } = object ? await readSweepState(tx, object) : { mergeFrom: null };
  if (mergeFrom === null) return [];
  return tx.rows<Row>(sql`select one_id, other_id, reasons from duplicate_pair as p
    where workspace_id = ${tx.context.workspace} and object = ${name} and state = 'open' and score >= ${mergeFrom}::real
      and not ${wasTakenApart}
    order by score desc, one_id, other_id limit ${mostAtOnce}`);
}

/** Whoever took two apart knows better than the rule: they wait in the queue for people. */
const wasTakenApart = sql`exists (select from merge_loser as l join merge as m on m.workspace_id = l.workspace_id and m.id = l.merge_id
  where l.workspace_id = p.workspace_id and l.record_id in (p.one_id, p.other_id)
    and m.winner_id in (p.one_id, p.other_id) and m.undone_at is not null)`;

async function mergeOne(tx: RecordTx, name: string, pair: Row): Promise<boolean> {
  const object = tx.schema.objects.get(name);
  if (!object) return false;
  const found = await readSome(tx, object, [pair.one_id, pair.other_id]);
  const [older, younger] = [...found.values()].toSorted((a, b) => (madeAt(a) < madeAt(b) ? -1 : 1));
  if (!older || !younger || !isAgreed(object, pair.reasons, older, younger)) return false;
  await mergeRecords(tx, object, {
    winner: { id: older.id, version: older.version },
    losers: [{ id: younger.id, version: younger.version }],
  });
  return true;
}

/** Records of one batch were made at one instant; their ids rise. */
const madeAt = ({ createdAt, id }: Stored): string => `${createdAt} ${id}`;

/** The names must agree, and no identity number may contradict another. */
const isAgreed = (
  object: ObjectDescriptor,
  reasons: readonly Reason[],
  one: Stored,
  other: Stored,
): boolean =>
  !contradict(object, one.values, other.values) && reasons.some(({ likeness }) => likeness === 'same-name');
