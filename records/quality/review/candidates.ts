import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { column, fromRows, ownRows, partsOf, rowSet, scalarOf, storedFold } from '../../query/row-set.ts';
import type { RecordTx } from '../../records.ts';
import { alikeFields } from '../duplicates/likeness.ts';

/** Two records that have something in common, each pair once. */
export type Candidate = { readonly one: string; readonly other: string };

// A number or name that more records share proves nothing, and its pairs would grow with the square.
const mostOfNumber = 30;
const mostOfName = 3;
const mostOfSlip = 3;
const mostOfSlipped = 12;
/** One slip in a shorter name makes another name. */
const leastForSlips = 7;
const mostCandidates = 1_500_000;

/**
 * One statement for all pairs of living records that share a number, a mailbox, an identity, a name, or a name but for one
 * slip. Sorting into blocks by key costs n·log n; a key with more records than it may have makes no pairs. Slips are found
 * by what is left of two names when one letter is taken out (Garbe, SymSpell 2012), among names that few records bear. What
 * proves most comes first.
 */
export function candidatePairs(tx: RecordTx, object: ObjectDescriptor): RawBuilder<Candidate> {
  const fields = alikeFields(object);
  const exact = fields
    // One address alone proves nothing: it is weighed where something else speaks for a pair.
    .filter(({ kind }) => kind !== 'text' && kind !== 'address')
    .map((field, at) => exactKeysOf(tx, object, field, at));
  const names = fields.filter(({ kind }) => kind === 'text').map((field) => namesOf(tx, object, field));
  const none = sql`select null::text as k, null::text as plain, null::uuid as id, 0 as f where false`;
  return sql<Candidate>`with
    exact as (${exact.length > 0 ? joined(exact) : none}),
    named as materialized (${names.length > 0 ? joined(names) : none}),
    keys as materialized (select k, array_agg(id order by id) as ids from named where k <> '' group by k),
    turned as (select string_agg(w, ' ' order by w collate "C") as k, id
      from (select id, plain from named where plain like '% %') as n, lateral regexp_split_to_table(plain, ' ') as w group by id),
    rare as materialized (select row_number() over () as n, k, ids from keys
      where length(k) >= ${leastForSlips} and cardinality(ids) <= ${mostOfSlip}),
    slips as (select array_agg(id order by id) as ids from rare, unnest(ids) as id, lateral (
        select k as v union select left(k, at - 1) || substr(k, at + 1) from generate_series(1, length(k)) as at) as short
      group by hashtextextended(v, 0) having min(n) <> max(n) and count(*) <= ${mostOfSlipped}),
    blocks as (
      select 0 as rank, array_agg(id order by id) as ids from exact group by f, k having count(*) between 2 and ${mostOfNumber}
      union all select 1, ids from keys where cardinality(ids) between 2 and ${mostOfName}
      union all select 2, array_agg(id order by id) from turned group by k having count(*) between 2 and ${mostOfName}
      union all select 3, ids from slips)
    select a.id as one, b.id as other from blocks, unnest(ids) as a(id), unnest(ids) as b(id)
    where a.id < b.id group by a.id, b.id order by min(rank) limit ${mostCandidates}`;
}

const joined = (parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql.join(
    parts.map((part) => sql`(${part})`),
    sql` union all `,
  );

/** `k, id, f`: the parts of a value that are somebody's own. */
function exactKeysOf(
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
  at: number,
): RawBuilder<unknown> {
  const rows = rowSet(tx, object);
  const id = column(rows, 'id');
  const place = sql.lit(at);
  if (field.kind === 'phones' || field.kind === 'emails') {
    const list = partsOf(field, rows)('');
    const own =
      field.kind === 'phones'
        ? sql`regexp_replace(e ->> 'number', '[^0-9+]', '', 'g')`
        : sql`peyvand_fold_v1(e ->> 'address')`;
    const enough = field.kind === 'phones' ? sql` and length(${own}) > 6` : sql``;
    return sql`select distinct ${own} as k, ${id} as id, ${place} as f from ${fromRows(rows)}, jsonb_array_elements(${list}) as e
      where ${ownRows(rows)} and ${list} is not null${enough}`;
  }
  const scalar = scalarOf(field, rows);
  return sql`select peyvand_fold_v1(${scalar}) as k, ${id} as id, ${place} as f from ${fromRows(rows)}
    where ${ownRows(rows)} and ${scalar} is not null`;
}

/** `k, plain, id`: the name as it sounds, and its words. */
function namesOf(tx: RecordTx, object: ObjectDescriptor, field: FieldDescriptor): RawBuilder<unknown> {
  const rows = rowSet(tx, object);
  const folded = storedFold(field, rows) ?? sql`peyvand_fold_v1(${scalarOf(field, rows)})`;
  return sql`select peyvand_alike_v1(${folded}) as k, ${folded} as plain, ${column(rows, 'id')} as id
    from ${fromRows(rows)} where ${ownRows(rows)}`;
}
