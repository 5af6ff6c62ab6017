import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { testEngine } from '#testing/engine.ts';
import { checkNow, filesInMemory, importServices, runNow } from '#testing/import.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { beginImport, suggest } from './imports.ts';
import { planShape, type Plan } from './plan.ts';

/** Where the columns of a file may go, and what becomes of what is there. */
const { engine, testing } = await testEngine();
let admin: Context;
const services = importServices(engine, filesInMemory());

before(async () => {
  admin = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
});
after(() => testing.drop());

async function bring(
  text: string,
  change: (plan: Plan) => object = (plan) => plan,
  variant = 'people',
): Promise<Plan> {
  const { id } = await beginImport(services, admin, 'a.csv', Readable.from([Buffer.from(text)]));
  const suggested = planShape.parse((await suggest(services, admin, id, 'party', variant)).plan);
  const plan = change(suggested);
  await checkNow(services, admin, id, plan);
  assert.equal((await runNow(services, admin, id))['state'], 'done');
  return suggested;
}

const find = async (name: string) =>
  (
    await engine.transact(admin, (tx) =>
      tx.recordsOf('party').page({ filter: { field: 'name', op: 'eq', value: name } }),
    )
  ).records[0]?.values;
const titles = (value: unknown): (string | null)[] =>
  (Array.isArray(value) ? value : [value]).map(
    (one) => (one as { title: string | null } | null)?.title ?? null,
  );

test('a card of people brings its companies along', async () => {
  const card = (name: string, org: string) => `BEGIN:VCARD\nFN:${name}\nORG:${org}\nEND:VCARD\n`;
  const plan = await bring(
    card('نیما راد', 'شرکت آفتاب') + card('سارا راد', 'شرکت آفتاب') + card('شرکت آفتاب', ''),
    (suggested) => ({
      ...suggested,
      create: ['employer'],
      constants: [...suggested.constants, { target: 'employer.kind', value: 'organisation' }],
    }),
  );
  assert.equal(plan.match?.by, 'name');
  const employers = [await find('نیما راد'), await find('سارا راد')].map((one) => one?.['employer']);
  assert.deepEqual(titles(employers), ['شرکت آفتاب', 'شرکت آفتاب']);
  const ids = new Set(employers.map((one) => (one as { id: string }).id));
  assert.equal(ids.size, 1, 'one company for both, and not the person of its name');
});

test('a parent that no row of the file is, is made as well', async () => {
  await bring(
    'name,parent company\nپخش غرب,هلدینگ بزرگ\n',
    (suggested) => ({
      ...suggested,
      create: ['parent'],
      constants: [...suggested.constants, { target: 'parent.kind', value: 'organisation' }],
    }),
    'companies',
  );
  assert.deepEqual(titles((await find('پخش غرب'))?.['parent']), ['هلدینگ بزرگ']);
});

test('known records are treated field by field: replaced, filled where empty, or kept', async () => {
  await bring('name,job title,website,notes\nرضا پایدار,کارشناس,,قدیم\n');
  await bring('name,job title,website,notes\nرضا پایدار,مدیر,https://example.com,نو\n', (suggested) => ({
    ...suggested,
    match: { by: 'name', known: 'update', fields: { jobTitle: 'keep', description: 'fill' } },
  }));
  const values = await find('رضا پایدار');
  assert.deepEqual(
    [values?.['jobTitle'], values?.['website'], values?.['description']],
    ['کارشناس', 'https://example.com', 'قدیم'],
  );
});

test('a number that a record has already keeps its name and extension', async () => {
  const phones = [
    { number: '+982188776655', extension: '12', label: 'دفتر' },
    { number: '+989121110099', label: 'همراه' },
  ];
  const emails = [{ address: 'pari@example.com', label: 'کار' }];
  await engine.transact(admin, (tx) =>
    tx.recordsOf('party').create([{ kind: 'person', name: 'پری پایدار', phones, emails }]),
  );
  await bring('نام,تلفن‌ها,رایانامه‌ها\nپری پایدار,021-88776655، 09121110099، 09351110099,pari@example.com\n');
  const values = await find('پری پایدار');
  assert.deepEqual(values?.['phones'], [...phones, { number: '+989351110099' }]);
  assert.deepEqual(values?.['emails'], emails);
});

test('a place that is none is refused and named, rather than left aside', async () => {
  const bad = (plan: object) => bring('name,x\nالف,ب\n', (suggested) => ({ ...suggested, ...plan }));
  const refused = (field: string) => (error: unknown) =>
    error instanceof Problem && error.slug === 'malformed-request' && error.extras.field === field;
  const columns = [{ column: 0, target: 'name' }];
  await assert.rejects(
    bad({ columns: [...columns, { column: 1, target: 'name.given' }] }),
    refused('name.given'),
  );
  await assert.rejects(bad({ columns, match: { by: 'externalId', known: 'skip' } }), refused('match.by'));
  await assert.rejects(
    bad({ columns, match: { by: 'name', known: 'update', fields: { nothing: 'keep' } } }),
    refused('match.fields'),
  );
});

const addressOf = async (name: string) => (await find(name))?.['address'];

