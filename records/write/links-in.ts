import { sql } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor, Schema } from '../define/descriptor.ts';
import { tableOf } from '../query/row-set.ts';
import type { RecordTx } from '../records.ts';

/** Ids by the name of their object. */
export type RecordSet = ReadonlyMap<string, ReadonlySet<string>>;

/** Every field of the workspace that links to records, with its object. */
export const linkingFields = (schema: Schema): (readonly [ObjectDescriptor, FieldDescriptor])[] =>
  [...schema.objects.values()].flatMap((object) =>
    [...object.fields.values()]
      .filter((field) => targetOf(field) !== '' && field.storage.in !== 'computed')
      .map((field) => [object, field] as const),
  );

export const targetOf = (field: FieldDescriptor): string => {
  const to = field.options['to'];
  return typeof to === 'string' ? to : '';
};

/** Empties every link that leads to records of the set: of living ones as a change like any other, of the others unseen. */
export async function emptyLinksTo(tx: RecordTx, gone: RecordSet): Promise<void> {
  for (const [object, field] of linkingFields(tx.schema)) {
    const targets = gone.get(targetOf(field));
    if (!targets || targets.size === 0) continue;
    if (!field.required) await emptyLiving(tx, object, field, targets, gone.get(object.name) ?? new Set());
    await emptyRest(tx, object, field, targets);
  }
}

const atOnce = 200;
// A filter by links to many takes one condition an id, and no more than a hundred.
const linksAtOnce = 50;

async function emptyLiving(
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
  targets: ReadonlySet<string>,
  alsoGone: ReadonlySet<string>,
): Promise<void> {
  const records = tx.recordsOf(object.name);
  const isList = field.storage.in === 'links';
  const op = isList ? 'hasAny' : 'in';
  const most = isList ? linksAtOnce : atOnce;
  const ids = [...targets];
  for (let start = 0; start < ids.length; start += most) {
    const filter = { field: field.name, op, value: ids.slice(start, start + most) } as const;
    const patches: { id: string; values: Record<string, unknown> }[] = [];
    let cursor: string | undefined;
    do {
      const page = await records.page({
        filter,
        fields: [field.name],
        limit: atOnce,
        ...(cursor ? { cursor } : {}),
      });
      for (const { id, values } of page.records) {
        if (alsoGone.has(id)) continue;
        patches.push({ id, values: { [field.name]: withoutThem(values[field.name], targets) } });
      }
      cursor = page.next ?? undefined;
    } while (cursor);
    for (let first = 0; first < patches.length; first += atOnce)
      await records.update(patches.slice(first, first + atOnce));
  }
}

const withoutThem = (value: unknown, targets: ReadonlySet<string>): unknown =>
  Array.isArray(value)
    ? (value as { id: string }[]).map(({ id }) => id).filter((id) => !targets.has(id))
    : null;

/** Rows in the bin and rows that go themselves, so that the database's own keys let the others go. */
async function emptyRest(
  tx: RecordTx,
  object: ObjectDescriptor,
  { storage, required }: FieldDescriptor,
  targets: ReadonlySet<string>,
): Promise<void> {
  const place =
    storage.in === 'columns' && !required
      ? { table: tableOf(object), column: storage.column }
      : storage.in === 'side'
        ? storage
        : undefined;
  if (!place) return;
  await tx.rows(sql`update ${sql.table(place.table)} set ${sql.ref(place.column)} = null
    where workspace_id = ${tx.context.workspace} and ${sql.ref(place.column)} = any(${[...targets]}::uuid[])`);
}
