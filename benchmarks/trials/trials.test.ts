import { test } from 'node:test';
import { trials } from './index.ts';

for (const { name, skip, run } of trials)
  test(`survived: ${name}`, { timeout: 300_000, skip: skip?.() ?? false }, (t) =>
    run({ form: 'short', tell: (found) => t.diagnostic(found) }),
  );
