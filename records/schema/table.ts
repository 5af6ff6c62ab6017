import type { FieldDescriptor, ObjectDescriptor, ReportIndex } from '../define/descriptor.ts';
import type { Extension } from '../define/extend-object.ts';
import { orderedWithin } from '../define/ordered-within.ts';
import { kinds } from '../fields/index.ts';
import { compile, sql } from '#kernel/database/sql.ts';

/** A table as it should be: each part by name with its SQL, so that two of them can be compared. */
export type TableShape = {
  readonly name: string;
  readonly columns: ReadonlyMap<string, string>;
  readonly constraints: ReadonlyMap<string, string>;
  readonly indexes: ReadonlyMap<string, string>;
  /** Columns by their new name that stood under an older one. */
  readonly renamed: ReadonlyMap<string, string>;
};

/**
 * What was written last waits beside a GIN index to be sorted in, and each search reads all that waits: at PostgreSQL's
 * 4 MB that is 6 ms, twenty times the search itself.
 */
const soonSorted = 'with (gin_pending_list_limit = 256)';
/** For an index of few words a row, which is asked five hundred times in one statement. */
const sortedAtOnce = 'with (fastupdate = off)';

const link = (field: FieldDescriptor): string | undefined => {
  const to = field.options['to'];
  return (field.storage.in === 'columns' || field.storage.in === 'side') && typeof to === 'string'
    ? to
    : undefined;
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
  // Writers fill it with the fields that a workspace adds and wants to be found by.
  if (columns.has('search_name')) columns.set('search_own', 'text');
  return {
    name,
    columns,
    constraints: constraintsOf(name, fields, tableNameOf),
    indexes: indexesOf(name, object, fields),
    renamed: renamedIn(fields),
  };
}

/** The table of the fields that a module adds to another's object; it goes with the record, and with the module. */
export function sideShape(
  { table, object, key, fields: added }: Extension,
  tableNameOf: (object: string) => string,
): TableShape {
  const fields = [...added.values()];
  const owner = tableNameOf(object);
  const columns = new Map([
    ['workspace_id', 'integer not null'],
    [key, 'uuid not null'],
  ]);
  for (const field of fields)
    for (const { suffix, type } of kinds[field.kind].columns(field))
      columns.set(columnOf(field) + suffix, type);
  const constraints = new Map([
    [`${table}_pk`, `primary key (workspace_id, ${key})`],
    [
      `${table}_${key}_fk`,
      `foreign key (workspace_id, ${key}) references ${owner} (workspace_id, id) on delete cascade`,
    ],
    ...linkConstraints(table, fields, tableNameOf),
  ]);
  const indexes = new Map<string, string>();
  for (const field of fields) {
    const column = columnOf(field);
    if (link(field)) indexes.set(`${table}_${column}`, `btree (workspace_id, ${column})`);
    else if (field.indexed)
      indexes.set(`${table}_${column}`, `btree (workspace_id, ${orderExpression(field, column)}, ${key})`);
  }
  return { name: table, columns, constraints, indexes, renamed: renamedIn(fields) };
}

function renamedIn(fields: readonly FieldDescriptor[]): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  for (const field of fields) {
    const { formerly } = field;
    if (formerly === undefined) continue;
    for (const { suffix } of kinds[field.kind].columns(field))
      renamed.set(columnOf(field) + suffix, formerly + suffix);
  }
  return renamed;
}

const columnOf = ({ storage, name }: FieldDescriptor): string =>
  storage.in === 'columns' || storage.in === 'side' ? storage.column : name;

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

const unqualified = (field: FieldDescriptor) => (suffix: string) => sql.ref(columnOf(field) + suffix);

function constraintsOf(
  table: string,
  fields: readonly FieldDescriptor[],
  tableNameOf: (object: string) => string,
): ReadonlyMap<string, string> {
  return new Map<string, string>([
    [`${table}_pk`, 'primary key (workspace_id, id)'],
    [`${table}_workspace_fk`, 'foreign key (workspace_id) references workspace (id)'],
    ...linkConstraints(table, fields, tableNameOf),
  ]);
}

