import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Stored } from '#records/contract.ts';

import { treeOf } from './tree.ts';

const team = (id: string, parent?: string) =>
  ({
    id,
    values: { parent: parent === undefined ? null : { id: parent, object: 'team', title: parent } },
  }) as unknown as Stored;

const read = (teams: readonly Stored[]) => treeOf(teams).map(({ record, depth }) => `${depth} ${record.id}`);

test('each team stands beneath its parent', () => {
  assert.deepEqual(read([team('b'), team('a1', 'a'), team('a'), team('a11', 'a1'), team('b1', 'b')]), [
    '0 b',
    '1 b1',
    '0 a',
    '1 a1',
    '2 a11',
  ]);
});

test('a team whose parent is not to be seen is a root', () => {
  assert.deepEqual(read([team('x', 'hidden')]), ['0 x']);
});
