import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { keepFile } from '#kernel/files/quota.ts';
import type { FileKey } from '#kernel/files/store.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { party } from '#modules/parties/index.ts';
import type { RecordTx } from '#records/records.ts';
import { addField } from '#records/runtime/add-field.ts';
import { removeField } from '#records/runtime/remove-field.ts';
import { eraseRecords } from '#records/write/erase.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import { call, file, meeting, note, savedView, task } from './index.ts';
import { firstLine } from './note/heading.ts';

const { engine, testing } = await testEngine();
let seeded: SeededWorkspace;
let admin: Context;
before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
  admin = { ...seeded.admin, now: () => new Date('2026-11-22T08:30:00Z') };
});
after(() => testing.drop());

const slug = (wanted: string) => (error: unknown) => error instanceof Problem && error.slug === wanted;

test('a task notes when it was done, forgets it when it is open again, and says so in the log', async () => {
  const [id = ''] = await engine.transact(admin, (tx) =>
    tx.records(task).create([{ title: 'فرستادن پیش‌فاکتور' }]),
  );
  const set = (done: boolean): Promise<unknown> =>
    engine.transact(admin, (tx) => tx.records(task).update([{ id, values: { done } }]));
  const read = async (): Promise<unknown[]> => {
    const { values } = await engine.transact(admin, (tx) => tx.records(task).get(id));
    return [values['done'], values['doneAt'], values['priority']];
  };
  await set(true);
  assert.deepEqual(await read(), [true, '2026-11-22T08:30:00.000Z', 'normal']);
  await set(false);
  assert.deepEqual(await read(), [false, null, 'normal']);
  const facts = await testing.asOwner(`select fact from event where record_id = $1 and fact is not null`, [
    id,
  ]);
  assert.deepEqual(facts, [{ fact: 'task.done' }]);
  await assert.rejects(
    engine.transact(admin, (tx) =>
      tx
        .records(task)
        .create([{ title: 'دیر', dueAt: '2026-11-23T08:00:00Z', remindAt: '2026-11-24T08:00:00Z' }]),
    ),
    slug('invalid-values'),
  );
});

test('a note is called by its first line until somebody names it', async () => {
  const [id = ''] = await engine.transact(admin, (tx) =>
    tx.records(note).create([{ text: '\n  خوش‌حساب است \nچک‌ها سر موعد پاس شد.' }]),
  );
  const update = (values: Record<string, unknown>): Promise<unknown> =>
    engine.transact(admin, (tx) => tx.records(note).update([{ id, values }]));
  const title = async (): Promise<unknown> =>
    (await engine.transact(admin, (tx) => tx.records(note).get(id))).values['title'];
  assert.equal(await title(), 'خوش‌حساب است');
  await update({ text: 'بدحساب شد' });
  assert.equal(await title(), 'بدحساب شد');
  await update({ title: 'وضع پرداخت' });
  await update({ text: 'دوباره خوش‌حساب' });
  assert.equal(await title(), 'وضع پرداخت');
  await update({ title: null });
  assert.equal(await title(), 'دوباره خوش‌حساب');
  assert.equal(firstLine('کلمه '.repeat(30))?.endsWith('کلمه…'), true);
  assert.ok((firstLine('😀'.repeat(60)) ?? '').isWellFormed());
});

test('what happens with a party stands on its timeline, newest first, with those who took part', async () => {
  const firm = await engine.transact(admin, async (tx) => {
    const [firm = '', guest = ''] = await tx.records(party).create([
      { kind: 'organisation', name: 'پخش مهرآیین' },
      { kind: 'person', name: 'مینا فروغی' },
    ]);
    await tx.records(call).create([{ about: firm, at: '2026-11-01T09:00:00Z', direction: 'incoming' }]);
    await tx
      .records(meeting)
      .create([{ subject: 'نمایش محصول', about: guest, participants: [firm], at: '2026-11-05T09:00:00Z' }]);
    await tx.records(task).create([{ title: 'پیگیری', about: firm, dueAt: '2026-11-03T09:00:00Z' }]);
    const [known] = (await tx.records(call).page({ filter: { field: 'about', op: 'eq', value: firm } }))
      .records;
    assert.equal(known?.values['subject'], 'تماس ورودی');
    return firm;
  });
  const rows = await testing.asOwner(
    `select object, field from timeline_entry where party_id = $1 order by at desc`,
    [firm],
  );
  assert.deepEqual(rows, [
    { object: 'meeting', field: 'participants' },
    { object: 'task', field: 'about' },
    { object: 'call', field: 'about' },
  ]);
});

