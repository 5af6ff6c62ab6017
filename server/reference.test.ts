import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { setUpFirst, testAccounts } from '#testing/accounts.ts';

const t = await testAccounts();
after(() => t.close());

type Operation = { readonly summary?: string };

test('the reference of the whole product is valid, and says of every route what it is for', async () => {
  const admin = await setUpFirst(t);
  const answer = await admin.send('GET', '/openapi.json', undefined, { 'accept-language': 'en' });
  assert.equal(answer.statusCode, 200, answer.body);
  const found = await new Validator().validate(answer.json());
  assert.deepEqual(found.errors ?? [], []);
  const { paths } = answer.json<{ paths: Record<string, Record<string, Operation>> }>();
  const methods = ['get', 'post', 'put', 'patch', 'delete'];
  const silent = Object.entries(paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method] && !item[method].summary).map((method) => `${method} ${path}`),
  );
  assert.deepEqual(silent, []);
});
