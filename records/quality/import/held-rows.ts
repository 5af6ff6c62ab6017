import { hash } from 'node:crypto';
import type { Context } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import type { RecordEngine, RecordTx } from '../../records.ts';
import type { Values } from '../duplicates/likeness.ts';

/** A row of a long file under one of the keys that it tells. */
export type HeldRow = {
  readonly key: string;
  readonly row: number;
  /** The first row of those that are one with it. */
  readonly first: number;
  readonly values: Values;
};

/** What many rows of a file share, such as a switchboard, tells none of them from another. */
export const mostOfKey = 10;

/** The rows of chunks before that bear these keys. One statement. */
export async function findHeld(
  tx: RecordTx,
  importId: string,
  keys: Iterable<string>,
): Promise<readonly HeldRow[]> {
  const asked = new Map([...keys].map((key) => [numberOf(key), key]));
  if (asked.size === 0) return [];
  const rows = await tx.rows<HeldRow>(sql`select asked.key, held.row, held.first, held.values
    from unnest(${[...asked.keys()]}::text[]) as asked (key),
      lateral (select row, first_row as first, traits as values from import_met
        where workspace_id = ${tx.context.workspace} and import_id = ${importId}::uuid and key = asked.key::bigint
        order by row limit ${sql.lit(mostOfKey)}) as held`);
  return rows.map((one) => ({ ...one, key: asked.get(one.key) ?? '' }));
}

export async function keepHeld(tx: RecordTx, importId: string, rows: readonly HeldRow[]): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows.map((one) => ({ ...one, key: numberOf(one.key) })));
  await tx.rows(sql`insert into import_met (workspace_id, import_id, key, row, first_row, traits)
    select ${tx.context.workspace}, ${importId}::uuid, g.key, g.row, g.first, g.values
    from jsonb_to_recordset(${json}::jsonb) as g(key bigint, row integer, first integer, "values" jsonb)
    on conflict do nothing`);
}

const rowsAtOnce = 50_000;

/** Lets go what a check held, at its end, and what one that was cut off has left. */
export async function forgetHeld(engine: RecordEngine, context: Context, importId: string): Promise<void> {
  for (let gone = rowsAtOnce; gone === rowsAtOnce;)
    gone = await engine.transact(context, async (tx) => {
      const rows = await tx.rows(sql`with piece as (select ctid from import_met
          where workspace_id = ${tx.context.workspace} and import_id = ${importId}::uuid limit ${rowsAtOnce})
        delete from import_met as m using piece where m.workspace_id = ${tx.context.workspace}
          and m.ctid = piece.ctid returning 1`);
      return rows.length;
    });
}

const numberOf = (key: string): string => hash('sha1', key, 'buffer').readBigInt64LE().toString();
