import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { z } from 'zod';
import type { Context } from '#kernel/context/context.ts';
import type { ListedRoute } from '#kernel/http/route-list.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { openApiDocument } from './document.ts';

const { engine, testing } = await testEngine();
const routes: readonly ListedRoute[] = [
  { method: 'POST', url: '/api/v1/imports/:id/run', access: 'member' },
  {
    method: 'POST',
    url: '/api/v1/files',
    access: 'member',
    summary: { fa: 'بارگذاری', en: 'Upload' },
    body: 'bytes',
    query: z.strictObject({ name: z.string().trim().min(1), type: z.string().default('text/plain') }),
  },
  {
    method: 'PUT',
    url: '/api/v1/channels/:channel',
    access: 'member',
    body: z.union([z.strictObject({ host: z.string() }), z.strictObject({ of: z.uuid().nullish() })]),
  },
  { method: 'GET', url: '/api/v1/records/:object/:id', access: 'member' },
  { method: 'GET', url: '/*', access: 'public' },
];
let admin: Context;
let viewer: Context;

before(async () => {
  const workspace = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
  viewer = (
    await makeMember(engine, workspace, grantsOf({ party: { read: 'own', fields: { phones: 'hidden' } } }))
  ).context;
});
after(() => testing.drop());

type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>>;
  };
};
const documentFor = (context: Context, locale: 'fa' | 'en' = 'fa'): Promise<Document> =>
  engine.transact(context, (tx) =>
    Promise.resolve(openApiDocument(tx.schema, context.actor, locale, routes) as Document),
  );

for (const locale of ['fa', 'en'] as const)
  test(`the document is valid OpenAPI 3.1 in ${locale}`, async () => {
    const plain: unknown = JSON.parse(JSON.stringify(await documentFor(admin, locale)));
    const found = await new Validator().validate(plain as Parameters<Validator['validate']>[0]);
    assert.deepEqual(found.errors ?? [], []);
    assert.equal(found.valid, true);
  });

test('it holds every object and fixed route, and no generic one', async () => {
  const { paths } = await documentFor(admin);
  assert.ok(paths['/records/party/{id}']?.['patch']);
  assert.ok(paths['/imports/{id}/run']?.['post']);
  assert.ok(!Object.keys(paths).some((path) => path.includes('object') || path.includes('*')));
});

test('fixed routes say what they are for and what they take', async () => {
  const { paths } = await documentFor(admin, 'en');
  const upload = paths['/files']?.['post'] as { summary: string; parameters: unknown[]; requestBody: object };
  assert.equal(upload.summary, 'Upload');
  assert.deepEqual(upload.parameters, [
    { name: 'name', in: 'query', required: true, schema: { type: 'string', minLength: 1 } },
    { name: 'type', in: 'query', schema: { type: 'string', default: 'text/plain' } },
  ]);
  assert.match(JSON.stringify(upload.requestBody), /octet-stream/);
  const channel = JSON.stringify(paths['/channels/{channel}']?.['put']);
  assert.match(channel, /"host":\{"type":"string"\}/);
  assert.doesNotMatch(channel, /\$schema/);
});

test('a new record says what it cannot be without, and every value its kind', async () => {
  const { paths, components } = await documentFor(admin, 'en');
  const required = (object: string) =>
    /"required":(\[[^\]]*\])\}\]/.exec(JSON.stringify(paths[`/records/${object}`]?.['post']))?.[1];
  assert.equal(required('tag'), '["name"]');
  // A deal finds its title and its stage by itself.
  assert.equal(required('deal'), '[]');
  assert.match(JSON.stringify(components.schemas['DealValues']?.properties?.['amount']), /"x-kind":"Money"/);
  assert.ok(paths['/records/party/{id}/timeline']);
  assert.ok(!paths['/records/tag/{id}/timeline']);
});

test('it says nothing of what is closed to the reader', async () => {
  const { paths, components } = await documentFor(viewer);
  assert.ok(!('/records/role' in paths));
  assert.deepEqual(Object.keys(paths['/records/party'] ?? {}), ['get']);
  assert.ok(!('phones' in (components.schemas['PartyValues']?.properties ?? {})));
  assert.ok(!JSON.stringify(components.schemas['PartyRecord']).includes('"phones"'));
});
