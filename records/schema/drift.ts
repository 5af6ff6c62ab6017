import type { Client } from 'pg';
import { factsOfShape, tableFacts, type ColumnFacts, type TableFacts } from './existing.ts';
import { allForeign, createTable, type TableShape } from './table.ts';

/**
 * The SQL that brings the database's tables to the shapes that the definitions mean; empty where nothing differs.
 * Foreign keys between the tables come last, since they may form circles. A column that is no longer declared is
 * dropped with its values: who commits the migration has read it.
 */
export async function driftOf(client: Client, shapes: readonly TableShape[]): Promise<string> {
  const statements: string[] = [];
  const later: string[] = [];
  for (const shape of shapes) {
    const existing = await tableFacts(client, shape.name, 'public');
    if (!existing) {
      statements.push(createTable(shape, allForeign));
      for (const [name, text] of shape.constraints)
        if (allForeign(name)) later.push(`alter table ${shape.name} add constraint ${name} ${text};`);
      continue;
    }
    const change = differences(shape, existing, await factsOfShape(client, shape));
    statements.push(...change.first);
    later.push(...change.last);
  }
  return [...statements, ...later].join('\n\n');
}

type Change = { readonly first: readonly string[]; readonly last: readonly string[] };

function differences(shape: TableShape, found: TableFacts, wanted: TableFacts): Change {
  const table = shape.name;
  const { existing, statements: renames } = renamed(shape, found);
  const changed = new Set<string>();
  const columns: string[] = [];
  for (const [name, facts] of wanted.columns) {
    const before = existing.columns.get(name);
    const statements = columnChange(table, name, shape.columns.get(name) ?? '', before, facts);
    if (statements.length > 0 && before) changed.add(name);
    columns.push(...statements);
  }
  const gone = [...existing.columns.keys()].filter((name) => !wanted.columns.has(name));
  const uses = (text: string): boolean =>
    [...changed, ...gone].some((name) => new RegExp(`\\b${name}\\b`).test(text));
  const dropped: string[] = [];
  const made: string[] = [];
  const kept = new Set<string>();
  for (const [name, text] of existing.constraints)
    if (wanted.constraints.get(name) !== text) dropped.push(`alter table ${table} drop constraint ${name};`);
  for (const [name, text] of existing.indexes) {
    if (existing.constraints.has(name) || (wanted.indexes.get(name) === text && !uses(text))) continue;
    const set = uses(text) ? undefined : settingChange(name, text, wanted.indexes.get(name) ?? '');
    if (set === undefined) dropped.push(`drop index ${name};`);
    else {
      kept.add(name);
      made.push(set);
    }
  }
  for (const [name, text] of shape.constraints)
    if (existing.constraints.get(name) !== wanted.constraints.get(name))
      made.push(`alter table ${table} add constraint ${name} ${text};`);
  for (const [name, text] of shape.indexes)
    if (
      !kept.has(name) &&
      (existing.indexes.get(name) !== wanted.indexes.get(name) || uses(wanted.indexes.get(name) ?? ''))
    )
      made.push(`create index ${name} on ${table} using ${text};`);
  return {
    first: [
      ...renames,
      ...dropped,
      ...gone.map((name) => `alter table ${table} drop column ${name};`),
      ...columns,
    ],
    last: made,
  };
}

const settings = / WITH \(([^)]*)\)/;

/** How an index is set anew where nothing else of it differs, so that it need not be built again. */
function settingChange(name: string, before: string, wanted: string): string | undefined {
  const [, now] = settings.exec(wanted) ?? [];
  if (now === undefined || before.replace(settings, '') !== wanted.replace(settings, '')) return undefined;
  return `alter index ${name} set (${now});`;
}

/** Renames what `formerly` tells of, with the indexes and keys named after the column. */
function renamed(shape: TableShape, found: TableFacts): { existing: TableFacts; statements: string[] } {
  const table = shape.name;
  const statements: string[] = [];
  let existing = found;
  for (const [name, old] of shape.renamed) {
    if (existing.columns.has(name) || !existing.columns.has(old)) continue;
    statements.push(`alter table ${table} rename column ${old} to ${name};`);
    const word = new RegExp(`\\b${old}\\b`, 'g');
    const moved = (key: string): string =>
      key === `${table}_${old}` || key.startsWith(`${table}_${old}_`)
        ? key.replace(`${table}_${old}`, `${table}_${name}`)
        : key;
    for (const key of existing.indexes.keys())
      if (moved(key) !== key) statements.push(`alter index ${key} rename to ${moved(key)};`);
    for (const key of existing.constraints.keys())
      if (moved(key) !== key)
        statements.push(`alter table ${table} rename constraint ${key} to ${moved(key)};`);
    const texts = (all: ReadonlyMap<string, string>): Map<string, string> =>
      new Map([...all].map(([key, text]) => [moved(key), text.replace(word, name)]));
    existing = {
      columns: new Map(
        [...existing.columns].map(([key, facts]) => [
          key === old ? name : key,
          { ...facts, expression: facts.expression?.replace(word, name) ?? null },
        ]),
      ),
      constraints: texts(existing.constraints),
      indexes: texts(existing.indexes),
    };
  }
  return { existing, statements };
}

function columnChange(
  table: string,
  name: string,
  declared: string,
  before: ColumnFacts | undefined,
  wanted: ColumnFacts,
): string[] {
  const add = `alter table ${table} add column ${name} ${declared};`;
  if (!before) return [add];
  const isComputed = before.generated || wanted.generated;
  // A stored expression cannot be changed before PostgreSQL 17; its values are computed anew in any case.
  if (
    isComputed &&
    (before.expression !== wanted.expression ||
      before.type !== wanted.type ||
      before.generated !== wanted.generated)
  )
    return [`alter table ${table} drop column ${name};`, add];
  const alter = `alter table ${table} alter column ${name}`;
  const statements: string[] = [];
  if (before.type !== wanted.type)
    statements.push(`${alter} type ${wanted.type} using ${name}::${wanted.type};`);
  if (!isComputed && before.expression !== wanted.expression)
    statements.push(
      wanted.expression === null ? `${alter} drop default;` : `${alter} set default ${wanted.expression};`,
    );
  if (before.required !== wanted.required)
    statements.push(`${alter} ${wanted.required ? 'set' : 'drop'} not null;`);
  return statements;
}
