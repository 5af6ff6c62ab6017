import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { party } from '#modules/parties/index.ts';
import type { RecordTx } from '#records/records.ts';
import { testEngine } from '#testing/engine.ts';
import { checkNow, importServices } from '#testing/import.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { cancel, setPaused, start } from '../going.ts';
import { beginImport, type ImportFiles } from '../imports.ts';
import { runImport } from '../run.ts';
import { previewUndo, readUndoLeft, runUndo, startUndo } from './undo.ts';

const { engine, testing } = await testEngine();
const contents = new Map<string, string>();
const files: ImportFiles = {
  save: () => Promise.reject(new Error('Tests name their files by themselves')),
  open: (_context, key) => Promise.resolve(Readable.from([Buffer.from(contents.get(key) ?? '')])),
};
const services = importServices(engine, files);
let admin: Context;

before(async () => {
  admin = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
});
after(() => testing.drop());

const by = <T>(deed: (tx: RecordTx) => Promise<T>, context = admin): Promise<T> =>
  engine.transact(context, deed);
const slug = (wanted: string) => (error: unknown) => error instanceof Problem && error.slug === wanted;

const people = { object: 'party', variant: 'people' };

async function checked(
  text: string,
  columns: readonly string[],
  of: Readonly<Record<string, unknown>> = people,
): Promise<string> {
  const key = newId();
  contents.set(key, text);
  const own = { ...services, files: { ...files, save: () => Promise.resolve(key) } };
  const { id } = await beginImport(own, admin, 'a.csv', Readable.from([Buffer.from(text)]));
  await checkNow(services, admin, id, {
    ...of,
    columns: columns.map((target, column) => ({ column, target })),
    match: { by: 'externalId', known: 'update' },
  });
  await start(services, admin, id, {});
  return id;
}
async function bring(
  text: string,
  columns: readonly string[],
  of?: Readonly<Record<string, unknown>>,
): Promise<string> {
  const id = await checked(text, columns, of);
  await runImport(engine, admin, id, () =>
    files.open(admin, [...contents].find(([, one]) => one === text)?.[0] ?? ''),
  );
  return id;
}
const undo = async (id: string, changed: 'keep' | 'undo' = 'keep'): Promise<Record<string, unknown>> => {
  await startUndo(services, admin, id, changed);
  await runUndo(engine, admin, id);
  const { values } = await by((tx) => tx.recordsOf('import').get(id));
  assert.equal(values['state'], 'undone');
  return values['undo'] as Record<string, unknown>;
};
const find = async (externalId: string) =>
  (await by((tx) => tx.records(party).page({ filter: { field: 'externalId', op: 'eq', value: externalId } })))
    .records[0];

test('an undone import takes back what it made and what it changed, and nothing else', async () => {
  const [known] = await by((tx) =>
    tx.records(party).create([{ kind: 'person', name: 'مریم نوری', externalId: 'A1', jobTitle: 'کارشناس' }]),
  );
  const before = (await find('A1'))?.values;
  const id = await bring('id,name,title\nA1,مریم نوری پور,مدیر\nA2,علی رضایی,\n', [
    'externalId',
    'name',
    'jobTitle',
  ]);
  assert.equal((await find('A1'))?.values['jobTitle'], 'مدیر');
  const shown = await previewUndo(services, admin, id);
  assert.deepEqual([shown.created, shown.updated, shown.changed], [1, 1, []]);
  const { removed, restored, left } = await undo(id);
  assert.deepEqual([removed, restored, left], [1, 1, 0]);
  assert.deepEqual((await find('A1'))?.values, before);
  assert.equal((await find('A1'))?.id, known);
  assert.equal(await find('A2'), undefined);
  await assert.rejects(startUndo(services, admin, id, 'keep'), slug('import-wrong-state'));
});

