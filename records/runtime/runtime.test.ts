import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context, WorkspaceId } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { describeSchema } from '#records/api/describe.ts';
import { openRecords } from '#records/records.ts';
import { workspaceSchemas } from '#records/runtime/schema-source.ts';
import { allExtensions, allObjects } from '#server/product.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { addField } from './add-field.ts';
import { changeField } from './change-field.ts';
import { convertField, previewConversion, takeBackConversion } from './convert-field.ts';
import { defineCustomObject } from './define-custom-object.ts';
import { fieldsToMirror, mirrorField } from './mirror.ts';
import { removeCustomObject, removeField } from './remove-field.ts';
import { restoreCustomObject, restoreField } from './restore-field.ts';
import { defineFieldUses } from './uses.ts';

const { engine, testing } = await testEngine();
let workspace: WorkspaceId;
let admin: Context;

before(async () => {
  workspace = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
});
after(() => testing.drop());

const slug = (wanted: string) => (error: unknown) => {
  assert.ok(error instanceof Problem, String(error));
  assert.equal(error.slug, wanted);
  return true;
};
const both = (fa: string, en = fa) => ({ fa, en });

test('an object made on screen is usable at once: fields, records, search, filters, sorts, groups, another process', async () => {
  const { name } = await engine.transact(admin, (tx) =>
    defineCustomObject(tx, { one: both('بازدید', 'Site visit'), many: both('بازدیدها', 'Site visits') }),
  );
  assert.equal(name, 'x_site_visit');
  await engine.transact(admin, async (tx) => {
    await addField(tx, name, { kind: 'date', label: both('روز', 'Day') });
    await addField(tx, name, { kind: 'number', label: both('هزینهٔ سفر'), searchable: undefined });
    await addField(tx, name, {
      kind: 'choice',
      label: both('نتیجه', 'Result'),
      options: {
        choices: [
          { key: 'good', label: both('خوب') },
          { key: 'bad', label: both('بد') },
        ],
      },
    });
    await addField(tx, name, { kind: 'phones', label: both('تلفن', 'Phones'), searchable: 'detail' });
    await addField(tx, name, { kind: 'link', label: both('مشتری', 'Customer'), options: { to: 'party' } });
  });
  const names = await engine.transact(admin, (tx) =>
    Promise.resolve([...(tx.schema.objects.get(name)?.fields.keys() ?? [])]),
  );
  assert.deepEqual(names, ['name', 'day', 'hzynhSfr', 'result', 'phones', 'customer', 'owner']);
  // Another process: an engine of its own over the same database.
  const schemas = workspaceSchemas(
    allObjects.map(({ descriptor }) => descriptor),
    allExtensions,
  );
  const elsewhere = openRecords(testing.database, schemas);
  const made = await elsewhere.transact(admin, async (tx) => {
    const [customer] = await tx.recordsOf('party').create([{ kind: 'organisation', name: 'فولاد خزر' }]);
    const ids = await tx.recordsOf(name).create([
      {
        name: 'چاپخانه',
        day: '2026-03-21',
        hzynhSfr: 120.5,
        result: 'good',
        phones: [{ number: '۰۹۱۲۳۴۵۶۷۸۹' }],
        customer,
      },
      { name: 'پخش كالا', day: '2026-04-22', result: 'bad' },
      { name: 'بانک' },
    ] as never);
    return { customer, ids };
  });
  const found = await engine.transact(admin, async (tx) => {
    const visits = tx.recordsOf(name);
    const titles = async (query: Parameters<typeof visits.page>[0]) =>
      (await visits.page(query)).records.map(({ values }) => values['name']);
    return {
      sorted: await titles({ sort: [{ field: 'name', direction: 'asc' }] }),
      byDay: await titles({ sort: [{ field: 'day', direction: 'desc' }] }),
      search: await titles({ filter: { search: 'پخش کالا' } }),
      digits: await titles({ filter: { search: '۰۹۱۲۳۴۵' } }),
      range: await titles({ filter: { field: 'day', op: 'gte', value: '2026-04-01' } }),
      number: await titles({ filter: { field: 'hzynhSfr', op: 'between', value: [100, 121] } }),
      contains: await titles({ filter: { field: 'name', op: 'contains', value: 'كالا' } }),
      linked: await titles({ filter: { field: 'customer', op: 'eq', value: made.customer } }),
      path: await titles({ filter: { field: 'customer.name', op: 'contains', value: 'خزر' } }),
      groups: (
        await visits.groups({ by: ['result'], measures: [{ measure: 'sum', field: 'hzynhSfr' }] })
      ).map(({ keys, count, measures }) => [keys[0], count, measures[0]]),
      months: (await visits.groups({ by: ['day:month'] })).map(({ keys, count }) => [
        (keys[0] as { period: string } | null)?.period ?? null,
        count,
      ]),
      one: await visits.get(made.ids[0] ?? ''),
    };
  });
  assert.deepEqual(found.sorted, ['بانک', 'پخش كالا', 'چاپخانه']);
  assert.deepEqual(found.byDay, ['پخش كالا', 'چاپخانه', 'بانک']);
  assert.deepEqual(found.search, ['پخش كالا']);
  assert.deepEqual(found.digits, ['چاپخانه']);
  assert.deepEqual(found.range, ['پخش كالا']);
  assert.deepEqual(found.number, ['چاپخانه']);
  assert.deepEqual(found.contains, ['پخش كالا']);
  assert.deepEqual(found.linked, ['چاپخانه']);
  assert.deepEqual(found.path, ['چاپخانه']);
  assert.deepEqual(
    new Set(found.groups.map((one) => JSON.stringify(one))),
    new Set(['["good",1,120.5]', '["bad",1,null]', '[null,1,null]']),
  );
  assert.deepEqual(found.months, [
    ['1405-01', 1],
    ['1405-02', 1],
    [null, 1],
  ]);
  assert.deepEqual(found.one.values['phones'], [{ number: '+989123456789' }]);
  assert.deepEqual(found.one.values['customer'], { id: made.customer, object: 'party', title: 'فولاد خزر' });
});

