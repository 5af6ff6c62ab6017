import type { Context } from '#kernel/context/context.ts';
import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { RecordEngine, RecordTx } from '../../records.ts';
import { faultsOf } from './faults.ts';

/** Lets go what an earlier check found. */
export const forgetFaults = (engine: RecordEngine, context: Context, importId: string): Promise<void> =>
  inPieces(
    engine,
    context,
    'import_issue',
    (tx) => sql`select ctid from import_issue where ${faultsOf(tx, importId)}`,
  );

/** States of an import whose issues are looked at, or decided about. */
const decided = sql`m.state in ('checking', 'checked', 'ready')`;

/** Or whose rows may still come in: which of them are kept apart is looked up with each. One that was ended may be taken up again. */
const comesIn = sql`(${decided} or m.state in ('running', 'paused')
  or (m.undo is null and (m.state = 'failed' or (m.state = 'cancelled' and m.together is null))))`;

/**
 * Lets go what the checks of a workspace found that nobody reads any more: the run has its decisions, and so has who takes it
 * up again. What lies in the bin comes back whole, up to its term.
 */
export async function forgetSettled(engine: RecordEngine, context: Context, term?: Date): Promise<void> {
  for (const [table, needed] of [
    ['import_issue', decided],
    ['import_same', comesIn],
  ] as const)
    await inPieces(
      engine,
      context,
      table,
      (tx) => sql`select i.ctid from import as m
        join ${sql.table(table)} as i on i.workspace_id = m.workspace_id and i.import_id = m.id
        where m.workspace_id = ${tx.context.workspace}
          and (not ${needed} or m.deleted_at < ${term ?? null}::timestamptz)`,
    );
}

const goneAtOnce = 50_000;

/** Three hundred thousand of them in one statement would outlast what a transaction may. */
async function inPieces(
  engine: RecordEngine,
  context: Context,
  table: 'import_issue' | 'import_same',
  places: (tx: RecordTx) => RawBuilder<unknown>,
): Promise<void> {
  for (let gone = goneAtOnce; gone === goneAtOnce;)
    gone = await engine.transact(context, async (tx) => {
      const rows = await tx.rows(sql`with piece as (${places(tx)} limit ${goneAtOnce})
        delete from ${sql.table(table)} as i using piece where i.workspace_id = ${tx.context.workspace}
          and i.ctid = piece.ctid returning 1`);
      return rows.length;
    });
}
