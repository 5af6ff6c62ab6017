import { escapeIdentifier, type Client } from 'pg';
import { EmbeddedDatabaseError } from '../failures.ts';

export type Table = {
  /** Quoted, with its schema. */
  readonly name: string;
  /** Quoted and typed, in alphabetical order; `=` marks one that the database computes. */
  readonly columns: readonly { readonly name: string; readonly type: string; readonly computed: boolean }[];
  /** Where it is a partition: how it is bound to its parent. */
  readonly partition: { readonly of: string; readonly bound: string } | null;
};

/** Every table that holds rows of ours: not the system's, not an extension's, not the empty head of partitions. */
export async function listTables(client: Client): Promise<Table[]> {
  const found = await client.query<{
    schema: string;
    table: string;
    columns: { name: string; type: string; computed: boolean }[];
    parent: string | null;
    bound: string | null;
  }>(`
    SELECT n.nspname AS schema, c.relname AS table,
      coalesce((SELECT json_agg(json_build_object('name', quote_ident(attname), 'computed', attgenerated <> '',
                  'type', format_type(atttypid, atttypmod)) ORDER BY attname)
                FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped), '[]') AS columns,
      (SELECT format('%I.%I', pn.nspname, p.relname) FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
         JOIN pg_namespace pn ON pn.oid = p.relnamespace WHERE i.inhrelid = c.oid) AS parent,
      pg_get_expr(c.relpartbound, c.oid) AS bound
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e')
    ORDER BY 1, 2`);
  return found.rows.map(({ schema, table, columns, parent, bound }) => ({
    name: `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`,
    columns,
    partition: parent && bound ? { of: parent, bound } : null,
  }));
}

/** Partitions are made as months pass, not by migrations: those that the old database has are made in the new one. */
export async function makePartitions(old: readonly Table[], target: Client): Promise<void> {
  const there = new Set((await listTables(target)).map(({ name }) => name));
  for (const { name, partition } of old) {
    if (partition && !there.has(name)) {
      await target.query(`CREATE TABLE ${name} PARTITION OF ${partition.of} ${partition.bound}`);
    }
  }
}

/** @throws EmbeddedDatabaseError naming what the new database lacks or has otherwise: then nothing may be copied */
export function compareTables(old: readonly Table[], made: readonly Table[]): void {
  const shape = ({ columns }: Table): string =>
    columns.map(({ name, type, computed }) => `${name} ${type}${computed ? ' =' : ''}`).join(', ');
  const there = new Map(made.map((table) => [table.name, shape(table)]));
  const wrong = old.filter((table) => there.get(table.name) !== shape(table)).map(({ name }) => name);
  if (wrong.length === 0) return;
  const names = wrong.join(', ');
  throw new EmbeddedDatabaseError({
    fa: `این جدول‌ها در پایگاه دادهٔ تازه همانند پیشین نیستند: ${names}. چیزی تغییر نکرد؛ با همان نگارش پیوند که پایگاه داده را ساخته اجرا کنید.`,
    en: `These tables are not the same in the new database: ${names}. Nothing was changed; run this with the version of Peyvand that made the database.`,
  });
}
