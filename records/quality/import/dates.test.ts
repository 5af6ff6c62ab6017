import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { testEngine } from '#testing/engine.ts';
import { checkNow, filesInMemory, importServices, runNow } from '#testing/import.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { beginImport } from './imports.ts';
import type { Decision, Issue } from './issues.ts';

/** Days of both calendars in one column, as a firm has them that changed its programs. */
const { engine, testing } = await testEngine();
const services = importServices(engine, filesInMemory());
let admin: Context;
before(async () => {
  admin = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
});
after(() => testing.drop());

/** @returns the issues of the days, and the stored days by the texts that stood in the file */
async function bring(
  days: readonly string[],
  decide: (issues: readonly Issue[]) => Readonly<Record<string, Decision>> = () => ({}),
) {
  const table = `name,born\n${days.map((day) => `"زاده ${day}","${day}"`).join('\n')}\n`;
  const { id } = await beginImport(services, admin, 'days.csv', Readable.from([Buffer.from(table)]));
  const { issues } = await checkNow(services, admin, id, {
    object: 'party',
    variant: 'people',
    columns: ['name', 'birthDate'].map((target, column) => ({ column, target })),
  });
  const asked = issues.filter(({ path }) => path === 'birthDate');
  const values = await runNow(services, admin, id, decide(asked));
  assert.equal(values['state'], 'done');
  const { records } = await engine.transact(admin, (tx) =>
    tx.recordsOf('party').page({ filter: { import: id }, limit: 200 }),
  );
  const stored = Object.fromEntries(
    records.map((one) => [String(one.values['name']).replace('زاده ', ''), one.values['birthDate']]),
  );
  return { asked, stored };
}

test('Jalali and Gregorian days in one column are each read in their own calendar', async () => {
  const { asked, stored } = await bring([
    '1403/05/12',
    '2024-08-02',
    '۱۴۰۳/۵/۱۲',
    '۱۲ مرداد ۱۴۰۳',
    '2 Aug 2024',
    '25/12/1399',
    '25/12/2020',
    '12/25/2020',
    '14030512',
    '45506',
    '1403/12/30',
    '2024-02-29',
  ]);
  assert.deepEqual(asked, []);
  assert.deepEqual(stored, {
    '1403/05/12': '2024-08-02',
    '2024-08-02': '2024-08-02',
    '۱۴۰۳/۵/۱۲': '2024-08-02',
    '۱۲ مرداد ۱۴۰۳': '2024-08-02',
    '2 Aug 2024': '2024-08-02',
    '25/12/1399': '2021-03-15',
    '25/12/2020': '2020-12-25',
    '12/25/2020': '2020-12-25',
    '14030512': '2024-08-02',
    '45506': '2024-08-02',
    '1403/12/30': '2025-03-20',
    '2024-02-29': '2024-02-29',
  });
});

test('what may mean two days, or none, is asked about and never guessed', async () => {
  const { asked, stored } = await bring(['1403/05/12', '03/04/2024', '1404/12/30', '2023-02-29', '05/06/98']);
  assert.deepEqual(Object.fromEntries(asked.map(({ value, message }) => [value, message.en])), {
    '03/04/2024': 'Day and month are unclear; write the year first: year-month-day.',
    '1404/12/30': '30 Esfand 1404 does not exist: Esfand of that year has 29 days.',
    '2023-02-29': 'There is no day 2023-02-29.',
    '05/06/98': 'Write the year with four digits.',
  });
  assert.deepEqual(stored['1403/05/12'], '2024-08-02');
  for (const { value } of asked) assert.equal(stored[value], null, value);
});
