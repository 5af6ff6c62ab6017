import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';

/** What nobody means well by: each gets a problem that names the place, and nothing fails behind it. */
const t = await testAccounts();
let admin: Browser;
let id = '';
before(async () => {
  admin = await setUpFirst(t);
  id = (await admin.send('POST', '/records/party', { kind: 'person', name: 'مریم' })).json().id as string;
});
after(() => t.close());

async function raw(
  method: string,
  url: string,
  payload?: string | Buffer,
  headers: Record<string, string> = {},
) {
  const answer = await t.app.inject({
    method: method as 'POST',
    url: `/api/v1${url}`,
    ...(payload === undefined ? {} : { payload }),
    headers: {
      cookie: admin.cookie ?? '',
      'sec-fetch-site': 'same-origin',
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
  });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: answer.json<Record<string, unknown>>(),
  };
}
const shown = ({ status, body }: Awaited<ReturnType<typeof raw>>) => [status, body['code'], body['field']];
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

test('JSON that is nested without end is refused before anything walks it', async () => {
  for (const depth of [50, 20_000, 1_000_000])
    for (const key of [undefined, `deep-${depth}`]) {
      const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
      const answer = await raw(
        'POST',
        '/records/saved_view',
        `{"name":"x","definition":{"filter":${nested(depth)}}}`,
        headers,
      );
      assert.deepEqual(shown(answer).slice(0, 2), [400, 'malformed-request']);
      assert.match(String(answer.body['field']), /^definition\.filter\.0/);
    }
  assert.deepEqual(shown(await raw('GET', `/records/party?filter=${nested(3_000)}`)).slice(0, 2), [
    400,
    'malformed-request',
  ]);
});

test('bytes that are no UTF-8 and halves of characters are refused, not replaced', async () => {
  const broken = Buffer.concat([
    Buffer.from('{"kind":"person","name":"'),
    Buffer.from([0xff, 0xc0]),
    Buffer.from('"}'),
  ]);
  assert.deepEqual(shown(await raw('POST', '/records/party', broken)).slice(0, 2), [
    400,
    'malformed-request',
  ]);
  const half = String.raw`{"name":"x","object":"party","definition":{"filter":{"field":"name","op":"empty","value":"\ud800"}}}`;
  assert.deepEqual(shown(await raw('POST', '/records/saved_view', half)), [
    400,
    'malformed-request',
    'definition.filter.value',
  ]);
  const zero = half.replace(String.raw`\ud800`, String.raw`\u0000`);
  assert.deepEqual(shown(await raw('POST', '/records/saved_view', zero)).slice(0, 2), [
    400,
    'malformed-request',
  ]);
  for (const body of ['{"__proto__":{"kind":"person"}}', '{"a":{"constructor":{"prototype":{}}}}'])
    assert.deepEqual(shown(await raw('POST', '/records/party', body)).slice(0, 2), [
      400,
      'malformed-request',
    ]);
});

test('an address that is no address gets a problem like any other', async () => {
  for (const url of ['/records/%E0%A4%A', '/records/%']) {
    const answer = await raw('GET', url);
    assert.deepEqual([answer.status, answer.body['code']], [400, 'malformed-request']);
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
    assert.ok(answer.headers['content-security-policy'] && answer.headers['x-request-id']);
  }
  assert.deepEqual(shown(await raw('GET', '/records/party?limit=1&limit=2')), [
    400,
    'malformed-request',
    'limit',
  ]);
});

test('versions, instants, lists and numbers of values beyond all bounds', async () => {
  const change = (version: number) =>
    raw('POST', '/records/party/batch', JSON.stringify({ update: [{ id, version, values: { name: 'ن' } }] }));
  for (const version of [0, -1, 2_147_483_648, 9_007_199_254_740_991])
    assert.deepEqual(shown(await change(version)), [400, 'malformed-request', 'update.0.version']);
  assert.equal((await change(2_147_483_647)).status, 409);

  const ask = (object: string, filter: object) =>
    raw('POST', `/records/${object}/query`, JSON.stringify({ filter }));
  for (const value of ['9999-12-31T23:59:59-23:59', '1000-01-01T00:00:00+23:59'])
    assert.equal((await ask('call', { field: 'at', op: 'lt', value })).body['code'], 'bad-filter', value);
  assert.equal((await ask('party', { field: 'roles', op: 'hasAll', value: [] })).status, 200);
  const many = { field: 'name', op: 'in', value: Array.from({ length: 500 }, (_, index) => `نام ${index}`) };
  assert.equal((await ask('party', { and: [many] })).status, 200);
  assert.equal(
    (await ask('party', { and: Array.from({ length: 90 }, () => many) })).body['code'],
    'bad-filter',
  );
});

