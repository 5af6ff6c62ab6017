import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { alikeFunctionSql } from './alike.sql.ts';
import { alikeKey } from './alike.ts';
import { foldFunctionSql } from './fold.sql.ts';
import { foldSearch } from './fold.ts';
import { FOLD_VECTORS, SORTED_NAMES } from './golden/fold.ts';
import { randomTexts } from './golden/random-texts.ts';
import { sortKeyFunctionSql } from './sort-key.sql.ts';
import { sortKey } from './sort-key.ts';

let testing: TestDatabase;
before(async () => {
  testing = await testDatabase();
  await testing.asOwner(
    `CREATE SCHEMA twin; SET search_path TO twin; ${foldFunctionSql}; ${sortKeyFunctionSql}; ${alikeFunctionSql}; RESET search_path`,
  );
});
after(() => testing.drop());

type Answer = {
  folded: string;
  key: string;
  alike: string;
  migrated_folded: string;
  migrated_key: string;
  migrated_alike: string;
};

const answers = (texts: readonly string[]): Promise<Answer[]> =>
  testing.asOwner<Answer>(
    `SELECT twin.peyvand_fold_v1(text) AS folded, twin.peyvand_sort_key_v1(text) AS key,
       twin.peyvand_alike_v1(peyvand_fold_v1(text)) AS alike,
       peyvand_fold_v1(text) AS migrated_folded, peyvand_sort_key_v1(text) AS migrated_key,
       peyvand_alike_v1(peyvand_fold_v1(text)) AS migrated_alike
     FROM unnest($1::text[]) WITH ORDINALITY AS given (text, place) ORDER BY place`,
    [texts],
  );

const agree = async (texts: readonly string[]): Promise<void> => {
  const rows = await answers(texts);
  assert.equal(rows.length, texts.length);
  for (const [index, text] of texts.entries()) {
    const [folded, key, alike] = [foldSearch(text), sortKey(text), alikeKey(text)];
    assert.deepEqual(
      { ...rows[index] },
      { folded, key, alike, migrated_folded: folded, migrated_key: key, migrated_alike: alike },
      JSON.stringify(text),
    );
  }
};

test('SQL folds the golden vectors as TypeScript does', () =>
  agree([...FOLD_VECTORS.map(([text]) => text.toWellFormed()), ...SORTED_NAMES]));

test('SQL and TypeScript agree on 10,000 random texts', () => agree(randomTexts(10_000, 20)));

test('SQL and TypeScript agree on every character up to U+FFFF', async () => {
  const characters = Array.from({ length: 0xffff }, (_, index) => String.fromCharCode(index + 1)).filter(
    (character) => character.isWellFormed(),
  );
  await agree(characters.map((character) => `ا${character}b`));
});

test('the byte order of sort keys is the order of names', async () => {
  const rows = await testing.asOwner<{ name: string }>(
    `SELECT name FROM unnest($1::text[]) AS given (name) ORDER BY twin.peyvand_sort_key_v1(name) COLLATE "C"`,
    [SORTED_NAMES.toReversed()],
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    SORTED_NAMES,
  );
});

test('the planner inlines the functions and an index may hold them', async () => {
  await testing.asOwner(
    `CREATE TABLE twin.person (name text, folded text GENERATED ALWAYS AS (twin.peyvand_fold_v1(name)) STORED);
     CREATE INDEX person_order ON twin.person ((twin.peyvand_sort_key_v1(name)) COLLATE "C")`,
  );
  const plan = await testing.asOwner<{ 'QUERY PLAN': string }>(
    'EXPLAIN (VERBOSE, COSTS OFF) SELECT twin.peyvand_fold_v1(name), twin.peyvand_sort_key_v1(name), twin.peyvand_alike_v1(folded) FROM twin.person',
  );
  assert.doesNotMatch(plan.map((row) => row['QUERY PLAN']).join('\n'), /peyvand_/);
});

test('version 1 has not changed since columns were filled with it', () => {
  const digest = createHash('sha256').update(foldFunctionSql).update(sortKeyFunctionSql).digest('hex');
  assert.equal(digest, 'c3630d4015cf2514fad85598d3553ea0e01c774a15014c5e6044487b3bb372f1');
  const alike = createHash('sha256').update(alikeFunctionSql).digest('hex');
  assert.equal(alike, 'e291258016bc93d7db259c7820f9fbd0f1a10b3415ab9f817ad06dd2c814052e');
});
