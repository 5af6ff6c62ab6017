import type { Client } from 'pg';

/**
 * Functions of this session by which rows are made of their number: the same number gives the same row. `bench_pick`
 * chooses one of many, `bench_id` makes the id (UUID v7) of a row of a table that stands at an instant.
 */
export const sessionFunctions = `
  create function pg_temp.bench_pick(i bigint, salt integer, of integer) returns integer language sql immutable strict
    return ((hashint8extended(i, salt) & 9223372036854775807) % of)::integer;
  create function pg_temp.bench_id(i bigint, salt integer, at timestamptz) returns uuid language sql immutable strict
    return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7'
      || substr(md5(i::text || salt::text), 1, 3) || '8' || substr(md5(i::text || salt::text), 4, 15))::uuid;
  create function pg_temp.bench_share(i bigint, salt integer, percent integer) returns boolean language sql immutable strict
    return pg_temp.bench_pick(i, salt, 100) < percent;`;

/** A PostgreSQL array of these texts, to be chosen from by `bench_pick`. */
export const oneOf = (texts: readonly string[], salt: number, i = 'i'): string =>
  `(array[${texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(',')}])[1 + pg_temp.bench_pick(${i}, ${salt}, ${texts.length})]`;

/** Fills a table without its indexes and makes them afterwards: a million parties in a third of the time. */
export async function fill(client: Client, table: string, insert: string): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.relname as name, pg_get_indexdef(x.indexrelid) as definition
     from pg_index x join pg_class i on i.oid = x.indexrelid
     where x.indrelid = $1::regclass and not exists (select from pg_constraint c where c.conindid = x.indexrelid)`,
    [table],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await client.query(insert);
  for (const { definition } of rows) await client.query(definition);
}
