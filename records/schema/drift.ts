import type { Client } from 'pg';
import { createTable, type TableShape } from './table.ts';

type Existing = {
  readonly columns: ReadonlySet<string>;
  readonly constraints: ReadonlySet<string>;
  readonly indexes: ReadonlySet<string>;
};

/**
 * The SQL that brings the database's tables to the shapes that the definitions mean; empty where nothing differs.
 * Foreign keys between the tables come last, since they may form circles.
 */
export async function driftOf(client: Client, shapes: readonly TableShape[]): Promise<string> {
  const statements: string[] = [];
  const later: string[] = [];
  for (const shape of shapes) {
    const existing = await inspect(client, shape.name);
    const isForeign = (name: string): boolean => name.endsWith('_id_fk');
    if (!existing) {
      statements.push(createTable(shape, isForeign));
      for (const [name, text] of shape.constraints)
        if (isForeign(name)) later.push(`alter table ${shape.name} add constraint ${name} ${text};`);
      continue;
    }
    for (const [name, type] of shape.columns)
      if (!existing.columns.has(name))
        statements.push(`alter table ${shape.name} add column ${name} ${type};`);
    for (const [name, text] of shape.constraints)
      if (!existing.constraints.has(name))
        later.push(`alter table ${shape.name} add constraint ${name} ${text};`);
    for (const [name, text] of shape.indexes)
      if (!existing.indexes.has(name)) later.push(`create index ${name} on ${shape.name} using ${text};`);
  }
  return [...statements, ...later].join('\n\n');
}

async function inspect(client: Client, table: string): Promise<Existing | undefined> {
  const { rows } = await client.query<{ kind: string; name: string }>(
    `select 'column' as kind, attname as name from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and not attisdropped
     union all select 'constraint', conname from pg_constraint where conrelid = to_regclass($1)
     union all select 'index', relname from pg_index join pg_class on oid = indexrelid where indrelid = to_regclass($1)`,
    [table],
  );
  if (rows.length === 0) return undefined;
  const of = (kind: string): Set<string> =>
    new Set(rows.filter((row) => row.kind === kind).map((row) => row.name));
  return { columns: of('column'), constraints: of('constraint'), indexes: of('index') };
}
