import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from '#kernel/database/sql.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { addField } from './add-field.ts';
import { changeField } from './change-field.ts';
import { convertField, previewConversion, takeBackConversion } from './convert-field.ts';
import { fieldsToMirror, mirrorField } from './mirror.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

const slug = (wanted: string) => (error: unknown) => {
  assert.ok(error instanceof Problem, String(error));
  assert.equal(error.slug, wanted);
  return true;
};
const both = (fa: string, en = fa) => ({ fa, en });

test('a kind is converted with a preview of what it cannot read, and other kinds are refused', async () => {
  const own = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  const { name } = await engine.transact(own, (tx) =>
    addField(tx, 'party', { kind: 'text', label: both('سال تأسیس', 'Founded on') }),
  );
  const made = await engine.transact(own, (tx) =>
    tx.recordsOf('party').create(
      ['۱۴۰۳/۱۲/۳۰', '1404/12/30', 'نمی‌دانم', null].map((value, index) => ({
        kind: 'person',
        name: `ن${index}`,
        [name]: value,
      })) as never,
    ),
  );
  await engine.transact(own, (tx) => tx.recordsOf('party').remove([made[0] ?? '']));
  const preview = await engine.transact(own, (tx) => previewConversion(tx, 'party', name, { kind: 'date' }));
  assert.deepEqual(
    [preview.filled, preview.converts, preview.fails.map(({ text }) => text)],
    [2, 0, ['1404/12/30', 'نمی‌دانم']],
  );
  await convertField(engine, own, 'party', name, { kind: 'date' });
  await engine.transact(own, (tx) => tx.recordsOf('party').restore([made[0] ?? '']));
  const after = await engine.transact(own, (tx) =>
    tx
      .recordsOf('party')
      .page({ sort: [{ field: name, direction: 'asc' }], filter: { field: name, op: 'filled' } }),
  );
  assert.deepEqual(
    after.records.map(({ values }) => values[name]),
    ['2025-03-20'],
  );
  await assert.rejects(
    convertField(engine, own, 'party', name, { kind: 'link', options: { to: 'party' } }),
    slug('bad-definition'),
  );
  const field = await engine.transact(own, (tx) =>
    Promise.resolve(tx.schema.objects.get('party')?.fields.get(name)),
  );
  assert.deepEqual([field?.kind, field?.readOnly], ['date', false]);
  const unique = (is: boolean) =>
    engine.transact(own, (tx) => changeField(tx, 'party', name, { unique: is }));
  await unique(true);
  await assert.rejects(
    engine.transact(own, (tx) => takeBackConversion(tx, 'party', name)),
    slug('bad-definition'),
  );
  await unique(false);
  // Taken back, every value is there again, those too that were no days.
  await engine.transact(own, (tx) => takeBackConversion(tx, 'party', name));
  const again = await engine.transact(own, (tx) =>
    tx.recordsOf('party').page({ filter: { field: name, op: 'filled' } }),
  );
  assert.ok(again.records.some(({ values }) => values[name] === 'نمی‌دانم'));
  await assert.rejects(
    engine.transact(own, (tx) => takeBackConversion(tx, 'party', name)),
    slug('not-found'),
  );
});

test('a field is converted once at a time, and one that was cut off can be converted again', async () => {
  const own = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  const { id, name } = await engine.transact(own, (tx) =>
    addField(tx, 'party', { kind: 'text', label: both('شمار کارکنان', 'Staff') }),
  );
  await engine.transact(own, (tx) =>
    tx.recordsOf('party').create([{ kind: 'person', name: 'ن', [name]: '۱۲' }] as never),
  );
  const begun = await engine.transact(own, async (older) => {
    // A writer that began before them holds up whichever of them comes first, until the other has been refused.
    await older.rows(sql`select pg_current_xact_id()`);
    const both = [1, 2].map(() => convertField(engine, own, 'party', name, { kind: 'number' }));
    const refused = await Promise.race(
      both.map((one) =>
        one.then(
          () => undefined,
          (error: unknown) => error,
        ),
      ),
    );
    slug('being-converted')(refused);
    return both;
  });
  const ended = await Promise.allSettled(begun);
  assert.deepEqual(ended.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  const value = async () =>
    (await engine.transact(own, (tx) => tx.recordsOf('party').page({}))).records[0]?.values[name];
  assert.equal(await value(), 12);

  const cut = { key: 'another', at: own.now().toISOString() };
  await testing.asOwner(
    `update custom_field set definition = definition || jsonb_build_object('converting', $2::jsonb) where id = $1`,
    [id, JSON.stringify(cut)],
  );
  const again = (context: typeof own) => convertField(engine, context, 'party', name, { kind: 'text' });
  await assert.rejects(again(own), slug('being-converted'));
  const later = new Date(own.now().getTime() + 3 * 60_000);
  await again({ ...own, now: () => later });
  assert.equal(await value(), '12');
});

test('keys that are filled in later give the same order, ranges and pages as the documents', async () => {
  const own = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  const { id, name } = await engine.transact(own, (tx) =>
    addField(tx, 'party', { kind: 'number', label: both('سرمایه', 'Capital') }),
  );
  // As it is with a field that was made before the object grew large and keys were kept.
  await testing.asOwner(
    `update custom_field set definition = definition || '{"keys": "none"}' where id = $1`,
    [id],
  );
  await testing.asOwner(`update workspace set schema_version = schema_version + 1 where id = $1`, [
    own.workspace,
  ]);
  await engine.transact(own, (tx) =>
    tx.recordsOf('party').create(
      [5, 1, null, 3, 2].map((value, index) => ({
        kind: 'person',
        name: `ن${index}`,
        [name]: value,
      })) as never,
    ),
  );
  const read = () =>
    engine.transact(own, async (tx) => {
      const seen: unknown[] = [];
      let cursor: string | undefined;
      do {
        const page = await tx
          .recordsOf('party')
          .page({ sort: [{ field: name, direction: 'desc' }], limit: 2, ...(cursor ? { cursor } : {}) });
        seen.push(...page.records.map(({ values }) => values[name]));
        cursor = page.next ?? undefined;
      } while (cursor);
      const range = await tx.recordsOf('party').page({
        filter: { field: name, op: 'between', value: [2, 4] },
        sort: [{ field: name, direction: 'asc' }],
      });
      return [seen, range.records.map(({ values }) => values[name])];
    });
  const before = await read();
  assert.deepEqual(before, [
    [5, 3, 2, 1, null],
    [2, 3],
  ]);
  assert.deepEqual(await engine.transact(own, (tx) => fieldsToMirror(tx)), []);
  await mirrorField(engine, own, 'party', name);
  const keys = await testing.asOwner<{ num: string }>(
    `select num from record_key where field_id = $1 order by num`,
    [id],
  );
  assert.deepEqual(
    keys.map(({ num }) => Number(num)),
    [1, 2, 3, 5],
  );
  assert.deepEqual(await read(), before);
  await engine.transact(own, async (tx) => {
    const [first] = (await tx.recordsOf('party').page({ filter: { field: name, op: 'eq', value: 5 } }))
      .records;
    await tx.recordsOf('party').update([{ id: first?.id ?? '', values: { [name]: 0 } }]);
  });
  assert.deepEqual((await read())[0], [3, 2, 1, 0, null]);
});
