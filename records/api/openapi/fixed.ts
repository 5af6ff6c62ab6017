import { z } from 'zod';
import type { ListedRoute } from '#kernel/http/route-list.ts';
import { say, type Locale } from '#persian/bilingual.ts';
import { problem } from './paths.ts';
import type { JsonSchema } from './values.ts';

export const apiPrefix = '/api/v1';

/** Routes that are the same for every workspace: what they are for, what they take and who may call them. */
export function fixedPaths(
  routes: readonly ListedRoute[],
  locale: Locale,
): Readonly<Record<string, JsonSchema>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    // Those of records stand there object by object.
    if (!route.url.startsWith(`${apiPrefix}/`) || route.url.startsWith(`${apiPrefix}/records/:object`))
      continue;
    const path = route.url.slice(apiPrefix.length).replaceAll(/:(\w+)/g, '{$1}');
    const item = (paths[path] ??= {});
    item[route.method.toLowerCase()] = operation(route, path, locale);
  }
  return paths;
}

function operation(route: ListedRoute, path: string, locale: Locale): JsonSchema {
  const { access, summary, body, query } = route;
  const method = route.method.toLowerCase();
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map((match) => ({
      name: match[1] ?? '',
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...(query ? queryParameters(jsonSchemaOf(query)) : []),
  ];
  return {
    tags: ['fixed'],
    operationId: `${method}${path.replaceAll(/[^a-z0-9]+/gi, '_')}`,
    ...(summary ? { summary: say(summary, locale) } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(access === 'public' ? { security: [] } : {}),
    ...(body ? { requestBody: { required: true, content: bodyContent(body) } } : {}),
    responses: { '2XX': { description: 'Done' }, default: problem },
  };
}

const bodyContent = (body: NonNullable<ListedRoute['body']>): JsonSchema =>
  body === 'bytes'
    ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: jsonSchemaOf(body) } };

function queryParameters(schema: JsonSchema): readonly JsonSchema[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const required = (schema['required'] ?? []) as readonly string[];
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    in: 'query',
    ...(required.includes(name) ? { required: true } : {}),
    schema: shape,
  }));
}

/** A shape as its sender sees it: what has a default may be left out, what only code can check is anything. */
function jsonSchemaOf(shape: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  return schema;
}
