import type { Locale, Phrase } from '#persian/bilingual.ts';

import { ApiProblem } from './problem.ts';
import { goToSignIn } from './session.ts';
import { isProblemDetails, type ProblemDetails } from './wire.ts';

export type ApiRequest = {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, in place of a body: a file. */
  readonly file?: Blob;
  /** Refuses the write where somebody changed the record since. */
  readonly version?: number;
  /** The same key for the same deed tried again, so that it is done once. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** Answers 401 with the problem instead of leaving for the sign-in page. */
  readonly stay?: boolean;
};

/**
 * Asks our own API under `/api/v1`. Answers the JSON body, undefined for an empty one.
 * @throws ApiProblem for every refusal and for a network that does not answer (`code` `unreachable`); leaves for the
 *   sign-in page where the session has ended
 */
export async function callApi<Answer>(path: string, request: ApiRequest = {}): Promise<Answer> {
  const { method = 'GET', body, file, version, idempotencyKey, signal, stay } = request;
  const response = await reach(`/api/v1${path}`, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'accept-language': readerLocale(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(file === undefined ? {} : { body: file }),
    ...(signal ? { signal } : {}),
  });
  if (response.ok) return (await readBody(response)) as Answer;
  const problem = await problemOf(response);
  if (response.status === 401 && !stay) goToSignIn();
  throw problem;
}

/**
 * Asks for a file, by a POST where it is told what. Answers the file with its name, or what was said instead where it is to come later (202).
 * @throws ApiProblem
 */
export async function callForFile(
  path: string,
  body?: unknown,
): Promise<{ readonly file: Blob; readonly name: string } | { readonly later: unknown }> {
  const response = await reach(`/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    credentials: 'same-origin',
    headers: {
      'accept-language': readerLocale(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.status === 202) return { later: await readBody(response) };
  if (response.ok) return { file: await response.blob(), name: nameIn(response.headers) };
  const problem = await problemOf(response);
  if (response.status === 401) goToSignIn();
  throw problem;
}

const nameIn = (headers: Headers): string => {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '')?.[1];
  return encoded === undefined ? 'export' : decodeURIComponent(encoded);
};

/** A random key of 128 bits. `crypto.randomUUID` is missing where the product is opened without TLS on a local network. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The language of the page, which KitProvider keeps on the root element. */
const readerLocale = (): Locale => (document.documentElement.lang === 'en' ? 'en' : 'fa');

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiProblem(problemWithoutWords(0));
  }
}

const readBody = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiProblem(made('unreadable-answer', response.status, unreadable));
  }
};

/** What stands before us (a proxy, a captive portal) may answer with anything. */
const problemOf = async (response: Response): Promise<ApiProblem> => {
  const body: unknown = await response.json().catch(() => undefined);
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  if (isProblemDetails(body)) return new ApiProblem(body, Number.isFinite(wait) ? wait : undefined);
  const requestId = response.headers.get('x-request-id');
  return new ApiProblem({
    ...problemWithoutWords(response.status),
    ...(requestId ? { requestId } : {}),
  });
};

/** What is told where the server itself said nothing of use: no answer (status 0), or one of something before it. */
export const problemWithoutWords = (status: number): ProblemDetails =>
  status === 0 ? made('unreachable', 0, unreachable) : made(`http-${status}`, status, unavailable);

const made = (code: string, status: number, words: { readonly title: Phrase; readonly detail: Phrase }) => ({
  code,
  status,
  title: words.title[readerLocale()],
  detail: words.detail[readerLocale()],
});

const unreachable = {
  title: { fa: 'به سرور دسترسی نیست', en: 'The server cannot be reached' },
  detail: {
    fa: 'شبکه را ببینید و دوباره بکوشید. چیزی ذخیره نشد.',
    en: 'Check the network and try again. Nothing was saved.',
  },
};
const unavailable = {
  title: { fa: 'سرور اکنون پاسخ نمی‌دهد', en: 'The server does not answer now' },
  detail: { fa: 'کمی بعد دوباره بکوشید.', en: 'Try again in a little while.' },
};
const unreadable = {
  title: { fa: 'پاسخ سرور خوانده نشد', en: 'The answer could not be read' },
  detail: {
    fa: 'شاید چیزی میان شما و سرور آن را تغییر داده باشد. دوباره بکوشید.',
    en: 'Something between you and the server may have changed it. Try again.',
  },
};
