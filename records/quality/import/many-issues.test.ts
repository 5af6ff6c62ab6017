import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { testEngine } from '#testing/engine.ts';
import { checkNow, filesInMemory, importServices, runNow } from '#testing/import.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { addField } from '../../runtime/add-field.ts';
import { byLikeness } from './by-likeness.ts';
import { beginImport, countLeftOutOf, readIssuesOf, readLeftOutOf, suggest } from './imports.ts';
import type { Decision } from './issues.ts';
import type { Progress } from './object.ts';
import { allKey } from './rule-keys.ts';
import { withoutIssues } from './without-issues.ts';

/** Files with more that is in question than anybody looks at: all of it is there to be paged, and a rule reaches it. */
const { engine, testing } = await testEngine();
// Beyond a thousand different texts what is found goes into the database before the file is read through.
const services = { ...importServices(engine, filesInMemory()), rowsInMemory: 1_000 };
let admin: Context;
before(async () => {
  admin = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
});
after(() => testing.drop());

const upload = async (table: string): Promise<string> =>
  (await beginImport(services, admin, 'a.csv', Readable.from([Buffer.from(table)]))).id;
const people = (targets: readonly string[], more: object = {}) => ({
  object: 'party',
  variant: 'people',
  columns: targets.map((target, column) => ({ column, target })),
  ...more,
});
const cardOf = async (id: string, code: string) => {
  const { values } = await engine.transact(admin, (tx) => tx.recordsOf('import').get(id));
  const { cards } = values['findings'] as { cards: Parameters<typeof allKey>[0][] };
  const card = cards.find((one) => one.code === code);
  assert.ok(card, code);
  return allKey(card);
};
const leftOut = (id: string, given: Readonly<Record<string, Decision>>) =>
  countLeftOutOf(services, admin, id, given);
const wrong = (at: number, mark = ''): string => `۰۹۱${mark}${at}`;
const many = 3_000;

/** @param mark tells its wrong numbers from those about which something was decided in another file */
async function withWrongPhones(name: string, mark = '') {
  const rows = Array.from({ length: many }, (_, at) => `${name} ${at},${wrong(at, mark)}`);
  // One of them stands at both ends of the file, one row is right.
  const id = await upload(
    `name,mobile\n${[...rows, `${name} آخر,${wrong(0, mark)}`, `${name} درست,09121234567`].join('\n')}\n`,
  );
  return { id, found: await checkNow(services, admin, id, people(['name', 'phones'])) };
}
const phonesOf = async (id: string, name: string) =>
  Object.fromEntries(
    (
      await Promise.all(
        ['آخر', 'درست', '0', '7', '2999'].map((last) =>
          engine.transact(admin, (tx) =>
            tx.recordsOf('party').page({
              filter: {
                and: [{ import: id }, { field: 'name', op: 'eq', value: `${name} ${last}` }] as never,
              },
            }),
          ),
        ),
      )
    ).flatMap(({ records }) =>
      records.map(({ values }) => [
        String(values['name']).split(' ').at(-1),
        (values['phones'] as { number: string }[] | null)?.[0]?.number ?? null,
      ]),
    ),
  );

test('three thousand different faults are counted and paged to the last, the commonest first', async () => {
  const { id, found } = await withWrongPhones('شماره');
  const [card] = found.cards.filter(({ code }) => code === 'bad-value');
  assert.deepEqual(
    [card?.values, card?.rows, card?.notice, card?.actions],
    [many, many + 1, false, ['use', 'empty', 'skip']],
  );
  const own = found.issues.filter(({ code }) => code === 'bad-value');
  assert.equal(new Set(own.map(({ value }) => value)).size, many);
  assert.deepEqual([own[0]?.value, own[0]?.rows, own[0]?.count], [wrong(0), [2, many + 2], 2]);
  assert.deepEqual([own.at(-1)?.value, own.at(-1)?.rows], [wrong(many - 1), [many + 1]]);
  const page = await readIssuesOf(services, admin, id, card?.card ?? '', 2_980);
  assert.deepEqual(
    page.map(({ place }) => place),
    Array.from({ length: 20 }, (_, at) => 2_981 + at),
  );
  assert.deepEqual(await readIssuesOf(services, admin, id, 'no such card', 0), []);
});

