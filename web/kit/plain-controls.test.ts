import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');

/** What is the browser's own on purpose, and why: docs/decisions/0015-controls-are-react-arias.md. */
const own: Readonly<Record<string, readonly string[]>> = {
  'web/kit/row-controls.tsx': ['<button', '<input'],
  'web/kit/search-field.tsx': ['<input'],
  'web/kit/calendar.tsx': ['<select', '<select'],
  'web/records/board/card.tsx': ['role="button"'],
};

test('every control is react-aria’s, but for the few that the decision names', () => {
  const found: Record<string, string[]> = {};
  for (const file of globSync(['web/**/*.tsx', 'modules/*/*screens/**/*.tsx'], { cwd: root }).sort()) {
    const plain = readFileSync(join(root, file), 'utf8').match(
      /<(?:button|input|select|textarea)\b|role="(?:button|checkbox|switch)"/g,
    );
    if (plain) found[file] = plain;
  }
  assert.deepEqual(found, own);
});
