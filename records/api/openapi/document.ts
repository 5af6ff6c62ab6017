import type { Actor } from '#kernel/context/context.ts';
import type { ListedRoute } from '#kernel/http/route-list.ts';
import { say, type Locale } from '#persian/bilingual.ts';
import { scopeFor } from '../../access/visible.ts';
import type { ObjectDescriptor, Schema } from '../../define/descriptor.ts';
import { commonSchemas } from './common.ts';
import { apiPrefix, fixedPaths } from './fixed.ts';
import { objectPaths } from './paths.ts';
import { componentName, inLocale, readSchema, writtenSchema, type JsonSchema } from './values.ts';

/**
 * The API as one actor may use it, as OpenAPI 3.1: every object of his workspace, made in code or on screen, without
 * fields and deeds that are closed to him, and every fixed route that is registered.
 */
export function openApiDocument(
  schema: Schema,
  actor: Actor,
  locale: Locale,
  routes: readonly ListedRoute[],
): JsonSchema {
  const objects = [...schema.objects.values()].filter((object) => scopeFor(actor, object, 'read') !== 'none');
  const document = {
    openapi: '3.1.0',
    info: {
      title: say({ fa: 'پیوند', en: 'Peyvand' }, locale),
      version: `v1.${schema.version}`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: apiPrefix }],
    security: [{ key: [] }, { session: [] }],
    tags: [
      ...objects.map((object) => ({ name: object.name, description: say(object.many, locale) })),
      { name: 'fixed', description: say({ fa: 'دیگر مسیرها', en: 'Other routes' }, locale) },
    ],
    paths: Object.assign(
      {},
      ...objects.map((object) => objectPaths(object, actor, locale, isSubject(schema, object))),
      fixedPaths(routes, locale),
    ) as JsonSchema,
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: say({ fa: 'کلید API', en: 'An API key' }, locale),
        },
        session: { type: 'apiKey', in: 'cookie', name: 'peyvand_session' },
      },
      schemas: Object.assign(
        {},
        commonSchemas,
        ...objects.map((object) => objectSchemas(object, actor, locale)),
      ) as JsonSchema,
    },
  };
  return inLocale(document, locale) as JsonSchema;
}

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** Whether records of another object are filed about it. */
const isSubject = (schema: Schema, { name }: ObjectDescriptor): boolean =>
  [...schema.objects.values()].some((other) =>
    other.about.some((field) => other.fields.get(field)?.options['to'] === name),
  );

function objectSchemas(
  object: ObjectDescriptor,
  actor: Actor,
  locale: Locale,
): Readonly<Record<string, JsonSchema>> {
  const name = componentName(object.name);
  const ids = { type: 'array', items: { type: 'string', format: 'uuid' } };
  return {
    [`${name}Values`]: writtenSchema(object, actor, locale),
    [`${name}Record`]: {
      allOf: [ref('Own'), { type: 'object', properties: { values: readSchema(object, actor, locale) } }],
    },
    [`${name}Page`]: {
      type: 'object',
      required: ['records', 'next', 'previous'],
      properties: {
        records: { type: 'array', items: ref(`${name}Record`) },
        next: { type: ['string', 'null'] },
        previous: { type: ['string', 'null'] },
      },
    },
    [`${name}Batch`]: {
      type: 'object',
      additionalProperties: false,
      properties: {
        create: { type: 'array', items: ref(`${name}Values`) },
        update: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'values'],
            properties: {
              id: { type: 'string', format: 'uuid' },
              version: { type: 'integer' },
              values: ref(`${name}Values`),
            },
          },
        },
        remove: ids,
        restore: ids,
      },
    },
  };
}
