import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { testEngine } from '#testing/engine.ts';
import { checkNow, filesInMemory, importServices } from '#testing/import.ts';
import { makeSeededWorkspace } from '#testing/seeded.ts';
import { newChoiceKey } from '../../define/choice-keys.ts';
import { choicesOf } from '../../fields/choice.ts';
import { addField } from '../../runtime/add-field.ts';
import { changeChoices } from '../../runtime/change-choices.ts';
import { start } from './going.ts';
import { beginImport } from './imports.ts';

const { engine, testing } = await testEngine();
const services = importServices(engine, filesInMemory());
let admin: Context;
before(async () => {
  admin = (await makeSeededWorkspace(engine, testing)).admin;
});
after(() => testing.drop());

test('files that bring choices at one moment, and settings that do, take nothing from each other', async () => {
  const both = (text: string) => ({ fa: text, en: text });
  const list = (object: string, field: string) =>
    engine.transact(admin, (tx) => {
      const known = tx.schema.objects.get(object)?.fields.get(field);
      return Promise.resolve(known ? choicesOf(known) : []);
    });
  const first = { key: 'c1', label: both('یکم') };
  const { name } = await engine.transact(admin, (tx) =>
    addField(tx, 'deal', { kind: 'choice', label: both('راه'), options: { choices: [first] } }),
  );
  const ready = async (title: string, way: string, source: string): Promise<string> => {
    const { id } = await beginImport(
      services,
      admin,
      'a.csv',
      Readable.from([Buffer.from(`عنوان,راه,آشنایی\n${title},${way},${source}\n${title} دو,مشترک,مشترک\n`)]),
    );
    const columns = ['title', name, 'source'].map((target, column) => ({ column, target }));
    await checkNow(services, admin, id, { object: 'deal', columns, create: [name, 'source'] });
    return id;
  };
  const ids = [await ready('الف', 'کوه', 'کوه'), await ready('ب', 'دشت', 'دشت')];
  const settings = async (object: string, field: string): Promise<void> => {
    const made = { key: newChoiceKey(new Set()), label: both('از تنظیمات') };
    await engine.transact(admin, (tx) => changeChoices(tx, object, field, (before) => [...before, made]));
  };
  // Each transaction knows the schema as it was at its beginning, before any of them has changed it.
  await Promise.all([
    ...ids.map((id) => start(services, admin, id, {})),
    settings('deal', name),
    settings('lead', 'source'),
  ]);
  const added = async (object: string, field: string) =>
    (await list(object, field))
      .map(({ label }) => label.fa)
      .filter((label) => ['کوه', 'دشت', 'مشترک', 'از تنظیمات'].includes(label))
      .toSorted();
  const all = ['کوه', 'دشت', 'مشترک', 'از تنظیمات'].toSorted();
  assert.deepEqual(await added('deal', name), all);
  assert.deepEqual(await added('deal', 'source'), all);
});

test('each of several fields gets all of its new choices', async () => {
  const fields = ['یکم', 'دوم', 'سوم', 'چهارم', 'پنجم'];
  const names: string[] = [];
  for (const label of fields)
    names.push(
      (
        await engine.transact(admin, (tx) =>
          addField(tx, 'tag', {
            kind: 'choice',
            label: { fa: label, en: label },
            options: { choices: [{ key: 'c1', label: { fa: 'نخست', en: 'First' } }] },
          }),
        )
      ).name,
    );
  const texts = Array.from({ length: 450 }, (_, at) => `گونهٔ ${at}`);
  const rows = texts.map((text, at) => [`برچسب ${at}`, ...fields.map(() => text)].join(','));
  const table = Buffer.from(`${['نام', ...fields].join(',')}\n${rows.join('\n')}\n`);
  const { id } = await beginImport(services, admin, 'a.csv', Readable.from([table]));
  const columns = ['name', ...names].map((target, column) => ({ column, target }));
  await checkNow(services, admin, id, { object: 'tag', columns, create: names });
  await start(services, admin, id, {});
  const counts = await engine.transact(admin, (tx) => {
    const own = tx.schema.objects.get('tag')?.fields;
    return Promise.resolve(
      names.map((name) => {
        const field = own?.get(name);
        return field ? choicesOf(field).length : 0;
      }),
    );
  });
  assert.deepEqual(
    counts,
    fields.map(() => texts.length + 1),
  );
});