test('another workspace finds nothing of it', async () => {
  const { id, found } = await withWrongPhones('بیگانه');
  const other = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  const card = found.cards[0]?.card ?? '';
  await assert.rejects(readIssuesOf(services, other, id, card, 0), { slug: 'record-not-found' });
  await assert.rejects(countLeftOutOf(services, other, id, {}), { slug: 'record-not-found' });
});

test('what speaks of somebody who is erased goes, and the sums with it', async () => {
  const { id, found } = await withWrongPhones('رفته');
  const cards = await engine.transact(admin, (tx) =>
    withoutIssues(tx, id, found.cards, ({ value }) => value === wrong(5) || value === wrong(2_999)),
  );
  assert.deepEqual(
    cards.map(({ code, values, rows }) => [code, values, rows]),
    [['bad-value', many - 2, many - 1]],
  );
  const places: number[] = [];
  for (const from of [0, many - 50])
    places.push(
      ...(await readIssuesOf(services, admin, id, cards[0]?.card ?? '', from)).map(({ place }) => place),
    );
  assert.deepEqual([places.length, places[0], places.at(-1)], [98, 1, many - 2]);
});

test('what is said of all reaches every row, shown or not; what was said of one before it gives way, after it holds', async () => {
  const { id, found } = await withWrongPhones('قاعده', '-');
  const all = await cardOf(id, 'bad-value');
  const keyOf = (at: number): string => found.issues.find(({ value }) => value === wrong(at, '-'))?.key ?? '';
  const number = [{ number: '+982188880000' }];
  const given = {
    [keyOf(0)]: { action: 'use', value: number },
    [all]: { action: 'skip' },
    [keyOf(7)]: { action: 'use', value: number },
  } as const;
  assert.equal(await leftOut(id, {}), 0);
  assert.equal(await leftOut(id, { [keyOf(0)]: { action: 'skip' } }), 2);
  assert.equal(await leftOut(id, given), many);
  const takenBack = { [keyOf(0)]: { action: 'skip' }, [all]: { action: 'suggested' } } as const;
  assert.equal(await leftOut(id, takenBack), 0);
  const progress = (await runNow(services, admin, id, given))['progress'] as Progress;
  assert.deepEqual([progress.created, progress.skipped], [2, many]);
  assert.deepEqual(await phonesOf(id, 'قاعده'), { درست: '+989121234567', 7: '+982188880000' });
  assert.equal((await readLeftOutOf(services, admin, id, many - 5)).at(-1)?.row, many + 2);
});

test('a value that is put in the place of all, and the fields that stay empty where nobody says anything', async () => {
  const [one, none] = [await withWrongPhones('همه'), await withWrongPhones('هیچ')];
  const use = { action: 'use', value: [{ number: '+982188880000' }] } as const;
  await runNow(services, admin, one.id, { [await cardOf(one.id, 'bad-value')]: use });
  const [same] = use.value.map(({ number }) => number);
  assert.deepEqual(await phonesOf(one.id, 'همه'), {
    آخر: same,
    0: same,
    7: same,
    2999: same,
    درست: '+989121234567',
  });
  const progress = (await runNow(services, admin, none.id))['progress'] as Progress;
  assert.equal(progress.created, many + 2);
  assert.deepEqual(await phonesOf(none.id, 'هیچ'), {
    آخر: null,
    0: null,
    7: null,
    2999: null,
    درست: '+989121234567',
  });
});

test('codes whose zero a spreadsheet has eaten are made whole, however many', async () => {
  const whole = Array.from({ length: 1_200 }, (_, at) => codeOf(49_937_000 + at));
  const id = await upload(
    `name,national code\n${whole.map((code) => `کد ${code},${code.slice(1)}`).join('\n')}\n`,
  );
  const found = await checkNow(services, admin, id, people(['name', 'nationalCode']));
  assert.ok(found.issues.every(({ suggested }) => suggested.action === 'use'));
  assert.equal(found.cards[0]?.values, whole.length);
  const progress = (await runNow(services, admin, id))['progress'] as Progress;
  assert.deepEqual([progress.created, progress.skipped], [whole.length, 0]);
  const { count } = await engine.transact(admin, (tx) =>
    tx.recordsOf('party').count({ filter: { field: 'nationalCode', op: 'in', value: whole.slice(-100) } }),
  );
  assert.equal(count, 100);
});

