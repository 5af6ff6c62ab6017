import type { Problem } from '#kernel/problems/problem.ts';
import type { Changes } from '#kernel/events/event.ts';
import { sql } from '#kernel/database/sql.ts';
import { readableFields } from '../access/visible.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import { staleVersion } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import type { Locked } from './update.ts';
import type { Values } from './validate.ts';

/** The refusal of a stale write, with mine, theirs and the original of every field in question that the writer may read. */
export async function conflict(
  tx: RecordTx,
  object: ObjectDescriptor,
  row: Locked,
  from: number,
  mine: Values,
): Promise<Problem> {
  const original = await originalValues(tx, object, row, from);
  const readable = readableFields(tx.context.actor, object).map((field) => field.name);
  const asked = readable.filter(
    (name) => name in mine || JSON.stringify(original[name]) !== JSON.stringify(row.values[name]),
  );
  const fields = Object.fromEntries(
    asked.map((name) => [
      name,
      {
        original: original[name] ?? null,
        theirs: row.values[name] ?? null,
        mine: name in mine ? mine[name] : (original[name] ?? null),
      },
    ]),
  );
  return staleVersion(
    { object: object.one },
    { more: { id: row.id, version: row.version, conflict: fields } },
  );
}

/** The values as they were at a version: the newer changes of the log, undone from the last backwards. */
async function originalValues(
  tx: RecordTx,
  object: ObjectDescriptor,
  row: Locked,
  version: number,
): Promise<Values> {
  const rows = await tx.rows<{ changes: Changes | null }>(sql`select changes from event
    where workspace_id = ${tx.context.workspace} and object = ${object.name} and record_id = ${row.id}::uuid
      and kind = 'updated' and record_version > ${version}
    order by sequence desc limit 1000`);
  const values: Values = { ...row.values };
  for (const { changes } of rows)
    for (const [name, [before]] of Object.entries(changes ?? {})) values[name] = before;
  return values;
}
