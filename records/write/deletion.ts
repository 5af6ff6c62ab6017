import { signerOf } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/id.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import { column, fromRows, ownRows, rowSet } from '../query/row-set.ts';
import type { RecordTx } from '../records.ts';
import { removeRecords } from './remove.ts';

type Begun = { readonly id: string; readonly at: Date };

/**
 * Moves records to the bin as one deed, which comes back in one. A deed of many steps hands on what the first answered.
 * Its records are those of the object that went at its very instant: every row of the bin tells it, and the bin's index
 * finds them.
 * @param earlier the deed that this is a further step of; one that is not the actor's own, or is being brought back by now,
 *   is left alone, and another begins
 * @returns the deed's id
 */
export async function removeTogether(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
  earlier?: string,
): Promise<string> {
  const { id, at } =
    (earlier === undefined ? undefined : await goOn(tx, object, earlier)) ?? (await begin(tx, object));
  await removeRecords(tx, object, ids, at);
  tx.later(sql`update deletion set count = count + ${new Set(ids).size}
    where workspace_id = ${tx.context.workspace} and id = ${id}::uuid`);
  return id;
}

async function goOn(tx: RecordTx, object: ObjectDescriptor, id: string): Promise<Begun | undefined> {
  const { workspace, actor } = tx.context;
  const [found] = await tx.rows<Begun>(sql`select id, at from deletion
    where workspace_id = ${workspace} and id = ${id}::uuid and object = ${object.name} and state = 'deleted'
      and by_id is not distinct from ${signerOf(actor) ?? null}::uuid for update`);
  return found;
}

/** Nothing else of the object went at a deed's instant: it takes the first millisecond that is free. */
async function begin(tx: RecordTx, object: ObjectDescriptor): Promise<Begun> {
  const { workspace, actor, now } = tx.context;
  const id = newId();
  const wanted = now().getTime();
  const rows = rowSet(tx, object);
  for (let later = 0; ; later += 1) {
    const at = new Date(wanted + later);
    const [begun] = await tx.rows<Begun>(sql`insert into deletion (workspace_id, id, object, at, by_id)
      select ${workspace}, ${id}::uuid, ${object.name}, ${at}::timestamptz, ${signerOf(actor) ?? null}::uuid
      where not exists (select from ${fromRows(rows)} where ${ownRows(rows, true)}
        and ${column(rows, 'deleted_at')} = ${at}::timestamptz)
      on conflict (workspace_id, object, at) do nothing returning id, at`);
    if (begun) return begun;
  }
}
