import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  defineScreen,
  isWithin,
  navigableScreens,
  navigationGroups,
  screensFor,
  type Screen,
} from './screens.ts';

const load = () => Promise.reject(new Error('not loaded here'));
const icon = () => null;
const screen = (path: string, order?: number, group?: string): Screen =>
  defineScreen({
    path,
    label: { fa: path, en: path },
    load,
    navigation:
      order === undefined
        ? undefined
        : { icon, order, group: group === undefined ? undefined : { fa: group, en: group } },
  });

test('navigation is in order, ungrouped screens first, hidden ones absent', () => {
  const screens = [screen('/b', 2, 'Sales'), screen('/a', 1, 'Sales'), screen('/', 5), screen('/deals/$id')];
  assert.deepEqual(
    navigationGroups(screens).map((group) => [group.title?.en, group.screens.map(({ path }) => path)]),
    [
      [undefined, ['/']],
      ['Sales', ['/a', '/b']],
    ],
  );
  assert.equal(navigableScreens(screens).length, 3);
});

test('a path that cannot be linked is refused', () => {
  for (const path of ['deals', '/deals/', '//', '/a b', '/<script>'])
    assert.throws(() => screen(path), /not a path/);
  assert.throws(() => screen('/deals/$id', 1), /cannot stand in the navigation/);
});

test('an address lies within its screen and no neighbour', () => {
  assert.ok(isWithin('/deals/7', '/deals'));
  assert.ok(!isWithin('/deals-lost', '/deals'));
  assert.ok(!isWithin('/deals', '/'));
});

test('a screen to make things stands in the navigation of those who may, and at its address for all', () => {
  const imports = defineScreen({
    path: '/import',
    label: { fa: 'ورود داده', en: 'Import' },
    load,
    navigation: { icon, order: 1, forMakersOf: 'import' },
  });
  const of = (mayMake: boolean) =>
    screensFor([imports, screen('/a', 2)], { read: () => true, make: () => mayMake, deed: () => false });
  assert.deepEqual(
    navigableScreens(of(true)).map(({ path }) => path),
    ['/import', '/a'],
  );
  assert.deepEqual(
    navigableScreens(of(false)).map(({ path }) => path),
    ['/a'],
  );
  assert.equal(of(false).length, 2);
});
