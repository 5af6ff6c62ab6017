import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';

const origin = 'https://peyvand.example';
type Held = Map<string, Response>;
type Fetched = { readonly request: Request; respondWith(answer: Promise<Response>): void };

/** The worker in a room of its own, with a network that answers as the test says; undefined is none. */
async function startWorker(network: (request: Request) => Response | undefined) {
  const stores = new Map<string, Held>();
  const keyOf = (key: Request | string): string =>
    new URL(typeof key === 'string' ? key : key.url, origin).href;
  const open = (name: string) => {
    const held: Held = stores.get(name) ?? new Map();
    stores.set(name, held);
    return {
      match: (key: Request | string) => Promise.resolve(held.get(keyOf(key))?.clone()),
      put: (key: Request | string, answer: Response) => Promise.resolve(void held.set(keyOf(key), answer)),
      delete: (key: Request | string) => Promise.resolve(held.delete(keyOf(key))),
      keys: () => Promise.resolve([...held.keys()].map((url) => new Request(url))),
    };
  };
  const listeners = new Map<string, (event: Fetched) => void>();
  const code = await readFile(new URL('./service-worker.js', import.meta.url), 'utf8');
  const self = {
    location: { origin },
    addEventListener: (name: string, listener: (event: Fetched) => void) =>
      void listeners.set(name, listener),
  };
  const caches = {
    open: (name: string) => Promise.resolve(open(name)),
    delete: (name: string) => Promise.resolve(stores.delete(name)),
    match: () => Promise.resolve(undefined),
    keys: () => Promise.resolve([...stores.keys()]),
  };
  const fetchIt = (request: Request): Promise<Response> => {
    const answer = network(request);
    return answer ? Promise.resolve(answer) : Promise.reject(new TypeError('no network'));
  };
  const room = { self, caches, fetch: fetchIt, URL, Request, Response, TextEncoder, crypto };
  runInContext(code.replace('__BUILD__', '"test"').replace('__ASSETS__', '[]'), createContext(room));
  return async (path: string, method = 'GET'): Promise<number | 'offline'> => {
    const request = new Request(`${origin}/api/v1${path}`, { method });
    let answer: Promise<Response> | undefined;
    listeners.get('fetch')?.({ request, respondWith: (given) => void (answer = given) });
    return (answer ?? fetchIt(request)).then(
      ({ status }) => status,
      () => 'offline' as const,
    );
  };
}

const json = (status: number): Response =>
  new Response('{}', { status, headers: { 'content-type': 'application/json' } });

test('what was read can be read without the network, until it may not be read any more', async () => {
  let status: number | undefined = 200;
  const ask = await startWorker(() => (status === undefined ? undefined : json(status)));
  const offline = async (path: string): Promise<number | 'offline'> => {
    const before = status;
    status = undefined;
    const answer = await ask(path);
    status = before;
    return answer;
  };
  const record = '/records/party/1';
  await ask(record);
  assert.equal(await offline(record), 200);
  for (const gone of [403, 404]) {
    status = 200;
    await ask(record);
    status = gone;
    assert.equal(await ask(record), gone);
    assert.equal(await offline(record), 'offline');
  }
  for (const [path, method] of [
    ['/session', 'DELETE'],
    ['/me/workspace', 'PUT'],
    ['/workspaces', 'POST'],
  ] as const) {
    status = 200;
    await ask(record);
    await ask(path, method);
    assert.equal(await offline(record), 'offline', path);
  }
});