test('a file’s fingerprint, size and type are the system’s to say', async () => {
  await assert.rejects(
    engine.transact(admin, (tx) =>
      tx.recordsOf('file').create([{ name: 'a.pdf', size: 1, type: 'application/pdf', sha256: 'x' }]),
    ),
    slug('invalid-values'),
  );
  const [id = ''] = await engine.transact(admin, (tx) =>
    tx
      .bySystem('an upload')
      .records(file)
      .create([
        {
          name: 'قرارداد.pdf',
          size: 120_000,
          type: 'application/pdf',
          sha256: 'a'.repeat(64),
          owner: seeded.adminId,
        },
      ]),
  );
  const kept = await engine.transact(admin, (tx) => tx.records(file).get(id));
  assert.equal(kept.values['size'], 120_000);
});

test('the bytes of a file go with the last record that keeps them', async () => {
  const key = 'b'.repeat(64) as FileKey;
  const system = (tx: RecordTx) => tx.bySystem('an upload');
  const attach = () =>
    engine.transact(admin, async (tx) => {
      await keepFile(tx, { key, bytes: 10 }, 1_000);
      const values = { name: 'نقشه.png', size: 10, type: 'image/png', sha256: key };
      return (await system(tx).records(file).create([values]))[0] ?? '';
    });
  const erase = (id: string) =>
    engine.transact(admin, (tx) => eraseRecords(system(tx), new Map([['file', new Set([id])]])));
  const kept = () => testing.asOwner('select from stored_file where sha256 = $1', [key]);
  const [one, other] = [await attach(), await attach()];
  await engine.transact(admin, (tx) => tx.records(file).remove([other]));
  await erase(one);
  assert.equal((await kept()).length, 1, 'the one in the bin may come back');
  await erase(other);
  assert.equal((await kept()).length, 0);
});

test('a field that a saved view shows, filters or sorts by is not removed, nor one that it reaches by a link', async () => {
  const { name } = await engine.transact(admin, (tx) =>
    addField(tx, 'party', { kind: 'number', label: { fa: 'امتیاز اعتبار', en: 'Credit score' } }),
  );
  const remove = () => engine.transact(admin, (tx) => removeField(tx, 'party', name));
  const seller = await makeColleague(engine, seeded, 'seller');
  const save = (object: string, definition: object, by = admin) =>
    engine.transact(by, (tx) =>
      tx
        .records(savedView)
        .create([{ name: `نمای ${object}`, object, definition: { ...list, ...definition } }]),
    );
  const views: readonly (readonly [object: string, definition: object, by?: Context])[] = [
    ['party', { columns: [{ field: 'name' }, { field: name }] }],
    ['party', { sort: [{ field: name, direction: 'asc' }] }, seller.context],
    ['party', { filter: { or: [{ not: { field: name, op: 'filled' } }, { search: 'x' }] } }],
    ['deal', { columns: [{ field: 'title' }], filter: { field: `party.${name}`, op: 'gt', value: 3 } }],
  ];
  for (const [object, definition, by] of views) {
    const [id = ''] = await save(object, definition, by);
    await assert.rejects(remove(), (error: unknown) => {
      assert.ok(error instanceof Problem && error.slug === 'field-in-use', String(error));
      assert.match(
        error.detail.fa,
        new RegExp(by ? 'نمای ذخیره‌شده به کار' : `نمای ذخیره‌شده «نمای ${object}»`),
      );
      return true;
    });
    await engine.transact(by ?? admin, (tx) => tx.records(savedView).remove([id]));
  }
  await remove();
});