test('what was changed by hand since is shown, and left or undone as one decides', async () => {
  for (const changed of ['keep', 'undo'] as const) {
    const own = changed === 'keep' ? 'K' : 'U';
    const first = await bring(`id,name,title\n${own}1,سارا امینی,الف\n`, ['externalId', 'name', 'jobTitle']);
    const id = await bring(`id,name,title\n${own}1,سارا امینی,ب\n${own}2,حسن دانا,ب\n${own}3,زهرا پاک,ب\n`, [
      'externalId',
      'name',
      'jobTitle',
    ]);
    const [one, two, three] = [await find(`${own}1`), await find(`${own}2`), await find(`${own}3`)];
    assert.ok(one && two && three);
    await by((tx) =>
      tx.records(party).update([
        { id: one.id, values: { jobTitle: 'پ' } },
        { id: two.id, values: { jobTitle: 'پ' } },
      ]),
    );
    await by((tx) => tx.recordsOf('note').create([{ text: 'با او حرف زدم', about: three.id }]));
    const { changed: touched } = await previewUndo(services, admin, id);
    assert.deepEqual(touched.map((each) => String(each.title)).toSorted(), ['حسن دانا', 'سارا امینی']);
    const answer = await undo(id, changed);
    const titles = [await find(`${own}1`), await find(`${own}2`), await find(`${own}3`)].map(
      (record) => record?.values['jobTitle'],
    );
    if (changed === 'keep') {
      assert.deepEqual(titles, ['پ', 'پ', 'ب']);
      assert.deepEqual(
        (await readUndoLeft(services, admin, id))
          .map(({ title, reason }) => `${title}: ${reason.en}`)
          .toSorted(),
        [
          'حسن دانا: Changed since the import',
          'زهرا پاک: Other records hang on it',
          'سارا امینی: Changed since the import',
        ],
      );
      assert.equal(answer['left'], 3);
    } else assert.deepEqual(titles, ['الف', undefined, 'ب'], 'what others hang on stays in any case');
    assert.equal((await by((tx) => tx.recordsOf('import').get(first))).values['state'], 'done');
  }
});

test('what was made on the way goes too, but for what the records that stay link to', async () => {
  const made = {
    create: ['tags', 'employer'],
    constants: [{ target: 'employer.kind', value: 'organisation' }],
  };
  const file = `id,name,title,tags,company
T1,شیوا مانا,الف,برچسب ماندنی,شرکت ماندنی
T2,شیوا رونده,ب,برچسب رفتنی,شرکت رفتنی
T3,شیوا آویخته,پ,,شرکت آویخته
`;
  const id = await bring(file, ['externalId', 'name', 'jobTitle', 'tags', 'employer'], {
    ...people,
    ...made,
  });
  const [changed, hung] = [await find('T1'), await find('T3')];
  await by((tx) => tx.records(party).update([{ id: changed?.id ?? '', values: { jobTitle: 'ت' } }]));
  await by((tx) => tx.recordsOf('note').create([{ text: 'یادداشت', about: hung?.id ?? '' }]));
  const { removed, left } = await undo(id);
  assert.deepEqual([removed, left], [3, 5]);
  const names = async (object: string, word: string) =>
    (
      await by((tx) =>
        tx.recordsOf(object).page({ filter: { field: 'name', op: 'contains', value: word }, limit: 50 }),
      )
    ).records
      .map(({ values }) => String(values['name']))
      .toSorted();
  assert.deepEqual(await names('party', 'شیوا'), ['شیوا آویخته', 'شیوا مانا']);
  assert.deepEqual(await names('party', 'شرکت'), ['شرکت آویخته', 'شرکت ماندنی']);
  assert.deepEqual(await names('tag', 'برچسب'), ['برچسب ماندنی']);
});

test('a stop in the middle of an undoing loses nothing', async () => {
  const rows = Array.from({ length: 1_200 }, (_, at) => `S${at},نام ${at} خانواده`).join('\n');
  const id = await bring(`id,name\n${rows}\n`, ['externalId', 'name']);
  await startUndo(services, admin, id, 'keep');
  let turns = 0;
  const stopping = {
    ...engine,
    transact: (async (...given: Parameters<typeof engine.transact>) => {
      if (turns++ === 1) throw new Error('killed');
      return engine.transact(...given);
    }) as typeof engine.transact,
  };
  await assert.rejects(runUndo(stopping, admin, id), /killed/);
  const part = (await by((tx) => tx.recordsOf('import').get(id))).values['undo'] as { removed: number };
  assert.equal(part.removed, 500);
  // What stopped for good is set going again by hand.
  await by((tx) =>
    tx
      .bySystem('test')
      .recordsOf('import')
      .update([{ id, values: { state: 'failed', failure: { fa: 'ایستاد', en: 'Stopped' } } }]),
  );
  const going = await setPaused(services, admin, id, false);
  assert.deepEqual([going.values['state'], going.values['failure']], ['undoing', null]);
  await runUndo(engine, admin, id);
  const whole = (await by((tx) => tx.recordsOf('import').get(id))).values['undo'] as { removed: number };
  assert.equal(whole.removed, 1_200);
  assert.equal(await find('S7'), undefined);
});