/** A national code that begins with a zero, by its check digit. */
function codeOf(middle: number): string {
  const nine = String(middle).padStart(9, '0');
  const rest = Array.from(nine).reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0) % 11;
  return `${nine}${rest < 2 ? rest : 11 - rest}`;
}

test('long texts are cut before a letter of two units, not within it: a file of them is checked and brought in', async () => {
  // Where samples, keys of decisions and values are cut.
  const texts = [80, 300, 1_000].map((place) => 'الف'.repeat(place).slice(0, place - 1) + '👍 تلفن ندارد');
  const table = `name,mobile\n${texts.map((text, at) => `بلند ${at},${text}`).join('\n')}\n`;
  const name = `${'ن'.repeat(254)}👍.csv`;
  const { id } = await beginImport(services, admin, name, Readable.from([Buffer.from(table)]));
  const found = await checkNow(services, admin, id, people(['name', 'phones']));
  assert.deepEqual(
    found.issues.map(({ value }) => value.length).sort((a, b) => a - b),
    [92, 299, 300],
  );
  const skips = Object.fromEntries(found.issues.map(({ key }) => [key, { action: 'skip' } as const]));
  const progress = (await runNow(services, admin, id, skips))['progress'] as Progress;
  assert.deepEqual([progress.created, progress.skipped], [0, texts.length]);
});

test('names that only later rows of the file have are in question no more; the others can all be made', async () => {
  const rows = Array.from({ length: 1_500 }, (_, at) => `شرکت ${at},شرکت ${at + 1}`);
  const id = await upload(`name,parent\n${rows.join('\n')}\n`);
  const found = await checkNow(services, admin, id, { ...people(['name', 'parent']), variant: 'companies' });
  assert.deepEqual(
    found.issues.filter(({ code }) => code === 'unknown-link').map(({ value }) => value),
    ['شرکت 1500'],
  );
  const other = await upload(`name,employer\n${rows.map((row) => `کارمند ${row}نو`).join('\n')}\n`);
  const made = await checkNow(
    services,
    admin,
    other,
    people(['name', 'employer'], {
      create: ['employer'],
      constants: [{ target: 'employer.kind', value: 'organisation' }],
    }),
  );
  const [card] = made.cards.filter(({ code }) => code === 'unknown-link');
  assert.deepEqual([card?.values, card?.notice], [1_500, true]);
  const all = await cardOf(other, 'unknown-link');
  const progress = (await runNow(services, admin, other, { [all]: { action: 'empty' } }))[
    'progress'
  ] as Progress;
  assert.deepEqual([progress.created, progress.linked], [1_500, 0]);
});

test('choices are made of all texts of a field, and of none where that is said of all', async () => {
  const { name } = await engine.transact(admin, (tx) =>
    addField(tx, 'tag', {
      kind: 'choice',
      label: { fa: 'طیف', en: 'Spectrum' },
      options: { choices: [{ key: 'c1', label: { fa: 'سرخ', en: 'Red' } }] },
    }),
  );
  const texts = Array.from({ length: 40 }, (_, at) => `گونهٔ ${at}`);
  const table = (mark: string): string =>
    `نام,طیف\n${texts.map((text) => `${mark} ${text},${text}`).join('\n')}\n`;
  const plan = {
    object: 'tag',
    columns: ['name', name].map((target, column) => ({ column, target })),
    create: [name],
  };
  const countFilled = async (id: string): Promise<number> =>
    (
      await engine.transact(admin, (tx) =>
        tx
          .recordsOf('tag')
          .count({ filter: { and: [{ import: id }, { field: name, op: 'filled' }] as never } }),
      )
    ).count;
  const none = await upload(table('بی'));
  await checkNow(services, admin, none, plan);
  await runNow(services, admin, none, { [await cardOf(none, 'bad-value')]: { action: 'empty' } });
  assert.equal(await countFilled(none), 0);
  const all = await upload(table('با'));
  await checkNow(services, admin, all, plan);
  await runNow(services, admin, all);
  assert.equal(await countFilled(all), texts.length);
});