test('a field is added to a coded object, written, changed, read, filtered, and refused where it is wrong', async () => {
  const { name } = await engine.transact(admin, (tx) =>
    addField(tx, 'party', { kind: 'rating', label: both('امتیاز وفاداری', 'Loyalty rating') }),
  );
  assert.equal(name, 'xLoyaltyRating');
  const id = await engine.transact(
    admin,
    async (tx) =>
      (await tx.recordsOf('party').create([{ kind: 'person', name: 'سارا', [name]: 3 }]))[0] ?? '',
  );
  await engine.transact(admin, (tx) => tx.recordsOf('party').update([{ id, values: { [name]: 4 } }]));
  const found = await engine.transact(admin, (tx) =>
    tx.recordsOf('party').page({ filter: { field: name, op: 'gt', value: 3 } }),
  );
  assert.deepEqual(
    found.records.map((one) => [one.id, one.values[name]]),
    [[id, 4]],
  );
  const [event] = await testing.asOwner<{ changes: unknown }>(
    `select changes from event where record_id = $1 and kind = 'updated'`,
    [id],
  );
  assert.deepEqual(event?.changes, { [name]: [3, 4] });
  await assert.rejects(
    engine.transact(admin, (tx) => tx.recordsOf('party').update([{ id, values: { [name]: 9 } }])),
    slug('invalid-values'),
  );
  await engine.transact(admin, (tx) => tx.recordsOf('party').update([{ id, values: { [name]: null } }]));
  const [row] = await testing.asOwner<{ custom: unknown }>(`select custom from party where id = $1`, [id]);
  assert.deepEqual(row?.custom, {});
});

test('unique fields made on screen hold against spelling, and follow the bin', async () => {
  const { name } = await engine.transact(admin, (tx) =>
    addField(tx, 'party', {
      kind: 'text',
      label: both('کد اشتراک', 'Subscription'),
      unique: true,
      options: { max: 40 },
    }),
  );
  const make = (code: string) =>
    engine.transact(
      admin,
      async (tx) =>
        (await tx.recordsOf('party').create([{ kind: 'person', name: 'یکتا', [name]: code }]))[0] ?? '',
    );
  const id = await make('ك۱۲');
  await assert.rejects(make('ک12'), slug('not-unique'));
  await engine.transact(admin, (tx) => tx.recordsOf('party').remove([id]));
  await make('ک12');
  await assert.rejects(
    engine.transact(admin, (tx) => tx.recordsOf('party').restore([id])),
    slug('not-unique'),
  );
});

