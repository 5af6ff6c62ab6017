import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { Context, MemberActor } from '#kernel/context/context.ts';
import { fullGrant } from '#kernel/context/grants.ts';
import { testEngine } from '#testing/engine.ts';
import { checkNow, filesInMemory, importServices, runNow } from '#testing/import.ts';
import { makeSeededWorkspace } from '#testing/seeded.ts';
import { newChoiceKey } from '../../define/choice-keys.ts';
import type { Choice } from '../../define/declare.ts';
import { choicesOf } from '../../fields/choice.ts';
import { addField } from '../../runtime/add-field.ts';
import { changeChoices } from '../../runtime/change-choices.ts';
import { start } from './going.ts';
import { beginImport, suggest } from './imports.ts';
import { planShape } from './plan.ts';

const { engine, testing } = await testEngine();
const services = importServices(engine, filesInMemory());
let admin: Context;
before(async () => {
  admin = (await makeSeededWorkspace(engine, testing)).admin;
});
after(() => testing.drop());

const upload = async (table: string): Promise<string> =>
  (await beginImport(services, admin, 'a.csv', Readable.from([Buffer.from(table)]))).id;
async function checked(table: string, object: string, more: object) {
  const id = await upload(table);
  const { plan } = await suggest(services, admin, id, object, undefined);
  return { id, found: await checkNow(services, admin, id, planShape.parse({ ...plan, ...more })) };
}

test('choices that a field lacks are made on request, and only of who may change the field', async () => {
  const both = (fa: string, en: string) => ({ fa, en });
  const { name } = await engine.transact(admin, (tx) =>
    addField(tx, 'tag', {
      kind: 'choices',
      label: both('طیف', 'Spectrum'),
      options: { choices: [{ key: 'c1', label: both('سرخ', 'Red') }] },
    }),
  );
  const table = 'نام,طیف\nیک,"سرخ، آبی"\nدو,آبی\nسه,\n';
  const asked = await checked(table, 'tag', { create: [name] });
  await runNow(services, admin, asked.id);
  const [made] = asked.found.issues.filter(({ code }) => code === 'bad-value');
  assert.deepEqual([made?.suggested, made?.notice], [{ action: 'create' }, true]);
  const { records, choices } = await engine.transact(admin, async (tx) => ({
    records: (
      await tx.recordsOf('tag').page({
        fields: ['name', name],
        filter: { import: asked.id },
        sort: [{ field: 'name', direction: 'asc' }],
      })
    ).records,
    choices: tx.schema.objects.get('tag')?.fields.get(name)?.options['choices'],
  }));
  const [red, blue, ...others] = choices as Choice[];
  assert.deepEqual([red, others], [{ key: 'c1', label: both('سرخ', 'Red') }, []]);
  assert.deepEqual(blue?.label, both('آبی', 'آبی'));
  assert.deepEqual(
    records.map(({ values }) => [values['name'], values[name]]),
    [
      ['دو', [blue?.key]],
      ['سه', null],
      ['یک', ['c1', blue?.key]],
    ],
  );
  const id = await upload('نام,طیف\nچهار,سبز\n');
  const grants = { admin: false, deeds: [], objects: { tag: fullGrant, import: fullGrant } };
  const member = { ...admin, actor: { ...(admin.actor as MemberActor), grants } };
  const suggested = await suggest(services, member, id, 'tag', undefined);
  assert.ok(!suggested.creatable.some(({ path }) => path === name));
  const plan = planShape.parse({ ...suggested.plan, create: [name] });
  const { issues } = await checkNow(services, member, id, plan);
  assert.ok(issues.every(({ actions }) => !actions.includes('create')));
});

test('choices that an open list of the code lacks are made too, once for all columns that share it', async () => {
  const table =
    'عنوان,نحوهٔ آشنایی,شرکت,نحوهٔ آشنایی شرکت\nفروش پل,پل طبیعت,پولاد پل,پل طبیعت\nفروش سایت,وب‌گاه,پولاد سایت,بازار\nفروش ديگر,پل طبيعت,,\n';
  const id = await upload(table);
  const offer = await suggest(services, admin, id, 'deal', undefined);
  assert.ok(offer.creatable.some(({ path }) => path === 'source'));
  const plan = planShape.parse({
    ...offer.plan,
    columns: ['title', 'source', 'party', 'party.source'].map((target, column) => ({ column, target })),
    constants: [{ target: 'party.kind', value: 'organisation' }],
    create: ['party', 'source', 'party.source'],
  });
  const { issues } = await checkNow(services, admin, id, plan);
  assert.deepEqual(
    new Set(
      issues
        .filter(({ suggested, notice }) => suggested.action === 'create' && notice)
        .map(({ path, value }) => `${path}: ${value}`),
    ),
    new Set([
      'source: پل طبیعت',
      'source: پل طبيعت',
      'party.source: پل طبیعت',
      'party.source: بازار',
      'party: پولاد پل',
      'party: پولاد سایت',
    ]),
  );
  assert.equal((await runNow(services, admin, id))['state'], 'done');
  const [made, labels] = await engine.transact(admin, async (tx) => {
    const field = tx.schema.objects.get('lead')?.fields.get('source');
    const own = (field ? choicesOf(field) : []).filter(({ key }) => key.startsWith('x-'));
    const called = new Map(own.map(({ key, label }) => [key, label.fa]));
    const valuesOf = async (object: string, title: string, prefix: string) =>
      (
        await tx.recordsOf(object).page({
          fields: [title, 'source'],
          filter: { field: title, op: 'starts', value: prefix },
          sort: [{ field: title, direction: 'asc' }],
        })
      ).records.map(({ values }) => [
        values[title],
        called.get(String(values['source'])) ?? values['source'],
      ]);
    return [
      [...(await valuesOf('deal', 'title', 'فروش')), ...(await valuesOf('party', 'name', 'پولاد'))],
      own.map(({ label }) => label.fa).toSorted(),
    ];
  });
  assert.deepEqual(labels, ['پل طبیعت', 'بازار'].toSorted());
  assert.deepEqual(made, [
    ['فروش پل', 'پل طبیعت'],
    ['فروش دیگر', 'پل طبیعت'],
    ['فروش سایت', 'website'],
    ['پولاد پل', 'پل طبیعت'],
    ['پولاد سایت', 'بازار'],
  ]);
});

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
    const id = await upload(`عنوان,راه,آشنایی\n${title},${way},${source}\n${title} دو,مشترک,مشترک\n`);
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
