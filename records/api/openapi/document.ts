import type { Actor } from '#kernel/context/context.ts';
import type { ListedRoute } from '#kernel/http/route-list.ts';
import { say, type Locale } from '#persian/bilingual.ts';
import { scopeFor } from '../../access/visible.ts';
import type { ObjectDescriptor, Schema } from '../../define/descriptor.ts';
import { commonSchemas } from './common.ts';
import { objectPaths, problem } from './paths.ts';
import { componentName, readSchema, writtenSchema, type JsonSchema } from './values.ts';

export const apiPrefix = '/api/v1';

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
  return {
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
      ...objects.map((object) => objectPaths(object, actor, locale)),
      fixedPaths(routes),
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
}

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

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
      required: ['records', 'next'],
      properties: {
        records: { type: 'array', items: ref(`${name}Record`) },
        next: { type: ['string', 'null'] },
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

/** Routes that are the same for every workspace: their addresses, parameters and who may call them. */
function fixedPaths(routes: readonly ListedRoute[]): Readonly<Record<string, JsonSchema>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { method, url, access } of routes) {
    // Those of records stand there object by object.
    if (!url.startsWith(`${apiPrefix}/`) || url.startsWith(`${apiPrefix}/records/:object`)) continue;
    const path = url.slice(apiPrefix.length).replaceAll(/:(\w+)/g, '{$1}');
    const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    const takesBody = method !== 'GET' && method !== 'DELETE';
    const item = (paths[path] ??= {});
    item[method.toLowerCase()] = {
      tags: ['fixed'],
      operationId: `${method.toLowerCase()}${path.replaceAll(/[^a-z0-9]+/gi, '_')}`,
      ...(names.length > 0
        ? {
            parameters: names.map((name) => ({
              name,
              in: 'path',
              required: true,
              schema: { type: 'string' },
            })),
          }
        : {}),
      ...(access === 'public' ? { security: [] } : {}),
      ...(takesBody ? { requestBody: { content: { 'application/json': { schema: {} } } } } : {}),
      responses: { '2XX': { description: 'Done' }, default: problem },
    };
  }
  return paths;
}
