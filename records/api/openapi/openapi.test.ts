import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { Context } from '#kernel/context/context.ts';
import type { ListedRoute } from '#kernel/http/route-list.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { openApiDocument } from './document.ts';

const { engine, testing } = await testEngine();
const routes: readonly ListedRoute[] = [
  { method: 'POST', url: '/api/v1/imports/:id/run', access: 'member' },
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

test('it says nothing of what is closed to the reader', async () => {
  const { paths, components } = await documentFor(viewer);
  assert.ok(!('/records/role' in paths));
  assert.deepEqual(Object.keys(paths['/records/party'] ?? {}), ['get']);
  assert.ok(!('phones' in (components.schemas['PartyValues']?.properties ?? {})));
  assert.ok(!JSON.stringify(components.schemas['PartyRecord']).includes('"phones"'));
});
