import type { Method, Operation } from './document.ts';

/** What one filled in before sending. */
export type Filled = {
  readonly parameters: Readonly<Record<string, string>>;
  /** JSON as it was typed; undefined where none is sent. */
  readonly body: string | undefined;
};

/** The address with its parameters in place; those that are empty are left out, or shown by their names. */
export function addressOf(operation: Operation, { parameters }: Pick<Filled, 'parameters'>): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    parameters[name] ? encodeURIComponent(parameters[name]) : whole,
  );
  const query = new URLSearchParams(
    operation.parameters
      .filter((one) => one.in === 'query' && parameters[one.name])
      .map(({ name }) => [name, parameters[name] ?? '']),
  ).toString();
  return `/api/v1${path}${query === '' ? '' : `?${query}`}`;
}

/** The headers that the operation itself asks for. */
export const headersOf = (
  operation: Operation,
  { parameters }: Pick<Filled, 'parameters'>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    operation.parameters
      .filter((one) => one.in === 'header' && parameters[one.name])
      .map(({ name }) => [name, parameters[name] ?? '']),
  );

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The same request for a terminal; the key stands in the environment, so that it lands in no history. */
export function curlOf(origin: string, operation: Operation, filled: Filled): string {
  const { method, body } = operation;
  const headers = { ...headersOf(operation, filled), ...(body ? { 'Content-Type': body.type } : {}) };
  const isFile = body !== undefined && body.type !== 'application/json';
  return [
    `curl${verbOf(method)} ${quote(origin + addressOf(operation, filled))}`,
    `-H "Authorization: Bearer $PEYVAND_KEY"`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(isFile ? ['--data-binary @file'] : []),
    ...(!isFile && filled.body !== undefined ? [`-d ${quote(filled.body)}`] : []),
  ].join(' \\\n  ');
}

const verbOf = (method: Method): string => (method === 'get' ? '' : ` -X ${method.toUpperCase()}`);

/** What came back, as far as people can read it. */
export type Answer = {
  readonly status: number;
  readonly milliseconds: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Pretty where it is JSON; null where it is no text. */
  readonly text: string | null;
  readonly bytes: number;
  /** More may come: a stream of events. */
  readonly open: boolean;
};

const telling = [
  'content-type',
  'etag',
  'location',
  'retry-after',
  'idempotency-replayed',
  'ratelimit-remaining',
  'content-disposition',
  'x-request-id',
];
const mostText = 200_000;

/** Sends it as it stands and tells of the answer as it comes in. With a key, the session is left aside. */
export async function send(
  address: string,
  request: {
    readonly method: Method;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | Blob | undefined;
    readonly key: string;
    readonly locale: string;
    readonly signal: AbortSignal;
  },
  onAnswer: (answer: Answer) => void,
): Promise<void> {
  const { method, headers, body, key, locale, signal } = request;
  const began = performance.now();
  const response = await fetch(address, {
    method: method.toUpperCase(),
    credentials: key === '' ? 'same-origin' : 'omit',
    cache: 'no-store',
    headers: {
      'accept-language': locale,
      ...headers,
      ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
    },
    ...(body === undefined ? {} : { body }),
    signal,
  });
  const head = {
    status: response.status,
    milliseconds: Math.round(performance.now() - began),
    headers: telling.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    }),
  };
  const type = response.headers.get('content-type') ?? '';
  const isText = /^text\/|json/.test(type);
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of chunksOf(response)) {
    bytes += chunk.length;
    if (isText && text.length < mostText) text += decoder.decode(chunk, { stream: true });
    if (type.startsWith('text/event-stream')) onAnswer({ ...head, text, bytes, open: true });
  }
  onAnswer({ ...head, text: isText ? pretty(text, type) : bytes === 0 ? '' : null, bytes, open: false });
}

async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

function pretty(text: string, type: string): string {
  if (!type.includes('json')) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Cut off at its bound, or broken on the way: shown as it came.
    return text;
  }
}
