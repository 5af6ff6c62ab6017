import { foldSettled, literal } from './fold.sql.ts';
import { bracket, KEPT_FROM, KEPT_TO, PRIVATE_USE, SORT_FROM, SORT_TO, UNSETTLED } from './letters.ts';
import { SORT_KEY_LENGTH } from './sort-key.ts';

const settled = `pg_catalog.regexp_replace($1 COLLATE pg_catalog."C", ${literal(bracket([...UNSETTLED, ...PRIVATE_USE], 'sql'))}, '', 'g')`;
const kept = `pg_catalog.translate(pg_catalog.normalize(${settled}, 'NFKC'), ${literal(KEPT_FROM)}, ${literal(KEPT_TO)})`;
const slots = `pg_catalog.translate(${foldSettled(`pg_catalog.normalize(${kept}, 'NFKD')`)}, ${literal(SORT_FROM)}, ${literal(SORT_TO)})`;

/**
 * `peyvand_sort_key_v1(text)`: the SQL twin of `sortKey`. Declare the column that stores it COLLATE "C": its byte order
 * is then the Persian one, whatever ICU the server has.
 */
export const sortKeyFunctionSql = `CREATE FUNCTION peyvand_sort_key_v1(text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $key$SELECT pg_catalog."left"(${slots}, ${SORT_KEY_LENGTH})$key$`;