test('an import is bytes, and nothing else is taken for one; bytes are taken for nothing else', async () => {
  for (const url of ['/records/party', '/records/party/batch', '/session'])
    assert.deepEqual(
      shown(await raw('POST', url, 'x', { 'content-type': 'application/octet-stream' })).slice(0, 2),
      [415, 'wrong-media-type'],
    );
  for (const payload of ['{"a":1}', undefined])
    assert.deepEqual(shown(await raw('POST', '/imports?name=a.csv', payload)).slice(0, 2), [
      400,
      'malformed-request',
    ]);
});

test('a roll-up whose condition cannot be asked is refused where it is made, and lists stay readable', async () => {
  const define = (where: unknown) =>
    raw(
      'POST',
      '/schema/objects/party/fields',
      JSON.stringify({
        kind: 'rollUp',
        label: { fa: 'شمار', en: 'Number' },
        options: { of: 'note', through: 'about', measure: 'count', where },
      }),
    );
  for (const where of [
    { field: 'text', op: { a: 1 } },
    { field: 'constructor', op: 'empty' },
    { field: 'about.name', op: 'filled' },
    { and: [null] },
    'x',
  ])
    assert.deepEqual(
      shown(await define(where)),
      [422, 'bad-definition', 'options.where'],
      JSON.stringify(where),
    );
  assert.equal((await define({ field: 'text', op: 'filled' })).status, 201);
  assert.equal((await raw('GET', '/records/party')).status, 200);
});

test('names that every object answers to are no names of fields', async () => {
  await raw(
    'POST',
    '/schema/objects',
    JSON.stringify({ one: { fa: 'بازدید', en: 'Visit' }, many: { fa: 'بازدیدها', en: 'Visits' } }),
  );
  for (const name of ['constructor', 'toString', 'hasOwnProperty'])
    assert.deepEqual(
      shown(
        await raw(
          'POST',
          '/schema/objects/x_visit/fields',
          JSON.stringify({ kind: 'text', label: { fa: 'ی', en: 'y' }, name }),
        ),
      ),
      [409, 'name-taken', 'name'],
    );
  for (const name of ['constructor', '__proto__', 'toString', 'values'])
    assert.equal(
      (
        await raw(
          'POST',
          '/records/party/query',
          JSON.stringify({ sort: [{ field: name, direction: 'asc' }] }),
        )
      ).status,
      422,
    );
});

/** Values that kinds of fields have to refuse or to take, each in every field and under every operator of it. */
const hostile: readonly unknown[] = [
  true,
  -0,
  1e308,
  '',
  '\u0000',
  "'; drop table party; --",
  '%',
  '\\',
  '9999-12-31T23:59:59-23:59',
  '0000-00-00',
  'NaN',
  'me',
  [],
  [[]],
  {},
  { toString: 1, valueOf: 1 },
  { amount: 'NaN', currency: 'IRR' },
  ['\u0000'],
  'last-n-days:99999999999',
  [null, null],
];

test('hostile values in a field of every kind are refused or stored, and never fail', async () => {
  type Described = { name: string; fields: { name: string; kind: string; operators: string[] }[] };
  const { objects } = (await admin.send('GET', '/schema')).json<{ objects: Described[] }>();
  const fields = objects.flatMap(({ name: object, fields }) => fields.map((field) => ({ ...field, object })));
  const oneOfEach = [...new Map(fields.map((field) => [field.kind, field])).values()];
  assert.ok(oneOfEach.length > 12);
  for (const { object, name, operators } of oneOfEach)
    for (const [index, value] of hostile.entries()) {
      const filter = { field: name, op: operators[index % operators.length], value };
      const read = await admin.send('POST', `/records/${object}/query`, { limit: 1, filter });
      assert.ok(read.statusCode < 500, `${object} ${JSON.stringify(filter)}`);
      const written = await admin.send('POST', `/records/${object}`, { name: 'x', [name]: value });
      assert.ok(written.statusCode < 500, `${object}.${name} = ${JSON.stringify(value)}`);
    }
  assert.deepEqual(t.failures, []);
});
