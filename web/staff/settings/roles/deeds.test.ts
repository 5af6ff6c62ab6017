import assert from 'node:assert/strict';
import { test } from 'node:test';

import { deedCatalogue } from '#kernel/context/deeds.ts';
import '#server/web-app.ts';

import { deeds } from './deeds.ts';

test('the screen names every deed that the server asks for, and no other', () => {
  assert.deepEqual(
    deeds.map(({ name }) => name).sort(),
    deedCatalogue()
      .map(({ name }) => name)
      .sort(),
  );
});
