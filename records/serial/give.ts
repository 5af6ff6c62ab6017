import { sql } from '#kernel/database/sql.ts';
import type { Draft } from '../define/lifecycle.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import { todayOf } from '../query/civil.ts';
import type { RecordTx } from '../records.ts';
import { serialPeriod, serialTemplate, writeSerial } from './template.ts';

/**
 * Numbers the records of a batch, in its order. The counter's row stays locked until the transaction ends, so that a
 * deed that fails gives its numbers back: among stored records there are no gaps. A record that is removed later keeps
 * its number, and no number is given twice. One that the system has given a number of its own, such as a sample, counts
 * nothing. It is the last thing before storing, for others wait for the lock.
 */
export async function giveSerials(
  tx: RecordTx,
  object: ObjectDescriptor,
  drafts: readonly Draft[],
): Promise<void> {
  const fields = [...object.fields.values()].filter((field) => field.kind === 'serial');
  if (fields.length === 0 || drafts.length === 0) return;
  const day = todayOf(tx);
  for (const field of fields) {
    const open = drafts.filter(({ values }) => (values[field.name] ?? null) === null);
    if (open.length === 0) continue;
    const template = serialTemplate(String(field.options['template']));
    if (!template) throw new Error(`${field.id} has no template`);
    const [row] = await tx.rows<{ last: number }>(sql`
      insert into serial_counter (workspace_id, field_id, period, last)
      values (${tx.context.workspace}, ${field.id}, ${serialPeriod(template, day)}, ${open.length})
      on conflict (workspace_id, field_id, period) do update set last = serial_counter.last + excluded.last
      returning last`);
    const first = (row?.last ?? 0) - open.length + 1;
    for (const [index, draft] of open.entries())
      draft.values[field.name] = writeSerial(template, day, first + index);
  }
}
