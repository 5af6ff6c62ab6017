import type { Door } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { archivedTables, type TableRule } from './tables.ts';

/** One table as the database has it and an archive writes it. */
export type ArchivedTable = {
  readonly name: string;
  readonly rule: TableRule;
  /** Stored columns but the workspace's, by name, with their types. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Columns that name a row. */
  readonly key: readonly string[];
  /** Links to rows that stand only once everything does: to the table itself, or around a circle. */
  readonly later: readonly string[];
};

type ColumnRow = { table: string; name: string; type: string; required: boolean; position: number | null };
type LinkRow = { table: string; target: string; columns: string[] };

/** The archive's tables, each after those that its rows need. @throws where tables require each other in a circle */
export async function readCatalogue(door: Door): Promise<readonly ArchivedTable[]> {
  const rules = archivedTables();
  const names = [...rules.keys()];
  const columns = await door.rows<ColumnRow>(sql`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
      array_position(k.conkey, a.attnum) as position
    from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    left join pg_constraint as k on k.conrelid = c.oid and k.contype = 'p'
    where c.relnamespace = 'public'::regnamespace and c.relname = any(${names}) and a.attname <> 'workspace_id'
    order by c.relname, a.attname collate "C"`);
  const links = await door.rows<LinkRow>(sql`
    select c.relname as table, t.relname as target,
      array(select a.attname::text from pg_attribute as a where a.attrelid = c.oid and a.attnum = any(k.conkey)
        and a.attname <> 'workspace_id' order by a.attname) as columns
    from pg_constraint as k
    join pg_class as c on c.oid = k.conrelid
    join pg_class as t on t.oid = k.confrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and c.relname = any(${names}) and t.relname = any(${names})
    order by k.conname`);
  const byTable = Map.groupBy(columns, ({ table }) => table);
  return inOrder(names, byTable, links).map(({ name, later }) => {
    const rule = rules.get(name) ?? {};
    const own = (byTable.get(name) ?? []).filter((column) => !rule.without?.includes(column.name));
    const key = own
      .filter(({ position }) => position !== null)
      .toSorted((one, other) => (one.position ?? 0) - (other.position ?? 0))
      .map((column) => column.name);
    return { name, rule, columns: own.map(({ name: column, type }) => ({ name: column, type })), key, later };
  });
}

/** Tables after those that they need; a link that may be empty waits where two need each other. */
function inOrder(
  names: readonly string[],
  columns: ReadonlyMap<string, readonly ColumnRow[]>,
  links: readonly LinkRow[],
): readonly { readonly name: string; readonly later: readonly string[] }[] {
  const placed = new Map<string, readonly string[]>();
  const mayWait = ({ table, columns: own }: LinkRow): boolean =>
    (columns.get(table) ?? []).some(({ name, required }) => own.includes(name) && !required);
  const missing = (table: string): readonly LinkRow[] =>
    links.filter((link) => link.table === table && !placed.has(link.target));
  while (placed.size < names.length) {
    const open = names.filter((name) => !placed.has(name)).toSorted();
    const ready = open.find((name) => missing(name).every((link) => link.target === name));
    const next = ready ?? open.find((name) => missing(name).every(mayWait));
    if (next === undefined) throw new Error(`These tables require each other: ${open.join(', ')}`);
    placed.set(next, [...new Set(missing(next).flatMap((link) => link.columns))]);
  }
  return [...placed].map(([name, later]) => ({ name, later }));
}
