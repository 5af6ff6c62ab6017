import { sql } from '#kernel/database/sql.ts';
import type { Draft } from '../define/lifecycle.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { circle } from '../problems.ts';
import { rowSet, scalarOf, tableOf } from '../query/row-set.ts';
import type { RecordTx } from '../records.ts';

/** No tree of people, firms or teams is deeper; the walk stops there whatever the data hold. */
const deepest = 100;

/**
 * A link that makes a tree (`tree: true`) never leads back to where it began. Called once the rows are written, so that
 * a circle within one batch is seen as well; a new record cannot close one, for nobody knew its id.
 * @throws circle, which undoes the transaction.
 */
export async function refuseCircles(
  tx: RecordTx,
  object: ObjectDescriptor,
  drafts: readonly Draft[],
): Promise<void> {
  for (const field of object.fields.values()) {
    if (field.options['tree'] !== true || field.options['to'] !== object.name) continue;
    const moved = drafts.filter(
      ({ before, values }) => values[field.name] && before?.[field.name] !== values[field.name],
    );
    if (moved.length > 0)
      await refuse(
        tx,
        object,
        field,
        moved.map(({ id }) => id),
      );
  }
}

async function refuse(
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
  ids: readonly string[],
): Promise<void> {
  const { workspace } = tx.context;
  // Two moves that each close half of a circle would not see each other: one tree changes at a time.
  await tx.rows(sql`select pg_advisory_xact_lock(${workspace}, hashtext(${field.id}))`);
  const table = sql.table(tableOf(object));
  const above = scalarOf(field, rowSet(tx, object));
  const [found] = await tx.rows<{ start: string }>(sql`
    with recursive above as (
      select t.id as start, ${above} as id, 1 as depth from ${table} as t
      where t.workspace_id = ${workspace} and t.id = any(${ids}::uuid[])
      union all
      select above.start, ${above}, above.depth + 1 from above
      join ${table} as t on t.workspace_id = ${workspace} and t.id = above.id
      where above.id <> above.start and above.depth < ${deepest}
    )
    select start from above where id = start limit 1`);
  if (found) throw circle({ field: field.label }, { field: field.name, more: { id: found.start } });
}
