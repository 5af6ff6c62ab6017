import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { kinds } from '../fields/index.ts';
import { compile, sql } from '#kernel/database/sql.ts';

/** A table as it should be: each part by name with its SQL, so that two of them can be compared. */
export type TableShape = {
  readonly name: string;
  readonly columns: ReadonlyMap<string, string>;
  readonly constraints: ReadonlyMap<string, string>;
  readonly indexes: ReadonlyMap<string, string>;
};

const link = (field: FieldDescriptor): string | undefined => {
  const to = field.options['to'];
  return field.storage.in === 'columns' && typeof to === 'string' ? to : undefined;
};

/** The table that an object's declaration means. Every key begins with the workspace; every link is a composite foreign key. */
export function tableShape(object: ObjectDescriptor, tableNameOf: (object: string) => string): TableShape {
  const name = object.storage.in === 'table' ? object.storage.table : '';
  const fields = [...object.fields.values()];
  const columns = new Map<string, string>([
    ['workspace_id', 'integer not null'],
    ['id', 'uuid not null'],
    ['version', 'integer not null default 1'],
    ['created_at', 'timestamptz(3) not null'],
    ['created_by', 'uuid'],
    ['updated_at', 'timestamptz(3) not null'],
    ['updated_by', 'uuid'],
    ['deleted_at', 'timestamptz(3)'],
    ['deleted_by', 'uuid'],
    ['custom', "jsonb not null default '{}'"],
  ]);
  for (const field of fields) {
    if (field.storage.in !== 'columns') continue;
    for (const { suffix, type } of kinds[field.kind].columns(field))
      columns.set(field.storage.column + suffix, field.required ? `${type} not null` : type);
  }
  for (const part of ['name', 'detail'] as const) {
    const expression = searchExpression(fields, part);
    if (expression) columns.set(`search_${part}`, `text generated always as (${expression}) stored`);
  }
  return {
    name,
    columns,
    constraints: constraintsOf(name, fields, tableNameOf),
    indexes: indexesOf(name, object, fields),
  };
}

/** What search looks in, folded once when the row is written. */
function searchExpression(fields: readonly FieldDescriptor[], part: 'name' | 'detail'): string | undefined {
  const texts = fields
    .filter((field) => field.searchable === part && field.storage.in === 'columns')
    .map((field) => {
      const text = kinds[field.kind].searchText?.(unqualified(field));
      if (!text) throw new Error(`${field.id} cannot be searched`);
      return `coalesce(${compile(text).sql}, '')`;
    });
  return texts.length === 0 ? undefined : `peyvand_fold_v1(${texts.join(` || ' ' || `)})`;
}

const unqualified = (field: FieldDescriptor) => (suffix: string) =>
  sql.ref(field.storage.in === 'columns' ? field.storage.column + suffix : field.name);

function constraintsOf(
  table: string,
  fields: readonly FieldDescriptor[],
  tableNameOf: (object: string) => string,
): ReadonlyMap<string, string> {
  const constraints = new Map<string, string>([
    [`${table}_pk`, 'primary key (workspace_id, id)'],
    [`${table}_workspace_fk`, 'foreign key (workspace_id) references workspace (id)'],
  ]);
  for (const field of fields) {
    const to = link(field);
    if (!to || field.storage.in !== 'columns') continue;
    const { column } = field.storage;
    constraints.set(
      `${table}_${column}_fk`,
      `foreign key (workspace_id, ${column}) references ${tableNameOf(to)} (workspace_id, id)`,
    );
  }
  return constraints;
}

function indexesOf(
  table: string,
  object: ObjectDescriptor,
  fields: readonly FieldDescriptor[],
): ReadonlyMap<string, string> {
  const living = 'where deleted_at is null';
  const lead = object.variants[0]
    ? fields.find((field) => field.name === object.variants[0]?.where.field)
    : undefined;
  const leading = lead?.storage.in === 'columns' ? [lead.storage.column] : [];
  const keys = ['workspace_id', ...leading].join(', ');
  const indexes = new Map<string, string>([
    [`${table}_newest`, `btree (${keys}, created_at desc, id desc) ${living}`],
    [`${table}_recent`, `btree (${keys}, updated_at desc, id desc) ${living}`],
    [`${table}_bin`, 'btree (workspace_id, deleted_at) where deleted_at is not null'],
  ]);
  for (const field of fields) {
    if (field.storage.in !== 'columns') continue;
    const { column } = field.storage;
    const main = column;
    if (link(field))
      indexes.set(
        `${table}_${column}`,
        `btree (workspace_id, ${column}, created_at desc, id desc) ${living}`,
      );
    else if (field.indexed)
      indexes.set(`${table}_${column}`, `btree (${keys}, ${orderExpression(field, main)}, id) ${living}`);
  }
  for (const part of ['name', 'detail'] as const)
    if (searchExpression(fields, part))
      indexes.set(`${table}_search_${part}`, `gin (workspace_id, search_${part} gin_trgm_ops)`);
  return indexes;
}

const orderExpression = (field: FieldDescriptor, column: string): string =>
  kinds[field.kind].comparison === 'text'
    ? `(peyvand_sort_key_v1(${compile(kinds[field.kind].scalar(unqualified(field), field)).sql})) collate "C"`
    : column;

/** The statements that make the table, its rules of sight and its rights. */
export function createTable(shape: TableShape, later: (constraint: string) => boolean): string {
  const parts = [
    ...[...shape.columns].map(([name, type]) => `  ${name} ${type}`),
    ...[...shape.constraints]
      .filter(([name]) => !later(name))
      .map(([name, text]) => `  constraint ${name} ${text}`),
  ];
  return [
    `create table ${shape.name} (\n${parts.join(',\n')}\n);`,
    ...[...shape.indexes].map(([name, text]) => `create index ${name} on ${shape.name} using ${text};`),
    `alter table ${shape.name} enable row level security;`,
    `create policy own on ${shape.name} to peyvand_app using (workspace_id = peyvand_workspace());`,
    `create policy system on ${shape.name} to peyvand_system using (true) with check (true);`,
    `grant select, insert, update, delete on ${shape.name} to peyvand_app, peyvand_system;`,
  ].join('\n');
}
