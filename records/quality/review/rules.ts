import { sql } from '#kernel/database/sql.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { scopeFor } from '../../access/visible.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import { checkMayMerge } from '../merge/rights.ts';

/** When the object was last swept, what that came to, and from which score on pairs are merged without asking. */
export type SweepState = {
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly compared: number;
  readonly pairs: number;
  /** Pairs that the rule merged at the last sweep. */
  readonly merged: number;
  /** 0.9–1; null where people decide on every pair. */
  readonly mergeFrom: number | null;
};

type Row = {
  started_at: Date | null;
  finished_at: Date | null;
  compared: number;
  pairs: number;
  merged: number;
  merge_from: number | null;
};

export async function readSweepState(tx: RecordTx, object: ObjectDescriptor): Promise<SweepState> {
  const [row] = await tx.rows<Row>(sql`select started_at, finished_at, compared, pairs, merged, merge_from
    from duplicate_sweep where workspace_id = ${tx.context.workspace} and object = ${object.name}`);
  return {
    startedAt: row?.started_at?.toISOString() ?? null,
    finishedAt: row?.finished_at?.toISOString() ?? null,
    compared: row?.compared ?? 0,
    pairs: row?.pairs ?? 0,
    merged: row?.merged ?? 0,
    mergeFrom: row?.merge_from ?? null,
  };
}

/** Who may say that pairs are merged unasked: who may merge, and change every record of the object. */
export function checkMayRule(tx: RecordTx, object: ObjectDescriptor): void {
  checkMayMerge(tx, object);
  if (scopeFor(tx.context.actor, object, 'update') !== 'all') throw notAllowed();
}

export async function writeRule(
  tx: RecordTx,
  object: ObjectDescriptor,
  mergeFrom: number | null,
): Promise<void> {
  checkMayRule(tx, object);
  await tx.rows(sql`insert into duplicate_sweep (workspace_id, object, merge_from)
    values (${tx.context.workspace}, ${object.name}, ${mergeFrom})
    on conflict (workspace_id, object) do update set merge_from = excluded.merge_from`);
}
