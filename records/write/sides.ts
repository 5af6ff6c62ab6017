import { sql } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import type { Change } from '../define/lifecycle.ts';
import { kinds } from '../fields/index.ts';
import type { RecordTx } from '../records.ts';
import { recordset } from './columns.ts';
import { translateFailure } from './failures.ts';

type SideField = FieldDescriptor & { readonly storage: Extract<FieldDescriptor['storage'], { in: 'side' }> };

const isSide = (field: FieldDescriptor): field is SideField => field.storage.in === 'side';

/** Writes the fields that modules added: one statement a side table, for the records where one of its fields changed. */
export async function storeSides(
  tx: RecordTx,
  object: ObjectDescriptor,
  changes: readonly Change[],
): Promise<void> {
  const byTable = Map.groupBy([...object.fields.values()].filter(isSide), ({ storage }) => storage.table);
  for (const [table, fields] of byTable) await storeSide(tx, object, table, fields, changes);
}

async function storeSide(
  tx: RecordTx,
  object: ObjectDescriptor,
  table: string,
  fields: readonly SideField[],
  changes: readonly Change[],
): Promise<void> {
  const touched = changes.filter(
    ({ before, after }) => after && fields.some(({ name }) => differs(before?.[name], after[name])),
  );
  const key = fields[0]?.storage.key;
  if (touched.length === 0 || key === undefined) return;
  const columns = fields.flatMap((field) =>
    kinds[field.kind]
      .columns(field)
      .map(({ suffix, type }) => ({ name: field.storage.column + suffix, type })),
  );
  const rows = touched.map(({ id, after }) => ({
    id,
    ...Object.assign({}, ...fields.map((field) => partsOf(field, after?.[field.name] ?? null))),
  }));
  const names = sql.join(
    columns.map(({ name }) => sql.ref(name)),
    sql`, `,
  );
  const sets = sql.join(
    columns.map(({ name }) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`),
    sql`, `,
  );
  await translateFailure(
    object,
    tx.rows(
      sql`insert into ${sql.table(table)} (workspace_id, ${sql.ref(key)}, ${names})
        select ${tx.context.workspace}, r.id, ${sql.join(
          columns.map(({ name }) => sql.ref(`r.${name}`)),
          sql`, `,
        )}
        from ${recordset(rows, [{ name: 'id', type: 'uuid' }, ...columns])}
        on conflict (workspace_id, ${sql.ref(key)}) do update set ${sets}`,
      { prepared: true },
    ),
  );
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);

function partsOf(field: SideField, value: unknown): Record<string, unknown> {
  const kind = kinds[field.kind];
  const parts = value === null ? {} : kind.toParts(value);
  return Object.fromEntries(
    kind.columns(field).map(({ suffix }) => [field.storage.column + suffix, parts[suffix] ?? null]),
  );
}
