import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const kit = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(kit, file), 'utf8');

/** What stands in the gallery under another name, or around it. */
const shownOtherwise = new Set(['AnchoredPopover', 'ShortcutDialog', 'Toasts', 'KitProvider']);

test('every component that the kit hands out is shown in its gallery', () => {
  const shown = readdirSync(join(kit, 'gallery'))
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => read(join('gallery', file)))
    .join('\n');
  const handedOut = [...read('index.ts').matchAll(/export \{([^}]*)\}/g)]
    .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
    .filter((name) => /^[A-Z][A-Za-z]+$/.test(name) && !shownOtherwise.has(name));
  assert.ok(handedOut.length > 50, 'the front door of the kit was not read');
  assert.deepEqual(
    handedOut.filter(
      (name) => !shown.includes(`<${name}\n`) && !shown.includes(`<${name} `) && !shown.includes(`<${name}>`),
    ),
    [],
  );
});