test('the parts of an address come in by their columns, and leave what the file does not give', async () => {
  const table =
    'نام,استان,شهر,نشانی,کد پستی\nپونه راستین,فارس,شیراز,"بلوار چمران\nپلاک ۱۲",۷۱۹۴۶۱۲۳۴۵\nپویا راستین,,,,\n';
  await bring(table);
  const whole = { province: 'فارس', city: 'شیراز', line: 'بلوار چمران، پلاک ۱۲', postalCode: '7194612345' };
  assert.deepEqual(await addressOf('پونه راستین'), whole);
  assert.equal(await addressOf('پویا راستین'), null);
  await bring('name,city,country\nپونه راستین,مرودشت,ایران\n');
  assert.deepEqual(await addressOf('پونه راستین'), { ...whole, city: 'مرودشت', country: 'ایران' });
  await bring('name,city,address line\nپونه راستین,جهرم,خیابان دیگر\nپویا راستین,جهرم,\n', (suggested) => ({
    ...suggested,
    match: { by: 'name', known: 'fill' },
    constants: [...suggested.constants, { target: 'address.province', value: 'فارس' }],
  }));
  assert.equal(((await addressOf('پونه راستین')) as { city: string }).city, 'مرودشت');
  assert.deepEqual(await addressOf('پویا راستین'), { province: 'فارس', city: 'جهرم' });
});

test('an address that an export wrote whole comes back in its parts; a longer one than fits is refused, not cut', async () => {
  await bring('name,city,street\nپدرام راستین,رشت,گلسار\n');
  await bring('name,address\nپدرام راستین,رشت، گلسار\n');
  assert.deepEqual(await addressOf('پدرام راستین'), { city: 'رشت', line: 'گلسار' });
  await bring(`name,city,address\nپدرام راستین,${'ش'.repeat(90)},گلسار\nپریسا راستین,,${'ن'.repeat(600)}\n`);
  assert.deepEqual(await addressOf('پدرام راستین'), { city: 'رشت', line: 'گلسار' });
  assert.equal(await addressOf('پریسا راستین'), null);
});

test('exports of other systems are known by their own heads of columns', async () => {
  const heads: Readonly<Record<string, readonly [head: string, wanted: readonly string[]]>> = {
    hubspot: [
      'Record ID,First Name,Last Name,Email,Phone Number,Job Title,Associated Company',
      ['externalId', 'givenName', 'familyName', 'emails', 'phones', 'jobTitle', 'employer'],
    ],
    pipedrive: [
      'Person - Name,Person - Organization,Person - Email - Work,Person - Phone - Mobile',
      ['name', 'employer', 'emails', 'phones'],
    ],
    salesforce: [
      'Salutation,First Name,Last Name,Title,Account Name,Mobile,Email,Lead Source',
      ['honorific', 'givenName', 'familyName', 'jobTitle', 'employer', 'phones', 'emails', 'source'],
    ],
    google: [
      'First Name,Last Name,Organization Name,Organization Title,E-mail 1 - Value,Phone 1 - Value,Birthday,Notes',
      ['givenName', 'familyName', 'employer', 'jobTitle', 'emails', 'phones', 'birthDate', 'description'],
    ],
    outlook: [
      'First Name,Last Name,Company,Job Title,E-mail Address,Mobile Phone,Web Page,Birthday',
      ['givenName', 'familyName', 'employer', 'jobTitle', 'emails', 'phones', 'website', 'birthDate'],
    ],
    'addresses of hubspot': [
      'Name,Street Address,City,State/Region,Postal Code,Country/Region',
      ['name', 'address.line', 'address.city', 'address.province', 'address.postalCode', 'address.country'],
    ],
    'addresses of google': [
      'Name,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address',
      [
        'name',
        ...['line', 'city', 'line', 'province', 'postalCode', 'country', 'line'].map(
          (one) => `address.${one}`,
        ),
      ],
    ],
    'addresses of outlook': [
      'Name,Business Street,Business Street 2,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City',
      [
        'name',
        ...['line', 'line', 'city', 'province', 'postalCode', 'country'].map((one) => `address.${one}`),
      ],
    ],
    'addresses of salesforce': [
      'Name,Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Mailing Country',
      ['name', ...['line', 'city', 'province', 'postalCode', 'country'].map((one) => `address.${one}`)],
    ],
    'a Persian book': [
      'نام,استان,شهر,نشانی,کدپستی,کد ملی,تولد',
      [
        'name',
        'address.province',
        'address.city',
        'address',
        'address.postalCode',
        'nationalCode',
        'birthDate',
      ],
    ],
    'places that are none of an address': ['name,status,region,city of birth', ['name']],
  };
  for (const [name, [head, wanted]] of Object.entries(heads)) {
    const row = head.split(',').map((_, index) => `x${index}`);
    const bytes = Readable.from([Buffer.from(`${head}\n${row.join(',')}\n`)]);
    const { id } = await beginImport(services, admin, `${name}.csv`, bytes);
    const { plan } = await suggest(services, admin, id, 'party', 'people');
    assert.deepEqual(
      plan.columns.map(({ target }) => target),
      wanted,
      name,
    );
  }
});
