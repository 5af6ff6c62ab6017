import { bracket, FOLD_FROM, FOLD_TO, IGNORABLE, SPACES, UNSETTLED } from './letters.ts';

/** A constant of these tables as an SQL literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The fold as an SQL expression over another; every name is qualified, so that no search path can change it. */
export const foldExpression = (input: string): string => {
  const settled = `pg_catalog.regexp_replace(${input}, ${literal(bracket(UNSETTLED, 'sql'))}, '', 'g')`;
  return foldSettled(`pg_catalog.normalize(${settled}, 'NFKD')`);
};

/** The second half of the fold, over a text that is already decomposed. */
export const foldSettled = (decomposed: string): string => {
  const bare = `pg_catalog.regexp_replace(${decomposed}, ${literal(bracket(IGNORABLE, 'sql'))}, '', 'g')`;
  const folded = `pg_catalog.translate(pg_catalog.lower(${bare}), ${literal(FOLD_FROM)}, ${literal(FOLD_TO)})`;
  return `pg_catalog.btrim(pg_catalog.regexp_replace(${folded}, ${literal(`${bracket(SPACES, 'sql')}+`)}, ' ', 'g'), ' ')`;
};

/**
 * `peyvand_fold_v1(text)`: the SQL twin of `foldSearch`, fit for generated columns and indexes (PostgreSQL ≥ 15, UTF8).
 * One expression of strict, immutable functions that uses its argument once, so the planner inlines it. All of it runs
 * under the collation "C": `lower` touches ASCII only, and neither ICU nor the system's locale has a say.
 */
export const foldFunctionSql = `CREATE FUNCTION peyvand_fold_v1(text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $fold$SELECT ${foldExpression('$1 COLLATE pg_catalog."C"')}$fold$`;
