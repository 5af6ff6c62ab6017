import { sortKey } from '#persian/sort-key.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Money } from '../define/declare.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import type { Change } from '../define/lifecycle.ts';
import { comparisonOf } from '../fields/index.ts';
import type { RecordTx } from '../records.ts';

/** A field's value as large workspaces sort and compare it: a number, or a text that sorts bytewise. */
export type RecordKey = { readonly num: string | null; readonly txt: string | null };

const none: RecordKey = { num: null, txt: null };

/** Dates, instants and yes/no sort as their ISO texts do; texts by their place in the Persian dictionary. */
export function recordKey(field: FieldDescriptor, value: unknown): RecordKey {
  if (value === null || value === undefined) return none;
  switch (comparisonOf(field)) {
    case 'number':
      return { num: typeof value === 'object' ? (value as Money).amount : `${value as number}`, txt: null };
    case 'text':
      return typeof value === 'string' ? { num: null, txt: sortKey(value) } : none;
    case 'token':
    case 'date':
    case 'instant':
    case 'boolean':
      return { num: null, txt: `${value as string | boolean}` };
    case 'set':
    case 'none':
      return none;
  }
}

/** Whether values of the field have keys. Lists and addresses have none. */
export const hasKey = (field: FieldDescriptor): boolean =>
  field.storage.in === 'custom' &&
  !['set', 'none'].includes(comparisonOf(field)) &&
  !['phones', 'emails', 'address'].includes(field.kind);

/** Keeps the keys of mirrored fields in the record's own transaction; a record in the bin has none. */
export function storeKeys(tx: RecordTx, object: ObjectDescriptor, changes: readonly Change[]): void {
  for (const field of object.fields.values()) {
    if (field.storage.in !== 'custom' || !field.storage.keyed) continue;
    const touched = changes.filter(
      ({ before, after }) =>
        !before ||
        !after ||
        JSON.stringify(before[field.name] ?? null) !== JSON.stringify(after[field.name] ?? null),
    );
    putKeys(
      tx,
      field,
      touched.map(({ id, after }) => ({ id, value: after?.[field.name] ?? null })),
    );
  }
}

/** Writes the keys of these values; an empty value has none. */
export function putKeys(
  tx: RecordTx,
  field: FieldDescriptor,
  values: readonly { readonly id: string; readonly value: unknown }[],
): void {
  if (values.length === 0) return;
  const rows = values.map(({ id, value }) => ({ id, ...recordKey(field, value) }));
  const { workspace } = tx.context;
  const given = sql`select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id uuid, num numeric, txt text)`;
  tx.later(sql`with given as (${given}),
    gone as (delete from record_key using given where record_key.workspace_id = ${workspace} and record_key.field_id = ${field.id}
      and record_key.record_id = given.id and given.num is null and given.txt is null)
    insert into record_key (workspace_id, field_id, record_id, num, txt)
    select ${workspace}, ${field.id}, id, num, txt from given where num is not null or txt is not null
    on conflict (workspace_id, field_id, record_id) do update set num = excluded.num, txt = excluded.txt`);
}
