import assert from 'node:assert/strict';
import { test } from 'node:test';

import { functions } from '#records/formula/functions.ts';
import { codeOnlyKinds } from '#records/runtime/definitions.ts';
import { kindNames } from '#records/fields/kind-name.ts';
import type { FieldContract } from '#records/contract.ts';

import { moved, stepped } from '#web/records/order/sorting.ts';
import { formulaFunctions } from './formula-functions.ts';
import { kindGroups } from './kinds.ts';
import { goingWith, intoSection, sectionsFrom, type LayoutItem } from './layout-items.ts';

const field = (name: string): LayoutItem => ({
  id: name,
  kind: 'field',
  field: { name } as FieldContract,
});
const heading = (id: string): LayoutItem => ({ id, kind: 'heading', title: { fa: id, en: id } });
const items = [field('a'), heading('H'), field('b'), field('c'), heading('I'), field('d')];
const shape = (rows: readonly LayoutItem[]) =>
  sectionsFrom(rows).map(({ title, fields }) => [title?.en, fields.join('')]);

test('a heading is moved with its fields, a field by itself, and a heading without fields is not kept', () => {
  const [, first] = items;
  assert.ok(first);
  assert.deepEqual([...goingWith(items, first)], ['H', 'b', 'c']);
  assert.deepEqual(shape(moved(items, goingWith(items, first), 'd', 'after')), [
    [undefined, 'a'],
    ['I', 'd'],
    ['H', 'bc'],
  ]);
  assert.deepEqual(shape(intoSection(items, 'd', 'H')), [
    [undefined, 'a'],
    ['H', 'bcd'],
  ]);
  assert.deepEqual(shape(intoSection(items, 'c', undefined)), [
    [undefined, 'ac'],
    ['H', 'b'],
    ['I', 'd'],
  ]);
  assert.deepEqual(shape(stepped(items, 'b', -1)), [
    [undefined, 'ab'],
    ['H', 'c'],
    ['I', 'd'],
  ]);
  assert.equal(stepped(items, 'a', -1), items);
});

test('every kind that people make stands once in the picker, and every function of formulas in its menu', () => {
  const offered = kindGroups.flatMap(({ kinds }) => kinds);
  assert.deepEqual(offered.toSorted(), kindNames.filter((name) => !codeOnlyKinds.has(name)).toSorted());
  const operators = [
    'add',
    'subtract',
    'multiply',
    'divide',
    'remainder',
    'eq',
    'ne',
    'lt',
    'lte',
    'gt',
    'gte',
  ];
  const signs = new Set([...operators, 'and', 'or', 'not']);
  assert.deepEqual(
    formulaFunctions.map(({ name }) => name).toSorted(),
    Object.keys(functions)
      .filter((name) => !signs.has(name))
      .toSorted(),
  );
});