test('rows that may be there already are all asked about, and decided at once', async () => {
  const [given, family] = [
    'مریم رضا سارا کاوه نیما پونه ترانه بهرام نیلوفر پرویز مهناز حسن آرش نگار سپهر بهار شیرین فرهاد گیتی ژاله',
    'پارسا کاویانی زمانی‌پور امینی دانا نوری کریمی رسا تهرانی شیرازی بلوچ مرادی جلالی صفوی قاسمی یزدانی طوسی وحدت فروغ لاهیجی',
  ].map((names) => names.split(' ')) as [string[], string[]];
  const known = Array.from({ length: 400 }, (_, at) => ({
    kind: 'person',
    name: `${given[at % 20]} ${family[Math.floor(at / 20)]}`,
    phones: [{ number: `+98912555${String(at).padStart(4, '0')}` }],
  }));
  await engine.transact(admin, (tx) => tx.recordsOf('party').create(known as never));
  const bring = async (rule: Decision, job: string) => {
    const rows = known.map(({ name }, at) => `${name},0913666${String(at).padStart(4, '0')},${job}`);
    const id = await upload(`نام,موبایل,سمت\n${rows.join('\n')}\n`);
    const { plan } = await suggest(services, admin, id, 'party', 'people');
    assert.equal(plan.match?.by, byLikeness);
    const found = await checkNow(services, admin, id, { ...plan, currency: 'IRR' });
    assert.equal(found.issues.filter(({ code }) => code === 'maybe-known').length, known.length);
    return (await runNow(services, admin, id, { [await cardOf(id, 'maybe-known')]: rule }))[
      'progress'
    ] as Progress;
  };
  const skipped = await bring({ action: 'skip' }, 'الف');
  assert.deepEqual([skipped.created, skipped.updated, skipped.skipped], [0, 0, known.length]);
  const likest = await bring({ action: 'likest' }, 'ب');
  assert.deepEqual([likest.created, likest.updated], [0, known.length]);
});

test('a row that is one with one that is left out is judged by itself, wherever the file is cut into chunks', async () => {
  const known = ['ژینا آسمانی', 'ژاله دریایی'];
  await engine.transact(admin, (tx) =>
    tx.recordsOf('party').create(
      known.map((name, at) => ({
        kind: 'person',
        name,
        phones: [{ number: `+98912777000${at}` }],
      })) as never,
    ),
  );
  const codes = [codeOf(38_550_001), codeOf(38_550_002)];
  // Each is asked about, for another bears the name; the second of a pair has the number of the first, and a name of its own.
  const pair = (at: number): string[] => [
    `${known[at]},0913777000${at},${codes[at]}`,
    `همتا ${at},0914777000${at},${codes[at]}`,
  ];
  const [near, far] = [pair(0), pair(1)];
  const others = Array.from({ length: 1_000 }, (_, at) => `ردیف ${at},0915${String(at).padStart(7, '0')},`);
  const id = await upload(
    `نام,موبایل,کد ملی\n${[...near, ...far.slice(0, 1), ...others, ...far.slice(1)].join('\n')}\n`,
  );
  const { plan } = await suggest(services, admin, id, 'party', 'people');
  await checkNow(services, admin, id, { ...plan, currency: 'IRR' });
  const skip = { [await cardOf(id, 'maybe-known')]: { action: 'skip' } } as const;
  const progress = (await runNow(services, admin, id, skip))['progress'] as Progress;
  assert.deepEqual([progress.skipped, progress.created], [2, others.length + 2]);
  const { count } = await engine.transact(admin, (tx) =>
    tx.recordsOf('party').count({ filter: { field: 'name', op: 'in', value: ['همتا 0', 'همتا 1'] } }),
  );
  assert.equal(count, 2);
});

