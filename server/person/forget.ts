import { sql } from '#kernel/database/sql.ts';
import { exportObject } from '#records/quality/export/object.ts';
import type { RecordTx } from '#records/records.ts';
import { eraseRecords } from '#records/write/erase.ts';
import type { RecordSet } from '#records/write/links-in.ts';
import { archiveObject } from '#records/quality/archive-object.ts';
import { forgetImports, mentioning } from './forget-imports.ts';
import { putCopies, type Copy } from './pending-imports.ts';

/** Records whose every trace goes: ids by object. */
export type Forgotten = {
  readonly gone: RecordSet;
  /** What stays without their names: the file that it came in with has them. */
  readonly stays: RecordSet;
  /** Telephone numbers and mailboxes that were theirs. */
  readonly contacts: readonly string[];
  /** Other texts that were theirs: names, identity numbers. */
  readonly texts: readonly string[];
  /** Files of pending imports without their rows. */
  readonly copies: readonly Copy[];
};

/** What is left of erased records beside them: values in the log, files of imports and exports, messages, notices. */
export async function forgetTraces(
  tx: RecordTx,
  { gone, stays, contacts, texts, copies }: Forgotten,
): Promise<void> {
  const ids = [...gone.values()].flatMap((some) => [...some]);
  const values = [...contacts, ...texts];
  const rewritten = await putCopies(tx, copies, mentioning(values));
  await forgetImports(tx, [gone, stays], values, rewritten);
  await redactLog(tx, gone);
  await forgetExports(tx);
  const { workspace } = tx.context;
  const of = (column: string) => sql`${sql.ref(column)} = any(${ids}::uuid[])`;
  await tx.rows(sql`delete from notification where workspace_id = ${workspace} and ${of('record_id')}`);
  await tx.rows(sql`delete from sample_record where workspace_id = ${workspace} and ${of('record_id')}`);
  for (const table of ['import_key', 'import_joined'])
    await tx.rows(
      sql`delete from ${sql.table(table)} where workspace_id = ${workspace} and ${of('record_id')}`,
    );
  await tx.rows(sql`delete from import_met where workspace_id = ${workspace}
    and exists (select from unnest(${values}::text[]) as said (text) where position(said.text in traits::text) > 0)`);
  await tx.rows(
    sql`delete from duplicate_pair where workspace_id = ${workspace} and (${of('one_id')} or ${of('other_id')})`,
  );
  // Answers to repeated requests hold records whole.
  await tx.rows(sql`delete from request_claim where workspace_id = ${workspace}`);
  if (contacts.length > 0)
    await tx.rows(sql`update outgoing_message
      set recipient = '', subject = null, body = null, sealed = null,
        state = case when state in ('queued', 'sending') then 'cancelled' else state end
      where workspace_id = ${workspace} and recipient = any(${contacts}::text[])`);
}

/** That something happened stays, and who did it; what stood there does not. Undoing finds nothing to bring back. */
async function redactLog(tx: RecordTx, gone: RecordSet): Promise<void> {
  for (const [object, ids] of gone)
    await tx.rows(sql`update event set changes = null
      where workspace_id = ${tx.context.workspace} and object = ${object} and record_id = any(${[...ids]}::uuid[])
        and changes is not null`);
}

/** Fields of records that stay go out of the log as well. */
export async function redactFields(
  tx: RecordTx,
  object: string,
  ids: readonly string[],
  fields: readonly string[],
): Promise<void> {
  await tx.rows(sql`update event set changes = changes - ${fields}::text[]
    where workspace_id = ${tx.context.workspace} and object = ${object} and record_id = any(${ids}::uuid[])
      and changes is not null`);
}

/** Files that were taken out and lie about hold him too: they are made anew in a moment. */
async function forgetExports(tx: RecordTx): Promise<void> {
  const all = new Map<string, ReadonlySet<string>>();
  for (const name of [exportObject.name, archiveObject.name]) {
    const rows = await tx.rows<{ id: string }>(
      sql`select id from ${sql.table(name)} where workspace_id = ${tx.context.workspace} and file is not null
        ${name === archiveObject.name ? sql`and direction = 'out'` : sql``}`,
    );
    if (rows.length > 0) all.set(name, new Set(rows.map(({ id }) => id)));
  }
  if (all.size > 0) await eraseRecords(tx, all);
}
