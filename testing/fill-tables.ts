import { newId } from '#kernel/id.ts';
import type { FieldDescriptor } from '#records/define/descriptor.ts';
import { choicesOf } from '#records/fields/choice.ts';
import { allObjects } from '#server/product.ts';
import type { TestDatabase } from './database.ts';

type Column = {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly target: string | null;
  readonly far: string | null;
  /** What a check allows, as PostgreSQL tells it. */
  readonly check: string | null;
};

/**
 * Puts one made-up row into each of these tables of a workspace that has none, with a value in every column that may have
 * one: a table, or a column, that is new is filled without a word here. Rules of the product are not asked.
 * @param tables each after those to which its rows lead
 * @returns the tables that were filled
 */
export async function fillTables(
  { asOwner }: Pick<TestDatabase, 'asOwner'>,
  workspace: number,
  tables: readonly string[],
): Promise<readonly string[]> {
  const filled: string[] = [];
  for (const table of tables) {
    const [held] = await asOwner<{ filled: boolean }>(
      `select exists (select from ${table} where workspace_id = $1) as filled`,
      [workspace],
    );
    if (held?.filled) continue;
    const columns = await columnsOf(asOwner, table);
    const values = await Promise.all(
      columns.map(async (column) => {
        if (column.target !== null) return linked(asOwner, workspace, column);
        return made(column, fieldAt(table, column.name));
      }),
    );
    const places = columns.map((_, at) => `$${at + 2}`);
    await asOwner(
      `insert into ${table} (workspace_id, ${columns.map(({ name }) => `"${name}"`).join(', ')})
        values ($1, ${places.join(', ')})`,
      [workspace, ...values],
    );
    filled.push(table);
  }
  return filled;
}

type AsOwner = TestDatabase['asOwner'];

const columnsOf = (asOwner: AsOwner, table: string): Promise<Column[]> =>
  asOwner<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
      (select t.relname from pg_constraint k join pg_class t on t.oid = k.confrelid
        where k.conrelid = a.attrelid and k.contype = 'f' and a.attnum = any(k.conkey) limit 1) as target,
      (select f.attname from pg_constraint k
        join pg_attribute f on f.attrelid = k.confrelid and f.attnum = k.confkey[array_position(k.conkey, a.attnum)]
        where k.conrelid = a.attrelid and k.contype = 'f' and a.attnum = any(k.conkey) limit 1) as far,
      (select pg_get_constraintdef(k.oid) from pg_constraint k
        where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1) as check
      from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '' and a.attidentity = '' and a.attname <> 'workspace_id' and a.attname not like 'deleted\\_%'
      order by a.attnum`,
    [table],
  );

/** Any row that is there; where there is none the column stays empty, if it may. */
async function linked(
  asOwner: AsOwner,
  workspace: number,
  { target, far }: Pick<Column, 'target' | 'far'>,
): Promise<unknown> {
  const [row] = await asOwner<{ value: unknown }>(
    `select "${far}" as value from ${target} where workspace_id = $1 order by 1 limit 1`,
    [workspace],
  );
  return row?.value ?? null;
}

/** Texts with all that may be misread on their way: marks of tables, joiners, letters of both scripts. */
const text = 'متنِ «آزمون»، a,b;"c"\\\n\u200cپایان';
const byType: Readonly<Record<string, () => unknown>> = {
  uuid: newId,
  'uuid[]': () => [newId()],
  text: () => text,
  'timestamp(3) with time zone': () => '2025-03-20T20:29:59.987Z',
  date: () => '2025-03-20',
  integer: () => 7,
  'integer[]': () => [7],
  bigint: () => '9007199254740993',
  numeric: () => '1250000.50',
  real: () => 0.25,
  boolean: () => true,
  jsonb: () => JSON.stringify({ متن: text, list: [1, 0.5, null, true] }),
};

function made({ name, type, check }: Column, field: FieldDescriptor | undefined): unknown {
  const allowed = check && /'([^']+)'::text/.exec(check)?.[1];
  if (allowed) return allowed;
  const shaped = field && byKind[field.kind]?.(field);
  if (shaped !== undefined) return shaped;
  const make = byType[type];
  if (!make) throw new Error(`No value is known for ${name} of type ${type}`);
  return make();
}

/** Values that are read back by their kind. */
const byKind: Readonly<Record<string, (field: FieldDescriptor) => unknown>> = {
  choice: (field) => choicesOf(field)[0]?.key,
  choices: (field) =>
    JSON.stringify(
      choicesOf(field)
        .slice(0, 1)
        .map(({ key }) => key),
    ),
  phones: () => JSON.stringify([{ number: '+989121234567' }]),
  emails: () => JSON.stringify([{ address: 'a@example.ir' }]),
};

function fieldAt(table: string, column: string): FieldDescriptor | undefined {
  const own = allObjects.find(
    ({ descriptor: { storage } }) => storage.in === 'table' && storage.table === table,
  );
  return [...(own?.descriptor.fields.values() ?? [])].find(
    ({ storage }) => storage.in === 'columns' && storage.column === column,
  );
}
