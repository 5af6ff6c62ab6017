import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { formatNumber } from '#persian/digits.ts';
import * as persian from './persian.ts';
import { dictionaryName, withPersian } from './plugin.ts';

const require = createRequire(import.meta.url);

const dictionaryFiles = ['react-aria', 'react-stately', 'react-aria-components'].flatMap((library) => {
  const root = join(dirname(require.resolve(`${library}/package.json`)), 'dist/private');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('intlStrings.mjs'))
    .map((name) => ({ library, file: join(root, name) }));
});

test('every dictionary of the component library has each of its sentences in Persian', async () => {
  assert.ok(dictionaryFiles.length > 15, 'the library was not found');
  for (const { library, file } of dictionaryFiles) {
    const source = readFileSync(file, 'utf8');
    const [, path, folder] = /"([^"]*intl\/(?:(\w+)\/)?en-US\.mjs)"/.exec(source) ?? [];
    assert.ok(path, file);
    const name = dictionaryName(library, folder);
    const ours = (persian as Record<string, Readonly<Record<string, unknown>>>)[name];
    assert.ok(ours, `persian.ts lacks ${name}`);
    const english = (await import(pathToFileURL(join(dirname(file), path)).href)) as {
      default: Record<string, unknown>;
    };
    assert.deepEqual(Object.keys(ours).sort(), Object.keys(english.default).sort(), name);
    for (const [key, message] of Object.entries(ours))
      assert.equal(typeof message, typeof english.default[key], `${name}.${key}`);
  }
});

test('no Persian sentence is English, or written with Arabic letters', () => {
  const numbers: Record<string, number> = { count: 3, optionCount: 3, groupCount: 2 };
  const values = new Proxy(numbers, { get: (known, key) => known[String(key)] ?? 'متن' });
  const format = {
    number: (value: number) => (Number.isFinite(value) ? formatNumber(value, 'fa') : 'عدد'),
  };
  for (const [name, dictionary] of Object.entries(persian))
    for (const [key, message] of Object.entries(dictionary)) {
      const text = typeof message === 'function' ? message(values, format) : message;
      assert.match(text, /[آ-ی]/, `${name}.${key}`);
      assert.doesNotMatch(text, /[يك0-9]/, `${name}.${key}: ${text}`);
    }
});

test('a dictionary of an unknown shape stops the build', () => {
  assert.throws(() => withPersian('export default {}', 'react-aria'), /new shape/);
});
