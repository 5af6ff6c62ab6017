import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from '#kernel/database/sql.ts';
import { date, dateTime, formula, money, number, text, yesNo } from '../define/declare.ts';
import { defineObject } from '../define/define-object.ts';
import { assemble, formulaTypeOf } from '../define/assemble.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { kinds } from '../fields/index.ts';
import { clockAt, computeFormula, formulaSql, wireOf } from './compile.ts';
import { parseFormula } from './parse.ts';
import { FormulaError } from './problems.ts';
import { inputsOf, readsClock } from './tree.ts';

const label = { fa: 'آزمایش', en: 'Test' };
const sheet = defineObject('sheet', {
  module: 'tests',
  one: label,
  many: label,
  title: 'name',
  fields: {
    name: text({ label, required: true }),
    a: number({ label }),
    b: number({ label }),
    price: money({ label }),
    note: text({ label }),
    flag: yesNo({ label }),
    start: date({ label }),
    due: date({ label }),
    met: dateTime({ label }),
    total: formula({ label, formula: 'round(a * b + price / 3, 2)' }),
    late: formula({ label, formula: 'if(empty(due), false, days(due, today()) > 0)' }),
    words: formula({ label, formula: 'concat(name, " ", total, " ", start)' }),
  },
});

const { engine, testing } = await testEngine({ objects: [sheet] });
const { context } = await makeMember(engine, await makeWorkspace(testing), adminGrants);
after(() => testing.drop());

const fields = assemble([sheet.descriptor], 0).objects.get('sheet')?.fields ?? new Map();
const scope = (name: string) => {
  const field = fields.get(name);
  const type = field && formulaTypeOf(field);
  return field && type ? { field, type } : undefined;
};
const environment = { today: '2026-11-22', now: '2026-11-22T10:00:00.000Z', zone: 'Asia/Tehran' };

/** Texts of formulas of one type, by the grammar. */
const { num, txt, bool, day } = fc.letrec<{ num: string; txt: string; bool: string; day: string }>((tie) => {
  const call = (name: string, ...parts: fc.Arbitrary<string>[]) =>
    fc.tuple(...parts).map((all) => `${name}(${all.join(', ')})`);
  const signs = (some: string[], one: fc.Arbitrary<string>) =>
    fc.tuple(one, fc.constantFrom(...some), one).map(([a, sign, b]) => `(${a} ${sign} ${b})`);
  const n = tie('num');
  const b = tie('bool');
  const d = tie('day');
  const t = tie('txt');
  return {
    num: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(
        'a',
        'b',
        'price',
        '0',
        '1',
        '7',
        '0.005',
        '2.5',
        '1000000',
        '999999999999999',
        '0.000000000001',
      ),
      signs(['+', '-', '*', '/', '%'], n),
      call('round', n, fc.constantFrom('0', '2', '6')),
      call('abs', n),
      call('min', n, n),
      call('max', n, n),
      call('if', b, n, n),
      call('ifEmpty', n, n),
      call('days', d, fc.oneof(d, fc.constant('met'))),
    ),
    bool: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('flag', 'true', 'false'),
      signs(['<', '<=', '>', '>=', '=', '!='], n),
      signs(['=', '!='], t),
      signs(['<', '>='], d),
      signs(['and', 'or'], b),
      b.map((one) => `not ${one}`),
      call('empty', fc.oneof(n, t, d)),
      call('contains', t, t),
    ),
    txt: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('note', 'name', '"x"', "'سلام'", '""', `"it''s \\ %"`),
      call('concat', t, n),
      call('concat', d, t),
      call('if', b, t, t),
      call('ifEmpty', t, t),
    ),
    day: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('start', 'due', 'today()'),
      call('addDays', d, n),
      call('if', b, d, d),
      call('max', d, d),
    ),
  };
});

const records = fc.record({
  name: fc.constantFrom('الف', 'x'),
  a: fc.option(fc.constantFrom(0, 1, -3, 2.5, 0.000001, 123456789.123456, -1e15)),
  b: fc.option(fc.constantFrom(0, 7, -0.5, 1e15, 3)),
  price: fc.option(
    fc.constantFrom(
      { amount: '1200000', currency: 'IRR' },
      { amount: '-0.0001', currency: 'USD' },
      { amount: '999999999999999999', currency: 'IRR' },
    ),
  ),
  note: fc.option(fc.constantFrom('x', 'سلام دنیا', '٪')),
  flag: fc.option(fc.boolean()),
  start: fc.option(fc.constantFrom('2026-03-21', '1000-01-01', '9999-12-31')),
  due: fc.option(fc.constantFrom('2026-11-22', '2024-02-29')),
  met: fc.option(fc.constantFrom('2026-11-22T20:29:59.999Z', '2026-11-22T20:30:00.000Z')),
});