test('only who may change the schema does; hostile and impossible definitions are refused with the place', async () => {
  const seller = (await makeMember(engine, workspace, grantsOf({ party: { read: 'all' } }))).context;
  await assert.rejects(
    engine.transact(seller, (tx) => addField(tx, 'party', { kind: 'text', label: both('x') })),
    slug('not-allowed'),
  );
  const refused: readonly [object, string | undefined][] = [
    [{ kind: 'structured', label: both('x'), options: { shape: 'grants' } }, 'kind'],
    [{ kind: 'ghost', label: both('x') }, 'kind'],
    [{ kind: 'text', label: { fa: '\u202eباژگون', en: 'x' } }, 'label'],
    [{ kind: 'text', label: both('x\u0000') }, 'label'],
    [{ kind: 'text', label: both('x'), name: "a'; drop table party --" }, 'name'],
    [{ kind: 'text', label: both('x'), options: { max: 1e9 } }, 'options.max'],
    [{ kind: 'text', label: both('x'), options: { max: 'ten' } }, 'options.max'],
    [{ kind: 'choice', label: both('x') }, 'options.choices'],
    [{ kind: 'link', label: both('x'), options: { to: 'ghost' } }, 'options.to'],
    [{ kind: 'number', label: both('x'), searchable: 'detail' }, 'searchable'],
    [{ kind: 'number', label: both('x'), default: 'lots' }, 'default'],
    [{ kind: 'longText', label: both('x'), unique: true }, 'unique'],
    [{ kind: 'formula', label: both('x'), options: { formula: 'annualRevenue * ' } }, 'options.formula'],
    [{ kind: 'formula', label: both('x'), options: { formula: 'ghost + 1' } }, 'options.formula'],
    [
      { kind: 'rollUp', label: both('x'), options: { of: 'party', through: 'name', measure: 'count' } },
      'options',
    ],
    [{ kind: 'text', label: both('x'), surprise: 1 }, undefined],
  ];
  for (const [definition, field] of refused)
    await assert.rejects(
      engine.transact(admin, (tx) => addField(tx, 'party', definition as never)),
      (error: unknown) => {
        assert.ok(error instanceof Problem, String(error));
        assert.deepEqual(
          [error.slug, JSON.stringify(definition), field === undefined ? undefined : error.extras.field],
          ['bad-definition', JSON.stringify(definition), field],
        );
        return true;
      },
    );
  await assert.rejects(
    engine.transact(admin, (tx) => addField(tx, 'ghost', { kind: 'text', label: both('x') })),
    slug('unknown-object'),
  );
  await assert.rejects(
    engine.transact(admin, (tx) => removeField(tx, 'party', 'name')),
    slug('not-custom'),
  );
});

test('a field that was removed comes back with its values, its links, what search finds in it and what keeps it unique', async () => {
  const fields = await engine.transact(admin, async (tx) => {
    const one = { kind: 'text', label: both('پلاک', 'Plate'), unique: true, searchable: 'name' } as const;
    const plate = await addField(tx, 'party', one);
    const link = { kind: 'links', label: both('شریکان', 'Partners'), options: { to: 'party' } } as const;
    return { plate: plate.name, partners: (await addField(tx, 'party', link)).name };
  });
  const id = await engine.transact(admin, async (tx) => {
    const parties = tx.recordsOf('party');
    const [partner = ''] = await parties.create([{ kind: 'person', name: 'شریک' }]);
    const values = {
      kind: 'person',
      name: 'دارندهٔ پلاک',
      [fields.plate]: 'ق۱۲۳',
      [fields.partners]: [partner],
    };
    return (await parties.create([values]))[0] ?? '';
  });
  const read = () =>
    engine.transact(admin, async (tx) => {
      const { values } = await tx.recordsOf('party').get(id);
      const found = await tx.recordsOf('party').page({ filter: { search: 'ق123' } });
      const partners = (values[fields.partners] ?? []) as readonly { readonly title: string }[];
      return [values[fields.plate], partners.map(({ title }) => title), found.records.length];
    });
  const before = await read();
  assert.deepEqual(before, ['ق۱۲۳', ['شریک'], 1]);
  for (const name of Object.values(fields))
    await engine.transact(admin, (tx) => removeField(tx, 'party', name));
  assert.deepEqual(await read(), [undefined, [], 0]);
  for (const name of Object.values(fields))
    await engine.transact(admin, (tx) => restoreField(tx, 'party', name));
  assert.deepEqual(await read(), before);
  await assert.rejects(
    engine.transact(admin, (tx) =>
      tx.recordsOf('party').create([{ kind: 'person', name: 'دیگری', [fields.plate]: 'ق۱۲۳' }]),
    ),
    slug('not-unique'),
  );
  await assert.rejects(
    engine.transact(admin, (tx) => restoreField(tx, 'party', fields.plate)),
    slug('not-found'),
  );
});

