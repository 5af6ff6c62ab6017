import { sql } from '#kernel/database/sql.ts';
import { tableOf } from '#records/query/row-set.ts';
import { linkingFields, targetOf, type RecordSet } from '#records/write/links-in.ts';
import { losersOf } from '#records/write/merged.ts';
import type { FieldDescriptor, ObjectDescriptor } from '#records/define/descriptor.ts';
import type { RecordTx } from '#records/records.ts';

/** What hangs on a person, by object and id; the person and who was merged into him stand in `self`. */
export type Reach = {
  readonly self: readonly string[];
  /** What is about him, or cannot be without him: it goes with him. */
  readonly goes: RecordSet;
  /** What its object keeps, with the reason. */
  readonly stays: RecordSet;
  /** What only names him: the link is taken away. */
  readonly loose: RecordSet;
  /** What hangs on something that stays. */
  readonly beneath: RecordSet;
};

type Found = Map<string, Set<string>>;

/** Everything that hangs on a person, the bin included, whatever the actor sees. A few statements for each kind of link. */
export async function reachOf(tx: RecordTx, object: ObjectDescriptor, id: string): Promise<Reach> {
  const self = [id, ...(await losersOf(tx, [id]))];
  const found: Record<'goes' | 'stays' | 'loose' | 'beneath', Found> = {
    goes: new Map(),
    stays: new Map(),
    loose: new Map(),
    beneath: new Map(),
  };
  const known = new Set(self);
  let fresh: Found = new Map([[object.name, new Set(self)]]);
  while (fresh.size > 0) {
    const next: Found = new Map();
    for (const [from, field] of linkingFields(tx.schema)) {
      const targets = fresh.get(targetOf(field));
      if (!targets || targets.size === 0) continue;
      const place = placeOf(from, field);
      for (const one of await linkedFrom(tx, from, field, [...targets])) {
        if (known.has(one)) continue;
        if (place !== 'loose') known.add(one);
        add(found[place], from.name, one);
        if (place === 'goes') add(next, from.name, one);
      }
    }
    fresh = next;
  }
  for (const ids of found.loose.values()) for (const one of ids) if (known.has(one)) ids.delete(one);
  await addBeneath(tx, found.stays, known, found.beneath);
  return { self, ...found };
}

/** A link tells what becomes of the record: what is about somebody, or cannot be without him, is his. */
function placeOf(object: ObjectDescriptor, field: FieldDescriptor): 'goes' | 'stays' | 'loose' {
  if (object.keeps) return 'stays';
  return object.about.includes(field.name) || field.required ? 'goes' : 'loose';
}

/** Rows that are a part of what stays: a deal's way through the stages. */
async function addBeneath(tx: RecordTx, stays: RecordSet, known: Set<string>, found: Found): Promise<void> {
  for (const [from, field] of linkingFields(tx.schema)) {
    const targets = stays.get(targetOf(field));
    if (!targets || targets.size === 0 || !field.required) continue;
    for (const one of await linkedFrom(tx, from, field, [...targets]))
      if (!known.has(one)) add(found, from.name, one);
  }
}

function add(found: Found, name: string, id: string): void {
  const ids = found.get(name) ?? new Set();
  found.set(name, ids.add(id));
}

async function linkedFrom(
  tx: RecordTx,
  object: ObjectDescriptor,
  { id, storage }: FieldDescriptor,
  targets: readonly string[],
): Promise<readonly string[]> {
  const { workspace } = tx.context;
  const from = (table: string, column: string, key: string) => sql<{
    id: string;
  }>`select ${sql.ref(key)} as id
    from ${sql.table(table)} where workspace_id = ${workspace} and ${sql.ref(column)} = any(${targets}::uuid[])`;
  const statement =
    storage.in === 'columns'
      ? from(tableOf(object), storage.column, 'id')
      : storage.in === 'side'
        ? from(storage.table, storage.column, storage.key)
        : sql<{ id: string }>`select from_id as id from link
            where workspace_id = ${workspace} and field_id = ${id} and to_id = any(${targets}::uuid[])`;
  return (await tx.rows(statement)).map((row) => row.id);
}