test('an import is cancelled where it has come to, and undone; one that runs is not; nor one of long ago', async () => {
  const running = await checked('id,name\nC1,نیمه کاره\n', ['externalId', 'name']);
  await assert.rejects(previewUndo(services, admin, running), slug('import-wrong-state'));
  await cancel(services, admin, running);
  await runImport(engine, admin, running, () => files.open(admin, ''));
  assert.equal(await find('C1'), undefined, 'a run that comes late does nothing');
  await assert.rejects(setPaused(services, admin, running, false), slug('import-wrong-state'));
  const old = await bring('id,name\nO1,دیرینه\n', ['externalId', 'name']);
  const later: Context = { ...admin, now: () => new Date(Date.now() + 31 * 86_400_000) };
  assert.equal((await previewUndo(services, later, old)).until, null);
  await assert.rejects(startUndo(services, later, old, 'keep'), slug('import-undo-too-late'));
});

test('the parts of an address that a file gave go back with it; an address that was changed since stays', async () => {
  const at = (externalId: string, address: object) => ({
    kind: 'person' as const,
    name: `ساکن ${externalId}`,
    externalId,
    address,
  });
  const shiraz = { province: 'فارس', city: 'شیراز', line: 'خیابان زند' };
  await by((tx) => tx.records(party).create([at('D1', shiraz), at('D2', shiraz)]));
  const row = (externalId: string) => `${externalId},ساکن ${externalId},جهرم,7419612345\n`;
  const id = await bring(`id,name,city,zip\n${row('D1')}${row('D2')}${row('D3')}`, [
    'externalId',
    'name',
    'address.city',
    'address.postalCode',
  ]);
  const addressOf = async (externalId: string) => (await find(externalId))?.values['address'];
  const jahrom = { ...shiraz, city: 'جهرم', postalCode: '7419612345' };
  assert.deepEqual([await addressOf('D1'), await addressOf('D2')], [jahrom, jahrom]);
  const moved = { ...jahrom, line: 'خیابان سعدی' };
  const second = (await find('D2'))?.id ?? '';
  await by((tx) => tx.records(party).update([{ id: second, values: { address: moved } }]));
  const { removed, restored, left } = await undo(id);
  assert.deepEqual([removed, restored, left], [1, 1, 1]);
  assert.deepEqual([await addressOf('D1'), await addressOf('D2')], [shiraz, moved]);
});

test('what only a file may tell goes back too', async () => {
  const heads = 'id,name,done,at\n';
  const columns = ['externalId', 'title', 'done', 'doneAt'];
  const read = async () =>
    (
      await by((tx) => tx.recordsOf('task').page({ sort: [{ field: 'externalId', direction: 'asc' }] }))
    ).records.map(({ values }) => values);
  await bring(`${heads}F1,یکم,yes,2025-03-01 10:00\nF2,دوم,yes,2025-03-02 10:00\nF3,سوم,no,\n`, columns, {
    object: 'task',
  });
  const before = await read();
  const id = await bring(
    `${heads}F1,یکم,yes,2025-04-01 10:00\nF2,دوم,no,\nF3,سوم,yes,2025-04-03 10:00\n`,
    columns,
    { object: 'task' },
  );
  assert.deepEqual(
    (await read()).map(({ doneAt }) => doneAt),
    ['2025-04-01T06:30:00.000Z', null, '2025-04-03T06:30:00.000Z'],
  );
  const { restored, left } = await undo(id);
  assert.deepEqual([restored, left], [3, 0]);
  assert.deepEqual(await read(), before);
});
