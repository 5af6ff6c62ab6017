import type { Actor } from '#kernel/context/context.ts';
import { say, type Locale, type Phrase } from '#persian/bilingual.ts';
import { grantFor, scopeFor } from '../../access/visible.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import { componentName, requiredNames, type JsonSchema } from './values.ts';

const json = (schema: JsonSchema): JsonSchema => ({ content: { 'application/json': { schema } } });
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

export const problem: JsonSchema = {
  description: 'A problem',
  content: { 'application/problem+json': { schema: ref('Problem') } },
};
const answers = (description: string, schema?: JsonSchema, status = 200): JsonSchema => ({
  [status]: { description, ...(schema ? json(schema) : {}) },
  default: problem,
});

const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
const cursor = { name: 'cursor', in: 'query', schema: { type: 'string' } };
const inBin = {
  name: 'removed',
  in: 'query',
  description: { fa: 'آن را در بازیافت می‌خواند', en: 'Reads it in the bin' },
  schema: { type: 'boolean' },
};
const ifMatch = {
  name: 'If-Match',
  in: 'header',
  description: {
    fa: 'نسخه‌ای که تغییرش داده‌اید، مانند `"3"`؛ اگر دیگر همان نباشد رد می‌شود و هر سه مقدار می‌آید: شما، دیگری و پیشین',
    en: 'The version you changed, as `"3"`; another one is refused with mine, theirs and the original',
  },
  schema: { type: 'string' },
};
const idempotency = {
  name: 'Idempotency-Key',
  in: 'header',
  description: {
    fa: 'با همین کلید همان پاسخ می‌آید و کاری دو بار انجام نمی‌شود',
    en: 'The same key again gets the same answer, and does nothing twice',
  },
  schema: { type: 'string', maxLength: 200 },
};

/** The routes of one object, as far as the actor may use them. */
export function objectPaths(
  object: ObjectDescriptor,
  actor: Actor,
  locale: Locale,
  /** Whether others are filed about it, so that it has a timeline. */
  isSubject = false,
): Readonly<Record<string, JsonSchema>> {
  const name = componentName(object.name);
  const tags = [object.name];
  const grant = grantFor(actor, object);
  const about = (phrase: Phrase, id: string): JsonSchema => ({
    tags,
    operationId: `${id}${name}`,
    summary: say(phrase, locale),
  });
  const reading = (phrase: Phrase, id: string, body: string, answer: string): JsonSchema => ({
    post: { ...about(phrase, id), requestBody: json(ref(body)), responses: answers('Found', ref(answer)) },
  });
  const base = `/records/${object.name}`;
  const mayUpdate = scopeFor(actor, object, 'update') !== 'none';
  const mayRemove = scopeFor(actor, object, 'remove') !== 'none';
  return {
    [base]: {
      get: {
        ...about({ fa: `فهرست ${object.many.fa}`, en: `List ${object.many.en.toLowerCase()}` }, 'list'),
        parameters: listParameters,
        responses: answers('A page', ref(`${name}Page`)),
      },
      ...(grant.create
        ? {
            post: {
              ...about(
                { fa: `ساختن ${object.one.fa}`, en: `Create a ${object.one.en.toLowerCase()}` },
                'create',
              ),
              parameters: [idempotency],
              requestBody: {
                required: true,
                ...json({ allOf: [ref(`${name}Values`), { required: requiredNames(object, actor) }] }),
              },
              responses: answers('Created', ref(`${name}Record`), 201),
            },
          }
        : {}),
    },
    [`${base}/query`]: reading(
      { fa: 'فهرست با پالایهٔ بزرگ', en: 'List by a large filter' },
      'query',
      'PageQuery',
      `${name}Page`,
    ),
    [`${base}/count`]: reading({ fa: 'شمارش', en: 'Count' }, 'count', 'PageQuery', 'Count'),
    [`${base}/groups`]: reading(
      { fa: 'گروه‌ها و جمع‌ها', en: 'Groups and sums' },
      'group',
      'GroupQuery',
      'Groups',
    ),
    [`${base}/{id}`]: {
      parameters: [idParameter],
      get: {
        ...about({ fa: 'خواندن', en: 'Read' }, 'read'),
        parameters: [inBin],
        responses: answers('The record', ref(`${name}Record`)),
      },
      ...(mayUpdate
        ? {
            patch: {
              ...about({ fa: 'تغییر', en: 'Change' }, 'change'),
              parameters: [ifMatch, idempotency],
              requestBody: { required: true, ...json(ref(`${name}Values`)) },
              responses: answers('Changed', ref(`${name}Record`)),
            },
          }
        : {}),
      ...(mayRemove
        ? {
            delete: {
              ...about({ fa: 'به بازیافت', en: 'Move to the bin' }, 'remove'),
              responses: answers('Moved', undefined, 204),
            },
          }
        : {}),
    },
    [`${base}/{id}/history`]: {
      parameters: [idParameter],
      get: {
        ...about({ fa: 'تاریخچهٔ تغییرها', en: 'How it changed' }, 'history'),
        parameters: [cursor],
        responses: answers('A page', ref('History')),
      },
    },
    ...(isSubject
      ? {
          [`${base}/{id}/timeline`]: {
            parameters: [idParameter],
            get: {
              ...about({ fa: 'خط زمان', en: 'Timeline' }, 'timeline'),
              parameters: timelineParameters,
              responses: answers('A page', ref('Timeline')),
            },
          },
          [`${base}/{id}/pinned`]: {
            parameters: [idParameter],
            get: {
              ...about({ fa: 'سنجاق‌شده‌های خط زمان', en: 'What is pinned on the timeline' }, 'pinned'),
              responses: answers('At most ten of each object', ref('Pinned')),
            },
          },
        }
      : {}),
    ...(mayRemove
      ? {
          [`${base}/{id}/restoration`]: {
            parameters: [idParameter],
            post: {
              ...about({ fa: 'بازگرداندن', en: 'Restore' }, 'restore'),
              responses: answers('Restored', ref(`${name}Record`)),
            },
          },
        }
      : {}),
    [`${base}/batch`]: {
      post: {
        ...about({ fa: 'تا هزار نوشتن با هم، همه یا هیچ', en: 'Up to 1,000 writes as one deed' }, 'batch'),
        parameters: [idempotency],
        requestBody: { required: true, ...json(ref(`${name}Batch`)) },
        responses: answers('Done', { type: 'object' }),
      },
    },
  };
}

const timelineParameters = [
  cursor,
  { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 30 } },
  { name: 'objects', in: 'query', description: '`call,meeting`', schema: { type: 'string' } },
  {
    name: 'by',
    in: 'query',
    description: { fa: 'شناسهٔ همکاری که کارِ اوست', en: 'The member whose doing it is' },
    schema: { type: 'string' },
  },
];

const listParameters = [
  {
    name: 'filter',
    in: 'query',
    description: { fa: 'یک پالایه به JSON', en: 'A Filter as JSON' },
    content: { 'application/json': { schema: ref('Filter') } },
  },
  { name: 'sort', in: 'query', description: '`-amount,title`', schema: { type: 'string' } },
  { name: 'fields', in: 'query', description: '`title,amount`', schema: { type: 'string' } },
  { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
  { name: 'cursor', in: 'query', schema: { type: 'string' } },
  { name: 'removed', in: 'query', schema: { type: 'boolean' } },
  { name: 'variant', in: 'query', schema: { type: 'string' } },
];
