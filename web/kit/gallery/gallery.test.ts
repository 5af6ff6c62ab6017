import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const kit = join(import.meta.dirname, '..');

/** Frames of the app itself, which stand around the gallery. */
const around = ['KitProvider', 'Toasts'];
/** Opened by what stands there: a popover that others anchor, the sheet behind its button. */
const within = ['AnchoredPopover', 'ShortcutDialog'];

test('the gallery shows every component that the kit gives', async () => {
  const front = await readFile(join(kit, 'index.ts'), 'utf8');
  const given = [...front.matchAll(/export \{([^}]*)\}/g)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => /^[A-Z][A-Za-z]+$/.test(name));
  assert.ok(given.length > 60, 'the front door was read');
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.tsx'));
  const shown = new Set<string>();
  for (const file of files)
    for (const [, name = ''] of (await readFile(join(import.meta.dirname, file), 'utf8')).matchAll(
      /<([A-Z][A-Za-z]+)[\s/>]/g,
    ))
      shown.add(name);
  assert.deepEqual(
    given.filter((name) => ![...shown, ...around, ...within].includes(name)),
    [],
  );
});