test('what is said of a card reaches what stands in it, and nothing of another', async () => {
  const choices = [{ key: 'c1', label: { fa: 'سرخ', en: 'Red' } }];
  const { name } = await engine.transact(admin, (tx) =>
    addField(tx, 'tag', { kind: 'choice', label: { fa: 'رنگ', en: 'Colour' }, options: { choices } }),
  );
  const long = ['یک', 'دو'].map((one) => `${one} ${'جملهٔ درازی که به ستون راه یافته است '.repeat(3)}`.trim());
  const plan = {
    object: 'tag',
    columns: ['name', name].map((target, column) => ({ column, target })),
    create: [name],
  };
  const colours = async (mark: string) => {
    const filter = { field: 'name', op: 'contains', value: mark };
    const { records } = await engine.transact(admin, (tx) => tx.recordsOf('tag').page({ filter } as never));
    return Object.fromEntries(
      records.map(({ values }) => [String(values['name']).split(' ')[1], values[name] ?? null]),
    );
  };
  const bring = async (
    mark: string,
    rule: (cards: Readonly<Record<string, string>>) => Record<string, Decision>,
  ) => {
    const texts = ['سرخ', 'آبی', ...long];
    const id = await upload(`نام,رنگ\n${texts.map((text, at) => `${mark} ${at},${text}`).join('\n')}\n`);
    const { cards } = await checkNow(services, admin, id, plan);
    const own = cards.filter(({ code }) => code === 'bad-value');
    assert.deepEqual(
      own.map(({ notice, values, actions }) => [notice, values, actions]),
      [
        [false, 2, ['use', 'empty', 'skip']],
        [true, 1, ['use', 'create', 'empty', 'skip']],
      ],
    );
    const [asked = '', told = ''] = own.map((card) => allKey(card));
    const given = rule({ asked, told });
    const out = await leftOut(id, given);
    const { skipped } = (await runNow(services, admin, id, given))['progress'] as Progress;
    assert.equal(skipped, out, 'so many are left out as was told');
    return { skipped, colours: await colours(mark) };
  };
  const use = { action: 'use', value: 'c1' } as const;
  const told = await bring('گفته', (cards) => ({ [cards['told'] ?? '']: use }));
  assert.deepEqual(told, { skipped: 0, colours: { 0: 'c1', 1: 'c1', 2: null, 3: null } });
  const asked = await bring('پرسیده', (cards) => ({ [cards['asked'] ?? '']: { action: 'skip' } }));
  assert.equal(asked.skipped, 2);
  const { 1: made, ...rest } = asked.colours;
  assert.deepEqual([rest, typeof made], [{ 0: 'c1' }, 'string']);
});

test('the likest is taken for rows that may be known alone, whoever asks for it', async () => {
  const whole = Array.from({ length: 3 }, (_, at) => codeOf(49_930_100 + at));
  const id = await upload(
    `name,national code\n${whole.map((code) => `شبیه ${code},${code.slice(1)}`).join('\n')}\n`,
  );
  const found = await checkNow(services, admin, id, people(['name', 'nationalCode']));
  const likest = { action: 'likest' } as const;
  const given = { [await cardOf(id, 'bad-value')]: likest, [found.issues[0]?.key ?? '']: likest };
  assert.equal(await leftOut(id, given), 0);
  const progress = (await runNow(services, admin, id, given))['progress'] as Progress;
  assert.deepEqual([progress.created, progress.skipped], [whole.length, 0]);
  const { count } = await engine.transact(admin, (tx) =>
    tx.recordsOf('party').count({ filter: { field: 'nationalCode', op: 'in', value: whole } }),
  );
  assert.equal(count, whole.length);
});

test('of names beyond the commonest it is told that nobody looked what they resemble', async () => {
  await engine.transact(admin, (tx) =>
    tx.recordsOf('party').create([{ kind: 'organisation', name: 'پارس‌سازان البرز' }]),
  );
  const check = async (count: number, more: object) => {
    const firms = Array.from({ length: count }, (_, at) => `بنگاه ${String.fromCodePoint(0x4e00 + at)}`);
    const rows = ['پارس سازان البزر', 'پارس سازان البزر', ...firms].map((firm, at) => `کارمند ${at},${firm}`);
    const { cards } = await checkNow(
      services,
      admin,
      await upload(`name,employer\n${rows.join('\n')}\n`),
      people(['name', 'employer'], more),
    );
    return cards
      .filter(({ code }) => code === 'unknown-link')
      .map(({ notice, values, likened }) => [notice ? 'made' : 'asked', values, likened]);
  };
  const create = { create: ['employer'] };
  assert.deepEqual(await check(299, create), [
    ['asked', 1, true],
    ['made', 299, true],
  ]);
  assert.deepEqual(await check(300, create), [
    ['asked', 1, true],
    ['made', 300, false],
  ]);
  assert.deepEqual(await check(300, {}), [['asked', 301, false]]);
});
