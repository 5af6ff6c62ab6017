import assert from 'node:assert/strict';
import { test } from 'node:test';

import { chaptersOf, isWrite, operationsOf, type OpenApi } from './document.ts';
import { addressOf, curlOf } from './request.ts';
import { exampleOf, rowsOf } from './shapes.ts';

const deal = {
  type: 'object',
  properties: {
    title: { title: 'عنوان', anyOf: [{ type: 'string' }, { type: 'null' }], 'x-kind': 'متن' },
    amount: {
      anyOf: [
        {
          type: 'object',
          required: ['amount', 'currency'],
          properties: {
            amount: { type: 'string', pattern: '^-?\\d{1,18}$' },
            currency: { type: 'string', pattern: '^[A-Z]{3}$' },
          },
        },
        { type: 'null' },
      ],
    },
    party: { anyOf: [{ type: 'string', format: 'uuid' }, { type: 'null' }] },
    hot: { anyOf: [{ type: 'boolean' }, { type: 'null' }] },
  },
} as const;

const document: OpenApi = {
  info: { version: 'v1.1' },
  servers: [{ url: '/api/v1' }],
  tags: [
    { name: 'deal', description: 'معامله‌ها' },
    { name: 'fixed', description: 'دیگر' },
  ],
  paths: {
    '/records/deal': {
      get: {
        operationId: 'listDeal',
        tags: ['deal'],
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
      },
      post: {
        operationId: 'createDeal',
        tags: ['deal'],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                allOf: [{ $ref: '#/components/schemas/DealValues' }, { required: ['title', 'amount'] }],
              },
            },
          },
        },
      },
    },
    '/records/deal/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true }],
      get: { operationId: 'readDeal', tags: ['deal'] },
    },
    '/records/deal/query': { post: { operationId: 'queryDeal', tags: ['deal'] } },
    '/files': {
      post: {
        operationId: 'post_files',
        tags: ['fixed'],
        requestBody: { content: { 'application/octet-stream': { schema: { type: 'string' } } } },
      },
    },
    '/new-thing': { get: { operationId: 'get_new', tags: ['fixed'] } },
  },
  components: { schemas: { DealValues: deal } },
};
const { schemas } = document.components;
const dealing = operationsOf(document, 'deal');
const create = dealing.find(({ operationId }) => operationId === 'createDeal');

test('every route stands in one chapter, one that no chapter names too', () => {
  const { objects, topics } = chaptersOf(document, 'fa');
  const all = [...objects, ...topics].flatMap(({ id }) => operationsOf(document, id));
  assert.deepEqual(
    all.map(({ operationId }) => operationId).toSorted(),
    ['createDeal', 'get_new', 'listDeal', 'post_files', 'queryDeal', 'readDeal'].toSorted(),
  );
});

test('a body is told value by value, with what stands inside', () => {
  assert.deepEqual(
    rowsOf(create?.body?.shape ?? {}, schemas).map(({ name, required, shape }) => [
      name,
      required,
      shape.title,
    ]),
    [
      ['title', true, 'عنوان'],
      ['amount', true, undefined],
      ['amount.amount', true, undefined],
      ['amount.currency', true, undefined],
      ['party', false, undefined],
      ['hot', false, undefined],
    ],
  );
});

test('the example holds what is required and no link that nobody has', () => {
  assert.deepEqual(exampleOf(create?.body?.shape ?? {}, schemas), {
    title: 'عنوان',
    amount: { amount: '1000000', currency: 'IRR' },
    hot: true,
  });
});

test('a line for the terminal survives quotes and keeps the key out of the history', () => {
  assert.ok(create);
  assert.equal(
    curlOf('https://crm.example', create, { parameters: {}, body: `{"title":"it's"}` }),
    `curl -X POST 'https://crm.example/api/v1/records/deal' \\
  -H "Authorization: Bearer $PEYVAND_KEY" \\
  -H 'Content-Type: application/json' \\
  -d '{"title":"it'\\''s"}'`,
  );
});

test('parameters stand where they belong, and never break out of their place', () => {
  const [list, , read] = dealing;
  assert.ok(list && read);
  assert.equal(addressOf(read, { parameters: { id: '../x?y' } }), '/api/v1/records/deal/..%2Fx%3Fy');
  assert.equal(addressOf(read, { parameters: {} }), '/api/v1/records/deal/{id}');
  assert.equal(addressOf(list, { parameters: { limit: '5', other: 'z' } }), '/api/v1/records/deal?limit=5');
});

test('a question that is asked by POST writes nothing', () => {
  assert.deepEqual(
    dealing.map((one) => [one.operationId, isWrite(one)]),
    [
      ['listDeal', false],
      ['createDeal', true],
      ['readDeal', false],
      ['queryDeal', false],
    ],
  );
});
