import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from '#kernel/database/sql.ts';
import { openFolderStore } from '#kernel/files/folder-store.ts';
import { link, text } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { testEngine } from '#testing/engine.ts';
import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import { makeWorkspace } from '#testing/workspace.ts';
import { erasePerson } from './erase.ts';
import { openErasureList } from './erasure-list.ts';

/** A paper that the law makes a firm keep, and that cannot be without whom it was made out to. */
const bill = defineObject('bill', {
  module: 'test',
  one: { fa: 'صورت‌حساب', en: 'Bill' },
  many: { fa: 'صورت‌حساب‌ها', en: 'Bills' },
  title: 'number',
  about: ['party'],
  keeps: { reason: { fa: 'قانون', en: 'The law' }, but: ['remark'] },
  fields: {
    number: text({ label: { fa: 'شماره', en: 'Number' }, required: true }),
    remark: text({ label: { fa: 'یادداشت', en: 'Remark' } }),
    party: link({ label: { fa: 'شخص', en: 'Party' }, to: 'party', required: true }),
  },
});

const { engine, testing } = await testEngine({ objects: [bill] });
let folder: string;
let workspace: WorkspaceId;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peyvand-shell-'));
  workspace = await makeWorkspace(testing);
});
after(async () => {
  await testing.drop();
  await rm(folder, { recursive: true, force: true });
});

test('where a paper must stay, an empty record stays in the place of whom it is about', async () => {
  const context = systemContext(workspace, 'test');
  const { id, paper } = await engine.transact(context, async (tx) => {
    const [one = ''] = await tx
      .recordsOf('party')
      .create([
        { kind: 'person', name: 'ژاکلین', phones: [{ number: '09121234567' }], nationalCode: '0499370899' },
      ]);
    const [two = ''] = await tx.records(bill).create([{ number: '۱۲', remark: 'برای ژاکلین', party: one }]);
    return { id: one, paper: two };
  });
  await erasePerson(
    {
      engine,
      database: testing.database,
      files: await openFolderStore(join(folder, 'files')),
      erasures: openErasureList(join(folder, 'erasures')),
    },
    context,
    { object: 'party', id },
  );
  await engine.transact(context, async (tx) => {
    const kept = await tx.records(bill).get(paper);
    assert.deepEqual([kept.values['number'], kept.values['remark']], ['۱۲', null]);
    const left = (await tx.recordsOf('party').get(id)).values;
    const said = Object.entries(left).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    );
    assert.deepEqual(
      Object.fromEntries(said.filter(([name]) => ['name', 'phones', 'nationalCode'].includes(name))),
      {
        name: 'پاک‌شده',
      },
    );
    const [row] = await tx.rows<{ text: string }>(
      sql`select t::text as text from party as t where id = ${id}::uuid`,
    );
    assert.doesNotMatch(row?.text ?? '', /ژاکلین|9121234567|0499370899/);
  });
});