const linkConstraints = (
  table: string,
  fields: readonly FieldDescriptor[],
  tableNameOf: (object: string) => string,
): [string, string][] =>
  fields.flatMap((field): [string, string][] => {
    const to = link(field);
    if (!to) return [];
    const column = columnOf(field);
    return [
      [
        `${table}_${column}_fk`,
        `foreign key (workspace_id, ${column}) references ${tableNameOf(to)} (workspace_id, id)`,
      ],
    ];
  });

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
  const newest = 'created_at desc, id desc';
  const indexes = new Map<string, string>([
    [`${table}_newest`, `btree (workspace_id, ${newest}) ${living}`],
    [`${table}_recent`, `btree (workspace_id, updated_at desc, id desc) ${living}`],
    [`${table}_bin`, 'btree (workspace_id, deleted_at, id) where deleted_at is not null'],
  ]);
  // Who sees his own alone must not pass over all that others deleted.
  const owner = object.fields.get(object.owner ?? '');
  if (owner?.storage.in === 'columns')
    indexes.set(
      `${table}_bin_of`,
      `btree (workspace_id, ${owner.storage.column}, deleted_at, id) where deleted_at is not null`,
    );
  // A list of one variant must not pass over all rows of the others, and a list of all must not merge variants.
  if (lead) indexes.set(`${table}_newest_of_kind`, `btree (${keys}, ${newest}) ${living}`);
  for (const field of fields) {
    if (field.storage.in !== 'columns') continue;
    const { column } = field.storage;
    const { comparison } = kinds[field.kind];
    if (link(field) || (field.indexed && (comparison === 'token' || comparison === 'boolean')))
      indexes.set(`${table}_${column}`, `btree (workspace_id, ${column}, ${newest}) ${living}`);
    else if (field.indexed && comparison === 'set')
      indexes.set(`${table}_${column}`, `gin (workspace_id, ${column} jsonb_path_ops) ${soonSorted}`);
    else if (field.indexed) {
      const order = orderExpression(field, column);
      indexes.set(`${table}_${column}`, `btree (workspace_id, ${order}, id) ${living}`);
      if (lead && field.name === object.title)
        indexes.set(`${table}_${column}_of_kind`, `btree (${keys}, ${order}, id) ${living}`);
    }
  }
  for (const field of fields)
    if (object.alike?.includes(field.name) && field.kind === 'text')
      indexes.set(
        `${table}_${columnOf(field)}_alike`,
        `btree (workspace_id, peyvand_alike_v1(${foldExpression(field, fields)}), id) ${living}`,
      );
  // Trigrams of digits are everybody's: by them a number is found among a million in 10 ms, by itself in a tenth of one.
  if (fields.some((field) => object.alike?.includes(field.name) && field.searchable === 'detail'))
    indexes.set(
      `${table}_detail_alike`,
      `gin (workspace_id, string_to_array(search_detail, ' ')) ${sortedAtOnce} ${living}`,
    );
  // Those who cannot be called or written to are few among many, or many: looked for before a campaign, either way.
  for (const field of fields)
    if (object.alike?.includes(field.name) && (field.kind === 'phones' || field.kind === 'emails'))
      indexes.set(
        `${table}_${columnOf(field)}_none`,
        `btree (workspace_id, ${newest}) ${living} and ${columnOf(field)} is null`,
      );
  // A calendar, and a day, ask for one person's stretch of time in its order.
  const at = object.fields.get(object.calendar?.at ?? '');
  if (owner?.storage.in === 'columns' && at?.storage.in === 'columns')
    indexes.set(
      `${table}_calendar`,
      `btree (workspace_id, ${owner.storage.column}, ${at.storage.column}, id) ${living}`,
    );
  const [parted, within] = orderedWithin(object) ?? [];
  if (parted?.storage.in === 'columns' && within?.storage.in === 'columns')
    indexes.set(
      `${table}_order`,
      `btree (workspace_id, ${parted.storage.column}, ${within.storage.column}, id) ${living}`,
    );
  // Of all that was done for somebody little is pinned, and it is read whenever his page is opened.
  const pin = object.fields.get(object.pin ?? '');
  for (const { name, storage } of fields)
    if (pin?.storage.in === 'columns' && storage.in === 'columns' && object.about.includes(name))
      indexes.set(
        `${table}_${storage.column}_${pin.storage.column}`,
        `btree (workspace_id, ${storage.column}, ${newest}) ${living} and ${pin.storage.column}`,
      );
  if (object.reports) indexes.set(`${table}_reports`, reportIndex(object.reports, fields, living));
  // Most workspaces add nothing to search: for them its index costs nothing.
  if (searchExpression(fields, 'name'))
    indexes.set(
      `${table}_search_own`,
      `gin (workspace_id, search_own gin_trgm_ops) ${soonSorted} where search_own is not null`,
    );
  for (const part of ['name', 'detail'] as const)
    if (searchExpression(fields, part))
      indexes.set(`${table}_search_${part}`, `gin (workspace_id, search_${part} gin_trgm_ops) ${soonSorted}`);
  return indexes;
}

function reportIndex({ by, of }: ReportIndex, fields: readonly FieldDescriptor[], living: string): string {
  const columns = (names: readonly string[]): string =>
    fields
      .filter(({ name, storage }) => names.includes(name) && storage.in === 'columns')
      .toSorted((one, other) => names.indexOf(one.name) - names.indexOf(other.name))
      .flatMap((field) => kinds[field.kind].columns(field).map(({ suffix }) => columnOf(field) + suffix))
      .join(', ');
  return `btree (workspace_id, ${columns(by)}) include (id, ${columns(of)}) ${living}`;
}

/** The fold of one text field: the search column where it holds nothing else, which saves folding again. */
const foldExpression = (field: FieldDescriptor, fields: readonly FieldDescriptor[]): string => {
  const { searchable } = field;
  const alone = fields.every((other) => other === field || other.searchable !== searchable);
  return searchable !== undefined && alone
    ? `search_${searchable}`
    : `peyvand_fold_v1(${compile(unqualified(field)('')).sql})`;
};

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

/** Foreign keys between objects' tables, which may form circles: they follow once all tables stand. */
export const allForeign = (constraint: string): boolean => constraint.endsWith('_id_fk');
