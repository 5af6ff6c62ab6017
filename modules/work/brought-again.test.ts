import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { start } from '#records/quality/import/going.ts';
import { beginImport, suggest } from '#records/quality/import/imports.ts';
import { runTogether } from '#records/quality/import/together.ts';
import { testEngine } from '#testing/engine.ts';
import { checkNow, filesInMemory, queueingServices, runNow } from '#testing/import.ts';
import { makeSeededWorkspace } from '#testing/seeded.ts';

const { engine, testing } = await testEngine();
const files = filesInMemory();
const { services, queued } = queueingServices(engine, files);
let admin: Context;

before(async () => {
  admin = (await makeSeededWorkspace(engine, testing)).admin;
});
after(() => testing.drop());

/** A file checked as it is suggested. */
async function checked(object: string, rows: readonly string[], together?: string): Promise<string> {
  const bytes = Readable.from([Buffer.from(`${rows.join('\n')}\n`)]);
  const { id } = await beginImport(services, admin, `${object}.csv`, bytes, together);
  await checkNow(services, admin, id, (await suggest(services, admin, id, object, undefined)).plan);
  return id;
}

const all = async (object: string) =>
  (
    await engine.transact(admin, (tx) =>
      tx.recordsOf(object).page({ sort: [{ field: 'externalId', direction: 'asc' }] }),
    )
  ).records;

const books = {
  task: ['Task ID,Subject,Due Date', 'T1,پیگیری,2025-03-01', 'T2,پیگیری,2025-03-01', 'T3,تماس,2025-03-02'],
  call: ['شناسه,موضوع,زمان تماس', 'C1,معرفی,2025-03-01', 'C2,معرفی,2025-03-01'],
  meeting: ['Activity ID,Meeting name,Start time', 'M1,دیدار,2025-03-01', 'M2,دیدار,2025-03-01'],
  note: ['Record ID,Note body', 'N1,خریدار است', 'N2,خریدار است'],
} as const;

test('work that came with its ids is found by them when the file comes again', async () => {
  for (const [object, [heads = '', first = '', ...others]] of Object.entries(books)) {
    await runNow(services, admin, await checked(object, [heads, first, ...others]));
    const once = await all(object);
    assert.equal(once.length, others.length + 1, object);
    const changed = first.replace(/پیگیری|معرفی|دیدار|خریدار است/, 'دیگر شد');
    const added = first.replace(/^./, 'X');
    const { progress } = await runNow(
      services,
      admin,
      await checked(object, [heads, changed, ...others, added]),
    );
    const twice = await all(object);
    const { created, updated, unchanged } = progress as Record<string, number>;
    assert.deepEqual([created, updated, unchanged], [1, 1, others.length], object);
    assert.deepEqual(
      twice.slice(0, -1).map(({ id }) => id),
      once.map(({ id }) => id),
    );
    const said = object === 'note' ? 'text' : object === 'task' ? 'title' : 'subject';
    assert.equal(twice[0]?.values[said], 'دیگر شد');
  }
});

test('files that come together refer to work by its ids', async () => {
  const set = newId();
  const ids = [
    await checked('call', ['Call ID,Call Title,Call time', 'K1,آشنایی,2025-04-01'], set),
    await checked('note', ['Note ID,Note body,Call ID', 'P1,قیمت خواست,K1'], set),
  ];
  for (const id of ids) await start(services, admin, id, {});
  for (const id of queued.splice(0)) await runTogether(engine, admin, id, (file) => files.open(admin, file));
  const note = (await all('note')).find(({ values }) => values['externalId'] === 'P1');
  assert.equal((note?.values['replyToCall'] as { readonly title?: unknown } | null)?.title, 'آشنایی');
});
