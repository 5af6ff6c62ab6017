import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { testEngine } from '#testing/engine.ts';
import { checkNow, importServices } from '#testing/import.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { takeUpCheck } from './being-checked.ts';
import type { CheckResult } from './check.ts';
import { runCheck, startCheck } from './checking.ts';
import { cancel, start } from './going.ts';
import { beginImport, type ImportFiles } from './imports.ts';
import type { Checking } from './object.ts';

/** The check as a job: taken up, told of, stopped, cut off, and asked for twice. */
const { engine, testing } = await testEngine();
const table = 'name,city\nمریم,یزد\nرضا,کرمان\n';
const files: ImportFiles = {
  save: () => Promise.resolve(newId()),
  open: () => Promise.resolve(Readable.from([Buffer.from(table)])),
};
const queued: string[] = [];
const services = {
  ...importServices(engine, files),
  enqueueCheck: (_tx: unknown, id: string) => Promise.resolve(void queued.push(id)),
};
let admin: Context;

before(async () => {
  admin = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
});
after(() => testing.drop());

const plan = { object: 'party', variant: 'people', columns: [{ column: 0, target: 'name' }] };
const other = { ...plan, columns: [{ column: 1, target: 'name' }] };
const upload = async (): Promise<string> =>
  (await beginImport(services, admin, 'a.csv', Readable.from([Buffer.from(table)]))).id;
const read = async (id: string) => {
  const { values } = await engine.transact(admin, (tx) => tx.recordsOf('import').get(id));
  return {
    state: values['state'],
    checking: values['checking'] as Checking | null,
    findings: values['findings'] as CheckResult | null,
  };
};
const slug = (wanted: string) => (error: unknown) => error instanceof Problem && error.slug === wanted;
const takeUp = (id: string, job: string, again = false) => takeUpCheck(engine, admin, id, job, again);

test('a check is asked for, taken up and done; the findings stand in the import', async () => {
  const id = await upload();
  const { values } = await startCheck(services, admin, id, plan);
  assert.deepEqual([values['state'], queued.splice(0)], ['checking', [id]]);
  const asked = (await read(id)).checking;
  assert.deepEqual([asked?.job, asked?.rows, asked?.locale], [null, 2, admin.locale]);
  const job = newId();
  await takeUp(id, job);
  await runCheck(services, admin, id, job);
  const { state, checking, findings } = await read(id);
  assert.deepEqual([state, checking, findings?.rows], ['checked', null, 2]);
});

test('asked again for the same mapping it goes on; another mapping takes its place', async () => {
  const id = await upload();
  await startCheck(services, admin, id, plan);
  await startCheck(services, admin, id, plan);
  assert.deepEqual(queued.splice(0), [id], 'one job');
  const [first, second] = [newId(), newId()];
  await takeUp(id, first);
  await startCheck(services, admin, id, other);
  assert.deepEqual(queued.splice(0), [id]);
  await takeUp(id, second);
  await runCheck(services, admin, id, first);
  assert.deepEqual([(await read(id)).state, (await read(id)).checking?.job], ['checking', second]);
  await runCheck(services, admin, id, second);
  assert.equal((await read(id)).state, 'checked');
});

test('while it is checked nothing is brought in, and whoever stops it finds it as before', async () => {
  const id = await upload();
  await startCheck(services, admin, id, plan);
  await assert.rejects(start(services, admin, id, {}), slug('import-wrong-state'));
  const job = newId();
  await takeUp(id, job);
  // It is stopped between its two passes, and what it still has to say is not heard.
  let opened = 0;
  const stopping: ImportFiles = {
    ...files,
    open: async (context, key) => {
      opened += 1;
      if (opened === 1) await cancel(services, admin, id);
      return files.open(context, key);
    },
  };
  await runCheck({ engine, files: stopping }, admin, id, job);
  assert.deepEqual(await read(id), { state: 'uploaded', checking: null, findings: null });
  assert.equal(opened, 1, 'it reads the file no second time');
  assert.equal((await checkNow(services, admin, id, plan)).rows, 2);
});

test('a job that was cut off begins anew, but leaves to its successor what that has taken up', async () => {
  const id = await upload();
  await startCheck(services, admin, id, plan);
  const [lost, next] = [newId(), newId()];
  await takeUp(id, lost);
  assert.ok(await takeUp(id, lost, true), 'its own next try');
  assert.ok(await takeUp(id, next), 'the job of a process that was started since');
  assert.equal(await takeUp(id, lost, true), undefined);
  await runCheck(services, admin, id, next);
  assert.equal((await read(id)).state, 'checked');
  assert.equal(await takeUp(id, newId()), undefined, 'what is checked is not checked twice');
});

test('a mapping that does not fit is refused at once', async () => {
  const id = await upload();
  queued.length = 0;
  await assert.rejects(
    startCheck(services, admin, id, { ...plan, object: 'nothing' }),
    slug('unknown-object'),
  );
  const from = [{ path: 'name', import: newId() }];
  await assert.rejects(startCheck(services, admin, id, { ...plan, from }), Problem);
  assert.deepEqual([(await read(id)).state, queued.splice(0)], ['uploaded', []]);
});
