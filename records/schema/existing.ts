import type { Client } from 'pg';
import type { TableShape } from './table.ts';

export type ColumnFacts = {
  readonly type: string;
  readonly required: boolean;
  /** The default's or generated column's expression, as PostgreSQL writes it. */
  readonly expression: string | null;
  readonly generated: boolean;
};

/** A table as the database's catalogue describes it. */
export type TableFacts = {
  readonly columns: ReadonlyMap<string, ColumnFacts>;
  readonly constraints: ReadonlyMap<string, string>;
  readonly indexes: ReadonlyMap<string, string>;
};

type Row = {
  kind: 'column' | 'constraint' | 'index';
  name: string;
  text: string;
  required: boolean;
  expression: string | null;
  generated: boolean;
};

/** What the catalogue says of a table in a schema; undefined where there is none. */
export async function tableFacts(
  client: Client,
  table: string,
  schema: string,
): Promise<TableFacts | undefined> {
  const { rows } = await client.query<Row>(
    `with wanted as (select pg_class.oid from pg_class join pg_namespace on pg_namespace.oid = relnamespace where relname = $1 and nspname = $2)
     select 'column' as kind, attname as name, format_type(atttypid, atttypmod) as text, attnotnull as required,
        pg_get_expr(adbin, adrelid) as expression, attgenerated <> '' as generated
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = (select oid from wanted) and attnum > 0 and not attisdropped
     union all select 'constraint', conname, pg_get_constraintdef(oid), false, null, false from pg_constraint
      where conrelid = (select oid from wanted) and contype in ('f', 'p', 'u', 'c')
     union all select 'index', relname, pg_get_indexdef(indexrelid), false, null, false from pg_index join pg_class on oid = indexrelid
      where indrelid = (select oid from wanted) and not indisprimary`,
    [table, schema],
  );
  if (rows.length === 0) return undefined;
  const of = (kind: Row['kind']): Row[] => rows.filter((row) => row.kind === kind);
  return {
    columns: new Map(
      of('column').map(({ name, text, required, expression, generated }) => [
        name,
        { type: text, required, expression, generated },
      ]),
    ),
    constraints: new Map(of('constraint').map(({ name, text }) => [name, text.toLowerCase()])),
    // `on public.party using …` and `on wanted.party using …` are the same index.
    indexes: new Map(of('index').map(({ name, text }) => [name, text.slice(text.indexOf(' USING '))])),
  };
}

const scratch = 'peyvand_wanted';

/**
 * What the catalogue would say of the shape: PostgreSQL itself makes the table in a schema aside, so that both sides are
 * written alike, and forgets it.
 */
export async function factsOfShape(client: Client, shape: TableShape): Promise<TableFacts> {
  await client.query('begin');
  try {
    await client.query(`create schema ${scratch}; set local search_path to ${scratch}, public`);
    await client.query(
      `create table ${shape.name} (${[...shape.columns].map(([name, type]) => `${name} ${type}`).join(', ')})`,
    );
    for (const [name, text] of shape.constraints)
      if (!text.startsWith('foreign'))
        await client.query(`alter table ${shape.name} add constraint ${name} ${text}`);
    for (const [name, text] of shape.indexes)
      await client.query(`create index ${name} on ${shape.name} using ${text}`);
    await client.query('set local search_path to public');
    const facts = await tableFacts(client, shape.name, scratch);
    if (!facts) throw new Error(`${shape.name} was not made`);
    const foreign = [...shape.constraints]
      .filter(([, text]) => text.startsWith('foreign'))
      .map(([name, text]) => [name, catalogueForeign(text)] as const);
    return { ...facts, constraints: new Map([...facts.constraints, ...foreign]) };
  } finally {
    await client.query('rollback');
  }
}

/** A foreign key as the catalogue writes it: no blank before the columns it leads to. */
const catalogueForeign = (text: string): string => text.replace(/references (\w+) \(/, 'references $1(');
