import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { testEngine } from '#testing/engine.ts';
import { checkNow, filesInMemory, importServices, runNow } from '#testing/import.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { allKey, datesKey } from './rule-keys.ts';
import { start } from './going.ts';
import { beginImport, suggest } from './imports.ts';
import type { Decision, Issue } from './issues.ts';
import type { Plan } from './plan.ts';

/** Days of both calendars in one column, as a firm has them that changed its programs. */
const { engine, testing } = await testEngine();
const services = importServices(engine, filesInMemory());
let admin: Context;
before(async () => {
  admin = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
});
after(() => testing.drop());

async function send(days: readonly string[], head = 'name,born'): Promise<string> {
  const table = `${head}\n${days.map((day) => `"زاده ${day}","${day}"`).join('\n')}\n`;
  return (await beginImport(services, admin, 'days.csv', Readable.from([Buffer.from(table)]))).id;
}

/** @returns the issues of the days, and the stored days by the texts that stood in the file */
async function bring(
  days: readonly string[],
  decide: (issues: readonly Issue[]) => Readonly<Record<string, Decision>> = () => ({}),
  dates: Plan['dates'] = [],
  head = 'name,born',
) {
  const id = await send(days, head);
  const { issues } = await checkNow(services, admin, id, {
    object: 'party',
    variant: 'people',
    columns: ['name', 'birthDate'].map((target, column) => ({ column, target })),
    dates,
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
    '03/04/2024': 'It is not clear which day it is; choose one.',
    '1404/12/30': '30 Esfand 1404 does not exist: Esfand of that year has 29 days.',
    '2023-02-29': 'There is no day 2023-02-29.',
    '05/06/98': 'It is not clear which day it is; choose one.',
  });
  assert.deepEqual(stored['1403/05/12'], '2024-08-02');
  for (const { value } of asked) assert.equal(stored[value], null, value);
});

test('one day tells the order of all in its column', async () => {
  const { asked, stored } = await bring(['03/04/2024', '۲۵/۰۳/۲۰۲۴', '12/11/2023']);
  assert.deepEqual(asked, []);
  assert.deepEqual(stored, {
    '03/04/2024': '2024-04-03',
    '۲۵/۰۳/۲۰۲۴': '2024-03-25',
    '12/11/2023': '2023-11-12',
  });
});

test('how a column is read is decided once, and the next file with its columns is read so', async () => {
  const days = ['03/04/2024', '05/06/2024'];
  const month: Plan['dates'] = [{ column: 1, reading: { order: 'mdy' } }];
  const { asked, stored } = await bring(days, undefined, month, 'who,day of birth');
  assert.deepEqual(asked, []);
  assert.deepEqual(stored, { '03/04/2024': '2024-03-04', '05/06/2024': '2024-05-06' });
  const next = await send(['07/08/2024'], 'who,day of birth');
  assert.deepEqual((await suggest(services, admin, next, 'party', 'people')).plan.dates, month);
  // What the days of a later file tell themselves counts more than what was said of an earlier one.
  const other = await bring(['07/08/2024', '25/08/2024'], undefined, month, 'who,day of birth');
  assert.equal(other.stored['07/08/2024'], '2024-08-07');
});

test('years of two digits are read in the calendar that was decided', async () => {
  const reading = { order: 'ymd', calendar: 'jalali' } as const;
  const { asked, stored } = await bring(['۶۸/۰۵/۰۶', '02/12/30'], undefined, [{ column: 1, reading }]);
  assert.deepEqual(
    asked.map(({ value, message }) => [value, message.en]),
    [['02/12/30', '30 Esfand 1402 does not exist: Esfand of that year has 29 days.']],
  );
  assert.equal(stored['۶۸/۰۵/۰۶'], '1989-07-28');
});

test('days that nobody decided about are offered with both meanings, decided one by one or all at once', async () => {
  const days = ['03/04/2024', '05/06/2024', '07/08/2024'];
  const { asked, stored } = await bring(days, (issues) => {
    const byHand = issues.find(({ value }) => value === '07/08/2024');
    return {
      [datesKey('birthDate')]: { action: 'use', value: { order: 'dmy' } },
      [byHand?.key ?? '']: { action: 'use', value: '2024-07-08' },
    };
  });
  assert.deepEqual(
    asked[0]?.proposals.map(({ value, label, dates }) => [value, label, dates?.order]),
    [
      ['2024-04-03', '۱۵ فروردین ۱۴۰۳', 'dmy'],
      ['2024-03-04', '۱۴ اسفند ۱۴۰۲', 'mdy'],
    ],
  );
  assert.deepEqual(stored, {
    '03/04/2024': '2024-04-03',
    '05/06/2024': '2024-06-05',
    '07/08/2024': '2024-07-08',
  });
});

test('a day that was left out, or left empty, by hand is not read by the rule for its column', async () => {
  const { stored } = await bring(['03/04/2024', '05/06/2024', '07/08/2024'], (issues) => {
    const keyOf = (day: string): string => issues.find(({ value }) => value === day)?.key ?? '';
    return {
      [datesKey('birthDate')]: { action: 'use', value: { order: 'dmy' } },
      [keyOf('05/06/2024')]: { action: 'skip' },
      [keyOf('07/08/2024')]: { action: 'empty' },
    };
  });
  assert.deepEqual(stored, { '03/04/2024': '2024-04-03', '07/08/2024': null });
});

test('of how days are read and what is said of all of them, the last holds', async () => {
  const days = ['03/04/2024', '05/06/2024'];
  const read = { [datesKey('birthDate')]: { action: 'use', value: { order: 'dmy' } } } as const;
  const empty = (issues: readonly Issue[]) =>
    Object.fromEntries(issues.slice(0, 1).map((one) => [allKey(one), { action: 'empty' }] as const));
  const after = await bring(days, (issues) => ({ ...read, ...empty(issues) }));
  assert.deepEqual(after.stored, { '03/04/2024': null, '05/06/2024': null });
  const before = await bring(days, (issues) => ({ ...empty(issues), ...read }));
  assert.deepEqual(before.stored, { '03/04/2024': '2024-04-03', '05/06/2024': '2024-06-05' });
});

test('how days are read is kept with a file that waits for others, and holds when it is made ready once more', async () => {
  const together = newId();
  const table = (name: string): Readable => Readable.from([Buffer.from(`name,born\n${name},03/04/2024\n`)]);
  const { id } = await beginImport(services, admin, 'one.csv', table('یک'), together);
  await beginImport(services, admin, 'other.csv', table('دو'), together);
  const columns = ['name', 'birthDate'].map((target, column) => ({ column, target }));
  await checkNow(services, admin, id, { object: 'party', variant: 'people', columns });
  const dmy = { order: 'dmy' };
  let given: Readonly<Record<string, Decision>> = { [datesKey('birthDate')]: { action: 'use', value: dmy } };
  for (const time of [1, 2]) {
    const { values } = await start(services, admin, id, given);
    assert.equal(values['state'], 'ready');
    assert.deepEqual((values['plan'] as Plan).dates, [{ column: 1, reading: dmy }], `time ${time}`);
    given = values['decisions'] as typeof given;
    assert.deepEqual(given[datesKey('birthDate')], { action: 'use', value: dmy }, `time ${time}`);
  }
});
