import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { checkBoundaries } from './check.ts';

const project = join(import.meta.dirname, '../..');

/** Files planted into an empty project that has our table. */
async function planted(files: Readonly<Record<string, string>>): Promise<string[]> {
  const root = await mkdtemp(join(tmpdir(), 'peyvand-boundaries-'));
  try {
    await cp(join(project, 'ARCHITECTURE.md'), join(root, 'ARCHITECTURE.md'));
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), text);
    }
    return await checkBoundaries(root);
  } finally {
    await rm(root, { recursive: true });
  }
}

const violations: Readonly<Record<string, [file: string, text: string]>> = {
  'a value': ['kernel/a.ts', `import { x } from '#records/x.ts';`],
  'a type': ['persian/a.ts', `import type { X } from '../kernel/x.ts';`],
  'a type in passing': ['kernel/a.ts', `export const a = 1 as unknown as import('#records/x.ts').X;`],
  'a re-export': ['records/a.ts', `export { x } from '#modules/sales/index.ts';`],
  'a dynamic import': ['web/kit/a.tsx', `export const a = () => import('#web/records/x.ts');`],
  'another module’s inside': ['modules/sales/a.ts', `import { x } from '#modules/parties/party/object.ts';`],
  'a screen that reaches into the server': [
    'modules/sales/screens/a.tsx',
    `import { x } from '#records/records.ts';`,
  ],
  'a room that nobody named': ['kernel/a.ts', `import { x } from '#elsewhere/x.ts';`],
};

for (const [name, [file, text]] of Object.entries(violations))
  test(`${name} across a boundary is found`, async () => {
    assert.equal((await planted({ [file]: text })).length, 1);
  });

test('what the table allows passes', async () => {
  const found = await planted({
    'modules/sales/a.ts': `import { x } from '#modules/parties/index.ts'; import { y } from './b.ts'; import z from 'zod';`,
    'modules/sales/screens/a.tsx': `import type { X } from '#records/contract.ts';`,
    'records/a.test.ts': `import { x } from '#testing/database.ts';`,
  });
  assert.deepEqual(found, []);
});
