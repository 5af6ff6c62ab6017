import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const kit = join(import.meta.dirname, '..');

/** Frames of the app itself, which stand around the gallery. */
const around = ['KitProvider', 'Toasts'];
/** Opened by what stands there: a popover that others anchor, the sheet behind its button. */
const within = ['AnchoredPopover', 'ShortcutDialog'];

const gallery = import.meta.dirname;
const states = 'states-of-fields.tsx';

test('the gallery shows every component that the kit gives', async () => {
  const front = await readFile(join(kit, 'index.ts'), 'utf8');
  const given = [...front.matchAll(/export \{([^}]*)\}/g)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => /^[A-Z][A-Za-z]+$/.test(name));
  assert.ok(given.length > 60, 'the front door was read');
  const files = (await readdir(gallery)).filter((name) => name.endsWith('.tsx'));
  const shown = new Set<string>();
  for (const file of files)
    for (const [, name = ''] of (await readFile(join(gallery, file), 'utf8')).matchAll(
      /<([A-Z][A-Za-z]+)[\s/>]/g,
    ))
      shown.add(name);
  assert.deepEqual(
    given.filter((name) => ![...shown, ...around, ...within].includes(name)),
    [],
  );
});

test('every field stands there empty, wrong and disabled, and nowhere a second time', async () => {
  const shown = await readFile(join(gallery, states), 'utf8');
  const fields = await fieldsOfKit();

  assert.ok(fields.length >= 16, 'the fields of the kit were read');
  assert.deepEqual(
    fields.filter((name) => !new RegExp(`<${name}\\s`).test(shown)),
    [],
  );

  const doubled: string[] = [];
  for (const file of (await readdir(gallery)).filter((name) => name.endsWith('.tsx') && name !== states))
    for (const [tag, name = ''] of (await readFile(join(gallery, file), 'utf8')).matchAll(
      /<([A-Z]\w+)\s[^<]*?\/>/g,
    ))
      if (fields.includes(name) && /\serror=\{text\.|\sdisabled(\s|=|\/)/.test(tag))
        doubled.push(`${file}: ${tag}`);
  assert.deepEqual(doubled, []);
});

/** What takes the props that all fields share, or more than these. */
async function fieldsOfKit(): Promise<string[]> {
  const names = (await readdir(kit)).filter((name) => name.endsWith('.tsx') && name !== 'field.tsx');
  const sources = await Promise.all(names.map((name) => readFile(join(kit, name), 'utf8')));
  const taken = new Set(['FieldProps']);
  const takes = (text: string): boolean => [...taken].some((one) => new RegExp(`\\b${one}\\b`).test(text));
  // Twice, since one kind of props may stand upon another of a later file.
  for (const source of [...sources, ...sources])
    for (const [, name = '', what = ''] of source.matchAll(/^(?:export )?type (\w+)(?:<[^>]*>)? =([^{;]*)/gm))
      if (takes(what)) taken.add(name);
  return sources.flatMap((source) =>
    [...source.matchAll(/^export const ([A-Z]\w+) = (?:<[^>]*>)?\(([^)]*)\)/gm)].flatMap(
      ([, name = '', props = '']) => (takes(props) ? [name] : []),
    ),
  );
}