const list = { sort: [], columns: [{ field: 'name' }], layout: { kind: 'list' } };

test('a view is seen by whom its owner shares it with, by nobody else', async () => {
  const owner = await makeColleague(engine, seeded, 'seller');
  const mate = await makeColleague(engine, seeded, 'seller', { teamMemberIds: [owner.memberId] });
  const stranger = await makeColleague(engine, seeded, 'seller');
  await engine.transact(owner.context, (tx) =>
    tx.records(savedView).create(
      ['mine', 'team', 'all'].map((visibility) => ({
        name: visibility,
        object: 'party',
        visibility,
        definition: list,
      })),
    ),
  );
  const seen = async (context: Context): Promise<unknown[]> =>
    (
      await engine.transact(context, (tx) =>
        tx.records(savedView).page({ sort: [{ field: 'name', direction: 'asc' }] }),
      )
    ).records.map(({ values }) => values['name']);
  assert.deepEqual(await seen(owner.context), ['all', 'mine', 'team']);
  assert.deepEqual(await seen(mate.context), ['all', 'team']);
  assert.deepEqual(await seen(stranger.context), ['all']);
  assert.deepEqual(await seen(admin), ['all'], 'not even an administrator');
  const [shared] = (await engine.transact(stranger.context, (tx) => tx.records(savedView).page({}))).records;
  await assert.rejects(
    engine.transact(stranger.context, (tx) =>
      tx.records(savedView).update([{ id: shared?.id ?? '', values: { name: 'مال من' } }]),
    ),
    slug('record-not-found'),
  );
});

test('a view that could not be opened is not kept', async () => {
  const save = (object: string, definition: unknown): Promise<unknown> =>
    engine.transact(admin, (tx) => tx.recordsOf('saved_view').create([{ name: 'نما', object, definition }]));
  await assert.rejects(save('ghost', list), slug('unknown-object'));
  await assert.rejects(save('party', { ...list, columns: [{ field: 'nonsense' }] }), slug('unknown-field'));
  await assert.rejects(
    save('party', { ...list, filter: { field: 'name', op: 'explode' } }),
    slug('bad-filter'),
  );
  await assert.rejects(
    save('party', { ...list, layout: { kind: 'board', by: 'nothing' } }),
    slug('unknown-field'),
  );
  await assert.rejects(save('party', { ...list, more: true }), slug('invalid-values'));
  await save('party', {
    ...list,
    variant: 'people',
    filter: { and: [{ field: 'roles', op: 'has', value: 'customer' }] },
  });
});

test('who is named in a note is told in the log once, and a reply stands under its note alone', async () => {
  const { memberId } = await makeColleague(engine, seeded, 'seller');
  const [firm = ''] = await engine.transact(admin, (tx) =>
    tx.records(party).create([{ kind: 'organisation', name: 'سفالگران' }]),
  );
  const [id = ''] = await engine.transact(admin, (tx) =>
    tx.records(note).create([{ text: '@کاوه ببین', about: firm, mentions: [memberId] }]),
  );
  await engine.transact(admin, (tx) =>
    tx.records(note).update([{ id, values: { text: '@کاوه دوباره ببین' } }]),
  );
  const told = await testing.asOwner(
    `select fact, changes from event where record_id = $1 and kind = 'fact'`,
    [id],
  );
  assert.deepEqual(told, [{ fact: 'note.mentioned', changes: { mentions: [[], [memberId]] } }]);
  await engine.transact(admin, (tx) => tx.records(note).create([{ text: 'دیدم', replyTo: id }]));
  const entries = await testing.asOwner(`select record_id from timeline_entry where party_id = $1`, [firm]);
  assert.deepEqual(entries, [{ record_id: id }]);
});
