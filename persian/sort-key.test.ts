import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SORTED_NAMES } from './golden/fold.ts';
import { compareSortKeys, SORT_KEY_LENGTH, sortKey } from './sort-key.ts';

const realNames = new URL('../../shared/data/persian/', import.meta.url);

test('sort keys rise in Persian order', () => {
  for (const [index, name] of SORTED_NAMES.entries()) {
    const before = SORTED_NAMES[index - 1];
    if (before !== undefined)
      assert.ok(compareSortKeys(sortKey(before), sortKey(name)) < 0, `${before} before ${name}`);
  }
});

test('spellings of one name share a key; آ and ا do not', () => {
  assert.equal(sortKey('كريمي‌نژاد'), sortKey('کریمینژاد'));
  assert.notEqual(sortKey('آذر'), sortKey('اذر'));
  assert.equal(sortKey('مؤمن'), sortKey('مأمن'));
});

test('a key is short, and compares by code point beyond U+FFFF', () => {
  assert.equal(sortKey('آ'.repeat(5_000)).length, SORT_KEY_LENGTH);
  assert.ok(compareSortKeys('\uffee', '\u{1f600}') < 0);
  assert.ok(compareSortKeys('پ', 'پپ') < 0);
});

test(
  'real names sort as Intl.Collator does',
  { skip: existsSync(realNames) ? false : 'the folder ../shared/data is absent' },
  () => {
    const lines = (file: string) => readFileSync(new URL(file, realNames), 'utf8').split(/\r?\n/);
    const column = (file: string, index: number) =>
      lines(file)
        .slice(1)
        .map((line) => line.split(',')[index] ?? '');
    const names = [...column('first-names.csv', 0), ...column('shahr.csv', 1), ...lines('last-names.txt')]
      .map((name) => name.replaceAll(/\s+/g, ' ').trim())
      .filter((name) => name !== '');
    assert.ok(names.length > 6_000);
    const collator = new Intl.Collator('fa', { sensitivity: 'base' });
    const sorted = names
      .map((name) => ({ name, key: sortKey(name) }))
      .sort((a, b) => compareSortKeys(a.key, b.key) || collator.compare(a.name, b.name));
    for (const [index, { name }] of sorted.entries()) {
      const before = sorted[index - 1]?.name;
      if (before !== undefined) assert.ok(collator.compare(before, name) <= 0, `${before} before ${name}`);
    }
  },
);
