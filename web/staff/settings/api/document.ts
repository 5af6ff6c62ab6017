import type { Phrase } from '#persian/bilingual.ts';

/** JSON Schema as far as the reference shows it. */
export type Shape = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly readOnly?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly allOf?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  /** What people call the kind of a field. */
  readonly 'x-kind'?: string;
};

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Shape;
};

type Content = Readonly<Record<string, { readonly schema?: Shape }>>;

export type Operation = {
  readonly method: Method;
  readonly path: string;
  readonly operationId: string;
  readonly summary?: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly type: string; readonly shape: Shape };
  readonly answer?: Shape;
};

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof methods)[number];

type WireOperation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses?: Readonly<Record<string, { readonly content?: Content }>>;
};
type WireItem = Readonly<Partial<Record<Method, WireOperation>>> & {
  readonly parameters?: readonly Parameter[];
};

/** The answer of `GET /openapi.json`. */
export type OpenApi = {
  readonly info: { readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, WireItem>>;
  readonly components: { readonly schemas: Readonly<Record<string, Shape>> };
};

/** A chapter of the reference: the routes of one object, or those that are the same everywhere about one matter. */
export type Chapter = { readonly id: string; readonly label: string; readonly name?: string };

const topics: readonly { readonly id: string; readonly label: Phrase; readonly heads: readonly string[] }[] =
  [
    {
      id: 'topic-reading',
      label: { fa: 'جستجو، تعریف‌ها و تغییر زنده', en: 'Search, definitions and live changes' },
      heads: ['search', 'schema', 'live', 'openapi.json'],
    },
    {
      id: 'topic-files',
      label: { fa: 'پرونده‌ها و ورود داده', en: 'Files and imports' },
      heads: ['files', 'imports'],
    },
    {
      id: 'topic-account',
      label: { fa: 'حساب و ورود', en: 'Account and signing in' },
      heads: ['me', 'session', 'sessions', 'password-resets', 'invitations', 'setup'],
    },
    // Whatever no other topic names, so that a new route is never missing.
    { id: 'topic-workspace', label: { fa: 'فضای کار', en: 'Workspace' }, heads: [] },
  ];

const topicOf = (path: string): string => {
  const head = path.split('/')[1] ?? '';
  return (topics.find(({ heads }) => heads.includes(head)) ?? topics.at(-1))?.id ?? '';
};

/** Objects, then the matters that are no object's. */
export const chaptersOf = (
  { tags }: OpenApi,
  locale: 'fa' | 'en',
): { readonly objects: readonly Chapter[]; readonly topics: readonly Chapter[] } => ({
  objects: tags
    .filter(({ name }) => name !== 'fixed')
    .map(({ name, description }) => ({ id: name, name, label: description ?? name })),
  topics: topics.map(({ id, label }) => ({ id, label: label[locale] })),
});

/** The routes of one chapter, in the order of the document. */
export const operationsOf = ({ paths }: OpenApi, chapter: string): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const wire = item[method];
      if (!wire) return [];
      const at = wire.tags.includes('fixed') ? topicOf(path) : wire.tags[0];
      return at === chapter ? [operation(method, path, wire, item.parameters ?? [])] : [];
    }),
  );

function operation(
  method: Method,
  path: string,
  wire: WireOperation,
  shared: readonly Parameter[],
): Operation {
  const [body] = Object.entries(wire.requestBody?.content ?? {});
  const good = Object.entries(wire.responses ?? {}).find(([status]) => status.startsWith('2'))?.[1];
  const answer = good?.content?.['application/json']?.schema;
  return {
    method,
    path,
    operationId: wire.operationId,
    ...(wire.summary === undefined ? {} : { summary: wire.summary }),
    parameters: [...shared, ...(wire.parameters ?? [])],
    ...(body ? { body: { type: body[0], shape: body[1].schema ?? {} } } : {}),
    ...(answer ? { answer } : {}),
  };
}

/** Routes that read although they are asked by POST, for their question is too large for an address. */
const readingPosts = /\/(?:query|count|groups|conversion-preview|suggestion|lookup)$/;

/** Whether sending it may change something. */
export const isWrite = ({ method, path }: Pick<Operation, 'method' | 'path'>): boolean =>
  method !== 'get' && !(method === 'post' && readingPosts.test(path));
