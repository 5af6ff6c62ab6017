import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** As `npm test` has built it, so that what is measured is what is shipped. */
const folder = fileURLToPath(new URL('../../dist/web', import.meta.url));

type Chunk = {
  readonly file: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
};
const chunks = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;

/** A chunk and all that must be there before it runs. */
const closure = (name: string, found = new Set<string>()): Set<string> => {
  const chunk = chunks[name];
  assert.ok(chunk, name);
  if (!chunk.file.endsWith('.js') || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const one of chunk.imports ?? []) closure(one, found);
  return found;
};

const sizes = new Map<string, number>();
const kilobytes = (files: Iterable<string>): number => {
  let sum = 0;
  for (const file of files) {
    const size = sizes.get(file) ?? gzipSync(readFileSync(join(folder, file))).length;
    sizes.set(file, size);
    sum += size;
  }
  return Math.round((sum / 1024) * 10) / 10;
};

const list = [...closure('index.html'), ...closure('records/list/list-page.tsx')];

test('the way in is light: scripts of at most 150 KB, gzipped', () => {
  const size = kilobytes(closure('sign-in.html'));
  assert.ok(size > 20 && size <= 150, `${size} KB`);
});

test('a customer’s page is light: scripts of at most 150 KB, gzipped', () => {
  const size = kilobytes(closure('quote.html'));
  assert.ok(size > 20 && size <= 150, `${size} KB`);
});

test('the first load of a list stays within 250 KB, without the date picker', () => {
  const size = kilobytes(new Set(list));
  assert.ok(size <= 250, `${size} KB`);
  assert.ok(!list.some((file) => /\/(date-picker|date-field)-/.test(file)), list.join());
});

/** What stands whoever asks for a part: a drawer opens from its page alone, with that page's chunks. */
function loadedBefore(name: string): Set<string> {
  const askers = Object.entries(chunks).filter(([, { dynamicImports }]) => dynamicImports?.includes(name));
  const [first = new Set<string>(), ...others] = askers.map(([asker]) => closure(asker));
  return others.reduce((both, other) => new Set([...both].filter((file) => other.has(file))), first);
}

test('no other page adds more than 120 KB to what a list has loaded', () => {
  const heavy = Object.entries(chunks)
    .filter(([, { isDynamicEntry }]) => isDynamicEntry)
    .map(([name]) => {
      const there = new Set([...list, ...loadedBefore(name)]);
      return { name, size: kilobytes([...closure(name)].filter((file) => !there.has(file))) };
    })
    .filter(({ name, size }) => size > 120 && !/chart/.test(name));
  assert.deepEqual(heavy, []);
});

test('fonts of Persian and Latin come to at most 100 KB', () => {
  const fonts = readdirSync(join(folder, 'assets')).filter(
    (name) => name.endsWith('.woff2') && !name.includes('latin-ext'),
  );
  // A font is packed already.
  const size = fonts.reduce((sum, name) => sum + readFileSync(join(folder, 'assets', name)).length, 0) / 1024;
  assert.ok(fonts.length >= 2 && size <= 100, `${fonts.length} fonts, ${size} KB`);
});
