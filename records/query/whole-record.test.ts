import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testEngine } from '#testing/engine.ts';
import { makeSeededWorkspace } from '#testing/seeded.ts';
import { addField } from '../runtime/add-field.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

const both = (text: string) => ({ fa: text, en: text });

test('a figure over formulas that read the clock is of the moment at which one looks, not of the first look', async () => {
  const { admin } = await makeSeededWorkspace(engine, testing);
  const late = await engine.transact(admin, (tx) =>
    addField(tx, 'deal', {
      kind: 'formula',
      label: both('روزهای دیرکرد'),
      options: { formula: 'days(expectedCloseOn, today())' },
    }),
  );
  const figure = (options: object) =>
    engine.transact(admin, (tx) =>
      addField(tx, 'party', {
        kind: 'rollUp',
        label: both('دیرکرد'),
        options: { of: 'deal', through: 'party', ...options },
      }),
    );
  const most = await figure({ measure: 'max', field: late.name });
  const today = { field: late.name, op: 'eq', value: 0 };
  const due = await figure({ measure: 'count', where: today });
  const id = await engine.transact(admin, async (tx) => {
    const [party = ''] = await tx.recordsOf('party').create([{ kind: 'person', name: 'دیرکرده' }] as never);
    await tx.recordsOf('deal').create([{ title: 'یکی', party, expectedCloseOn: '2026-11-20' }] as never);
    return party;
  });
  const on = (day: string) =>
    engine.transact({ ...admin, now: () => new Date(`${day}T09:00:00Z`) }, async (tx) => {
      const { values } = await tx.recordsOf('party').get(id);
      return [values[most.name], values[due.name]];
    });
  assert.deepEqual(await on('2026-11-20'), [0, 1]);
  assert.deepEqual(await on('2026-11-25'), [5, 0]);
});

test('a formula at the far end of a link is of the moment at which one looks as well', async () => {
  const { admin } = await makeSeededWorkspace(engine, testing);
  const age = await engine.transact(admin, (tx) =>
    addField(tx, 'party', {
      kind: 'formula',
      label: both('سن'),
      options: { formula: 'days(birthDate, today())' },
    }),
  );
  await engine.transact(admin, async (tx) => {
    const [party = ''] = await tx
      .recordsOf('party')
      .create([{ kind: 'person', name: 'نوزاد', birthDate: '2026-11-20' }] as never);
    await tx.recordsOf('deal').create([{ title: 'یکی', party }] as never);
  });
  const name = `party.${age.name}`;
  const on = (day: string) =>
    engine.transact({ ...admin, now: () => new Date(`${day}T09:00:00Z`) }, async (tx) => {
      const { records } = await tx.recordsOf('deal').page({ fields: [name] });
      return records[0]?.values[name];
    });
  assert.deepEqual([await on('2026-11-20'), await on('2026-11-25')], [0, 5]);
});