test('both compilations of any formula agree on any record', async () => {
  const columns = [...fields.values()].flatMap((field) =>
    kinds[field.kind as 'text']
      .columns(field)
      .map(({ suffix, type }) => ({ name: field.name + suffix, type })),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(num, txt, bool, day), { minLength: 20, maxLength: 20 }),
      fc.array(records, { minLength: 4, maxLength: 4 }),
      async (texts, rows) => {
        const trees = texts.flatMap((one) => {
          try {
            return [{ one, tree: parseFormula(one, scope) }];
          } catch (error) {
            if (error instanceof FormulaError && /large|long|deeply/.test(error.message)) return [];
            throw error;
          }
        });
        const given = rows.map((row, at) => ({
          at,
          ...row,
          price: row.price?.amount ?? null,
          price_currency: row.price?.currency ?? null,
        }));
        const found = await engine.transact(context, (tx) =>
          tx.rows<Record<string, unknown>>(sql`select ${sql.join(
            trees.map(
              ({ tree }, index) =>
                sql`${formulaSql(tree, clockAt(environment), (field) => sql.ref(`t.${field.name}`))} as ${sql.ref(`f${index}`)}`,
            ),
            sql`, `,
          )}
          from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as t(at integer, ${sql.join(
            columns.map(({ name, type }) => sql`${sql.ref(name)} ${sql.raw(type)}`),
            sql`, `,
          )}) order by at`),
        );
        for (const [at, row] of rows.entries())
          for (const [index, { one, tree }] of trees.entries())
            assert.deepEqual(
              [one, row, wireOf(tree, found[at]?.[`f${index}`])],
              [one, row, computeFormula(tree, row, environment)],
            );
      },
    ),
    { numRuns: 40 },
  );
});

test('a mistake in a formula is told with its place', () => {
  const at = (text: string): readonly [number, string] => {
    try {
      parseFormula(text, scope);
    } catch (error) {
      if (error instanceof FormulaError) return [error.at, error.phrase.en];
      throw error;
    }
    throw new Error(`${text} was read`);
  };
  assert.deepEqual(at('a +'), [3, 'The formula ends too early.']);
  assert.deepEqual(at('a + ghost'), [4, 'There is no field “ghost”, or formulas cannot read it.']);
  assert.deepEqual(at('a + note'), [2, '“+” takes two numbers.']);
  assert.deepEqual(at('if(a, 1, 2)'), [0, '“if” takes a condition and two values of one kind.']);
  assert.deepEqual(at('a; drop table sheet'), [1, '“;” means nothing in a formula.']);
  assert.deepEqual(at('sleep(10)'), [0, 'There is no function “sleep”.']);
  assert.deepEqual(at('constructor'), [0, 'There is no field “constructor”, or formulas cannot read it.']);
  assert.equal(at('('.repeat(400))[1], 'It is nested too deeply.');
  assert.equal(at('a+'.repeat(600))[1], 'The formula is too large.');
  assert.equal(at('x'.repeat(3_000))[1], 'The formula is too long.');
});

test('formulas are read, filtered, sorted and summed like stored fields; a hidden input hides them', async () => {
  const tree = parseFormula('late', scope);
  assert.deepEqual([inputsOf(tree), readsClock(tree)], [['late', 'due'], true]);
  await engine.transact(context, (tx) =>
    tx.records(sheet).create([
      {
        name: 'یک',
        a: 2,
        b: 3,
        price: { amount: '1', currency: 'IRR' },
        due: '2020-01-01',
        start: '2026-03-21',
      },
      { name: 'دو', a: 10, b: 1, price: { amount: '0', currency: 'IRR' } },
      { name: 'سه' },
    ]),
  );
  const found = await engine.transact(context, async (tx) => {
    const sheets = tx.records(sheet);
    return {
      sorted: (await sheets.page({ sort: [{ field: 'total', direction: 'desc' }] })).records.map(
        ({ values }) => [values['total'], values['late'], values['words']],
      ),
      large: (await sheets.page({ filter: { field: 'total', op: 'gt', value: 7 } })).records.map(
        ({ values }) => values['name'],
      ),
      late: (await sheets.page({ filter: { field: 'late', op: 'eq', value: true } })).records.map(
        ({ values }) => values['name'],
      ),
      sum: (await sheets.groups({ measures: [{ measure: 'sum', field: 'total' }] }))[0]?.measures[0],
      grouped: (await sheets.groups({ by: ['late'] })).map(({ keys, count }) => [keys[0], count]),
    };
  });
  assert.deepEqual(found, {
    sorted: [
      [10, false, 'دو 10 '],
      [6.33, true, 'یک 6.33 2026-03-21'],
      [null, false, 'سه  '],
    ],
    large: ['دو'],
    late: ['یک'],
    sum: 16.33,
    grouped: [
      [false, 2],
      [true, 1],
    ],
  });
  const blind = await makeMember(
    engine,
    context.workspace,
    grantsOf({ sheet: { read: 'all', update: 'all', fields: { price: 'hidden' } } }),
  );
  const seen = await engine.transact(blind.context, (tx) => tx.records(sheet).page({}));
  assert.deepEqual(
    Object.keys(seen.records[0]?.values ?? {}).filter((name) => ['total', 'words', 'late'].includes(name)),
    ['late'],
  );
  await assert.rejects(
    engine.transact(blind.context, (tx) =>
      tx.records(sheet).page({ sort: [{ field: 'total', direction: 'asc' }] }),
    ),
    (error: unknown) => error instanceof Problem && error.slug === 'unknown-field',
  );
  await assert.rejects(
    engine.transact(context, (tx) => tx.records(sheet).create([{ name: 'چهار', total: 1 }])),
    (error: unknown) => error instanceof Problem && error.extras.errors?.[0]?.code === 'read-only',
  );
});
