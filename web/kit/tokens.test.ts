import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { contrast, distance, parseOklch, seenBy, type Oklch } from '#testing/colour.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark';
const themes: readonly Theme[] = ['light', 'dark'];

const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((oklch\([^)/]*\)), (oklch\([^)/]*\))\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light: parseOklch(light), dark: parseOklch(dark) }],
  ),
);

const colour = (name: string, theme: Theme): Oklch => {
  const token = tokens.get(name);
  assert.ok(token, `no token ${name}`);
  return token[theme];
};

const surfaces = ['surface-0', 'surface-1', 'surface-2'];
const states = ['danger', 'warning', 'success', 'info'];
const categories = Array.from({ length: 10 }, (_, index) => `cat-${index}`);

const textPairs: [string, string][] = [
  ...surfaces.flatMap((surface): [string, string][] =>
    ['ink', 'ink-muted', 'ink-faint', 'accent', ...states].map((ink) => [ink, surface]),
  ),
  ['ink', 'surface-3'],
  ['ink-muted', 'surface-3'],
  ['ink', 'accent-soft'],
  ['ink-muted', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-hover'],
  ...states.flatMap((state): [string, string][] => [
    [state, `${state}-soft`],
    ['ink', `${state}-soft`],
    ['accent-ink', state],
  ]),
];

const controlPairs: [string, string][] = [
  ['line', 'surface-0'],
  ['line', 'surface-1'],
  ['line', 'surface-2'],
  ['accent', 'surface-3'],
  ...categories.map((name): [string, string] => [name, 'surface-1']),
];

for (const theme of themes) {
  test(`text can be read in the ${theme} theme (WCAG 1.4.3: 4.5)`, () => {
    for (const [ink, ground] of textPairs) {
      const ratio = contrast(colour(ink, theme), colour(ground, theme));
      assert.ok(ratio >= 4.5, `${ink} on ${ground}: ${ratio.toFixed(2)}`);
    }
  });

  test(`controls can be seen in the ${theme} theme (WCAG 1.4.11: 3)`, () => {
    for (const [mark, ground] of controlPairs) {
      const ratio = contrast(colour(mark, theme), colour(ground, theme));
      assert.ok(ratio >= 3, `${mark} on ${ground}: ${ratio.toFixed(2)}`);
    }
  });

  test(`the ten categories stay apart for every colour vision in the ${theme} theme`, () => {
    for (const vision of ['normal', 'protanopia', 'deuteranopia', 'tritanopia'] as const)
      for (const [index, one] of categories.entries())
        for (const other of categories.slice(index + 1)) {
          const apart = distance(seenBy(vision, colour(one, theme)), seenBy(vision, colour(other, theme)));
          assert.ok(apart >= 0.065, `${one} and ${other} under ${vision}: ${apart.toFixed(3)}`);
        }
  });
}

test('a bad pair would be noticed', () => {
  assert.ok(contrast(colour('ink-faint', 'light'), colour('line', 'light')) < 4.5);
});

test('compact density tightens every measure, and a finger gets each of them back', () => {
  const measures = (block: string | undefined): Map<string, number> =>
    new Map(
      [...(block ?? '').matchAll(/--(control|row|pad|stack|snug|entry): (\d+)px;/g)].map(
        ([, name = '', px = '']) => [name, Number(px)],
      ),
    );
  const [plain, compact, finger] = [
    /:root \{([^}]*)\}/,
    /:root\[data-density='compact'\] \{([^}]*)\}/,
    /pointer: coarse[^{]*\{\s*:root,\s*:root\[data-density='compact'\] \{([^}]*)\}/,
  ].map((block) => measures(block.exec(css)?.[1]));
  assert.ok(plain && compact && finger && plain.size === 6);
  for (const [name, px] of plain) {
    assert.ok((compact.get(name) ?? px) < px, name);
    assert.ok((finger.get(name) ?? 0) >= px, name);
  }
});
