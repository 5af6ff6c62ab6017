import { foldSearch } from '#persian/fold.ts';
import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { isHidden, visibleRows } from '../../access/visible.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { column, fromRows, hasSearch, ownRows, rowSet, scalarOf, type RowSet } from '../../query/row-set.ts';
import type { RecordTx } from '../../records.ts';

/** The field by which records are named, where the actor may read it: a name that is hidden from him finds nothing. */
function readableTitle(tx: RecordTx, object: ObjectDescriptor): FieldDescriptor | undefined {
  const title = object.fields.get(object.title);
  return title && !isHidden(tx.context.actor, object, title) ? title : undefined;
}

/** Which of these texts name a record, by fold; where several do, the oldest. One statement. */
export async function byTitle(
  tx: RecordTx,
  object: ObjectDescriptor,
  texts: Iterable<string>,
  variantOf?: { field: string; value: unknown },
): Promise<Map<string, string>> {
  const title = readableTitle(tx, object);
  const folds = [...new Set([...texts].map(foldSearch))].filter(Boolean);
  if (!title || folds.length === 0) return new Map();
  const rows = rowSet(tx, object);
  const folded = sql`peyvand_fold_v1(${scalarOf(title, rows)}::text)`;
  // The search column equals the fold where the title alone is in it; otherwise it narrows nothing and is left out.
  const alone = [...object.fields.values()].filter((field) => field.searchable === 'name').length === 1;
  const indexed =
    hasSearch(object, 'name') && alone && title.searchable === 'name' && object.storage.in === 'table';
  const narrowed = variantOf && object.fields.get(variantOf.field);
  const name = column(rows, 'search_name');
  const conditions = allOf([
    ownRows(rows),
    visibleRows(rows, 'read'),
    indexed ? sql`${name} = any(${folds}::text[])` : sql`${folded} = any(${folds}::text[])`,
    narrowed ? sql`${scalarOf(narrowed, rows)} = ${variantOf.value}` : sql`true`,
  ]);
  const found = await tx.rows<{ fold: string; id: string }>(sql`
    select distinct on (fold) fold, id from (
      select ${indexed ? name : folded} as fold, ${column(rows, 'id')} as id
      from ${fromRows(rows)} where ${conditions}) as found order by fold, id`);
  return new Map(found.map((row) => [row.fold, row.id]));
}

/** The kind of record that a link leads to, where it says so: an employer is an organisation. */
export function narrowedBy({ options }: FieldDescriptor): { field: string; value: unknown } | undefined {
  const where = options['where'] as { field?: unknown; op?: unknown; value?: unknown } | undefined;
  return typeof where?.field === 'string' && where.op === 'eq'
    ? { field: where.field, value: where.value }
    : undefined;
}

/** Which of these values of a unique field are taken, by fold, and by which living record that the actor sees. */
export async function byUnique(
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
  texts: Iterable<string>,
): Promise<Map<string, string>> {
  const folds = [...new Set([...texts].map(foldSearch))].filter(Boolean);
  if (folds.length === 0) return new Map();
  const rows = rowSet(tx, object);
  const seen = allOf([ownRows(rows), visibleRows(rows, 'read')]);
  const found = await tx.rows<{ key: string; id: string }>(sql`
    select u.key, ${column(rows, 'id')} as id from ${fromRows(rows)}
    join unique_value as u on ${column(rows, 'workspace_id')} = u.workspace_id and ${column(rows, 'id')} = u.record_id
    where u.workspace_id = ${tx.context.workspace} and u.field_id = ${field.id} and u.key = any(${folds}::text[]) and ${seen}`);
  return new Map(found.map((row) => [row.key, row.id]));
}

const mostCandidates = 2_000;

/** A record that a misspelt or foreign name might mean. `traits` are what synonyms go by. */
export type Candidate = {
  readonly id: string;
  readonly title: string;
  readonly traits: Readonly<Record<string, unknown>>;
};

/**
 * Records among which names are looked for: all of a small object, read once; the likest of each by trigram of a large one.
 * @param large false where nobody waits so long: each name takes some milliseconds of a large object, which then has none
 */
export function candidates(
  tx: RecordTx,
  object: ObjectDescriptor,
  large: boolean,
): (texts: readonly string[]) => Promise<ReadonlyMap<string, readonly Candidate[]>> {
  const title = readableTitle(tx, object);
  if (!title) return () => Promise.resolve(new Map());
  const rows = rowSet(tx, object);
  const shown = scalarOf(title, rows);
  const conditions = allOf([ownRows(rows), visibleRows(rows, 'read')]);
  const base = sql`select ${column(rows, 'id')} as id, ${shown}::text as title, ${traitsOf(object, rows)} as traits
    from ${fromRows(rows)} where ${conditions}`;
  let all: Promise<Candidate[]> | undefined;
  return async (texts) => {
    all ??= tx.rows<Candidate>(sql`${base} order by id limit ${mostCandidates + 1}`);
    const few = await all;
    if (few.length <= mostCandidates || !hasSearch(object, 'name'))
      return new Map(texts.map((text) => [text, few.slice(0, mostCandidates)]));
    if (!large) return new Map();
    const found = await tx.rows<Candidate & { asked: string }>(sql`select asked.text as asked, near.*
      from unnest(${[...texts]}::text[], ${texts.map(foldSearch)}::text[]) as asked (text, fold),
        lateral (${base} and ${column(rows, 'search_name')} % asked.fold limit 50) as near`);
    return Map.groupBy(found, ({ asked }) => asked);
  };
}

function traitsOf(object: ObjectDescriptor, rows: RowSet): RawBuilder<unknown> {
  const names = new Set((object.synonyms ?? []).flatMap(({ where }) => where?.field ?? []));
  const pairs = [...names].flatMap((name) => {
    const field = object.fields.get(name);
    return field ? [sql`${name}::text, ${scalarOf(field, rows)}`] : [];
  });
  return pairs.length === 0 ? sql`'{}'::jsonb` : sql`jsonb_build_object(${sql.join(pairs, sql`, `)})`;
}