test('a field that something uses is not removed, and the message lists the uses', async () => {
  const { id, name } = await engine.transact(admin, (tx) =>
    addField(tx, 'party', { kind: 'number', label: both('بدهی', 'Debt') }),
  );
  const formula = await engine.transact(admin, (tx) =>
    addField(tx, 'party', {
      kind: 'formula',
      label: both('دو برابر', 'Twice'),
      options: { formula: `${name} * 2` },
    }),
  );
  await assert.rejects(
    engine.transact(admin, (tx) => removeField(tx, 'party', name)),
    (error: unknown) => {
      slug('field-in-use')(error);
      assert.match((error as Problem).detail.fa, /فرمول «دو برابر»/);
      return true;
    },
  );
  const record = await engine.transact(admin, async (tx) => {
    const [made] = await tx.recordsOf('party').create([{ kind: 'person', name: 'بدهکار', [name]: 21 }]);
    return tx.recordsOf('party').get(made ?? '');
  });
  assert.equal(record.values[formula.name], 42);
  await engine.transact(admin, (tx) => removeField(tx, 'party', formula.name));
  let used = true;
  defineFieldUses('test', (_tx, _object, field) =>
    Promise.resolve(used && field.id === id ? [{ what: both('نما'), title: 'بدهکاران' }] : []),
  );
  await assert.rejects(
    engine.transact(admin, (tx) => removeField(tx, 'party', name)),
    slug('field-in-use'),
  );
  used = false;
  await engine.transact(admin, (tx) => removeField(tx, 'party', name));
  await assert.rejects(
    engine.transact(admin, (tx) => tx.recordsOf('party').page({ filter: { field: name, op: 'filled' } })),
    slug('unknown-field'),
  );
  await assert.rejects(
    engine.transact(admin, (tx) => addField(tx, 'party', { kind: 'number', label: both('x'), name })),
    slug('name-taken'),
  );
});

test('choices in use stay, unique is proved before it holds, words change', async () => {
  const choices = (...keys: string[]) => ({ choices: keys.map((key) => ({ key, label: both(key) })) });
  const { name } = await engine.transact(admin, (tx) =>
    addField(tx, 'party', {
      kind: 'choice',
      label: both('رنگ', 'Colour'),
      options: choices('red', 'blue', 'green'),
    }),
  );
  const code = await engine.transact(admin, (tx) =>
    addField(tx, 'party', { kind: 'text', label: both('برچسب', 'Label') }),
  );
  await engine.transact(admin, (tx) =>
    tx.recordsOf('party').create([
      { kind: 'person', name: 'الف', [name]: 'red', [code.name]: 'یک' },
      { kind: 'person', name: 'ب', [code.name]: 'يك' },
    ] as never),
  );
  await assert.rejects(
    engine.transact(admin, (tx) => changeField(tx, 'party', name, { options: choices('blue') })),
    slug('choice-in-use'),
  );
  await engine.transact(admin, (tx) =>
    changeField(tx, 'party', name, {
      options: choices('red', 'green'),
      label: both('رنگ دلخواه', 'Favourite colour'),
      required: true,
    }),
  );
  const field = await engine.transact(admin, (tx) =>
    Promise.resolve(tx.schema.objects.get('party')?.fields.get(name)),
  );
  assert.deepEqual([field?.label.en, field?.required], ['Favourite colour', true]);
  await engine.transact(admin, (tx) => changeField(tx, 'party', name, { required: false }));
  await assert.rejects(
    engine.transact(admin, (tx) => changeField(tx, 'party', code.name, { unique: true })),
    slug('duplicates-exist'),
  );
});

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

test('another workspace knows nothing of it; a removed object is gone with its description', async () => {
  const other = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  await assert.rejects(
    engine.transact(other, async (tx) => tx.recordsOf('x_site_visit').page({})),
    slug('unknown-object'),
  );
  const { name } = await engine.transact(other, (tx) =>
    defineCustomObject(tx, { one: both('ماشین'), many: both('ماشین‌ها') }),
  );
  const id = await engine.transact(
    other,
    async (tx) => (await tx.recordsOf(name).create([{ name: 'پژو' }] as never))[0] ?? '',
  );
  await assert.rejects(
    engine.transact(other, (tx) => removeCustomObject(tx, name)),
    slug('bad-definition'),
  );
  await engine.transact(other, (tx) => tx.recordsOf(name).remove([id]));
  await engine.transact(other, (tx) => addField(tx, name, { kind: 'text', label: both('رنگ', 'Colour') }));
  await engine.transact(other, (tx) => removeCustomObject(tx, name));
  await engine.transact(other, (tx) => restoreCustomObject(tx, name));
  await engine.transact(other, (tx) => tx.recordsOf(name).restore([id]));
  const back = await engine.transact(other, (tx) => tx.recordsOf(name).get(id));
  assert.deepEqual([back.values['name'], 'colour' in back.values], ['پژو', true]);
  await engine.transact(other, (tx) => tx.recordsOf(name).remove([id]));
  await engine.transact(other, (tx) => removeCustomObject(tx, name));
  const names = await engine.transact(other, (tx) =>
    Promise.resolve(describeSchema(tx.schema, other.actor).objects.map((one) => one.name)),
  );
  assert.ok(!names.includes(name));
});
