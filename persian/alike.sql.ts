import { ALIKE_LENGTH, BETWEEN_WORDS, LEGAL_FORM, SOUND_FROM, SOUND_TO } from './alike.ts';
import { literal } from './fold.sql.ts';
import { bracket } from './letters.ts';

const replaced = (text: string, pattern: string, by: string): string =>
  `pg_catalog.regexp_replace(${text}, ${literal(pattern)}, ${literal(by)}, 'g')`;

const apart = replaced('$1 COLLATE pg_catalog."C"', `${bracket(BETWEEN_WORDS, 'sql')}+`, ' ');
const bare = replaced(replaced(apart, LEGAL_FORM, ''), ' +', '');
const single = replaced(
  `pg_catalog.translate(${bare}, ${literal(SOUND_FROM)}, ${literal(SOUND_TO)})`,
  String.raw`(.)\1+`,
  String.raw`\1`,
);

/**
 * `peyvand_alike_v1(folded)`: the SQL twin of `alikeKey`, of a text that is folded already. Of functions that are marked
 * leakproof alone (no `||`), or an index on it would not serve behind a policy.
 */
export const alikeFunctionSql = `CREATE FUNCTION peyvand_alike_v1(text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $alike$SELECT pg_catalog."left"(${single}, ${ALIKE_LENGTH})$alike$`;
