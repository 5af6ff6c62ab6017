// Lets the staff app start and be read without the network. Built by plugin.ts, which puts the two values below in.
// Two kinds of store: the shell (hashed files, one store a build), and what this reader has seen last, which is forgotten at
// every sign-in and sign-out. Nothing is written from here: a change without the network fails and says so.
const build = __BUILD__;
const assets = __ASSETS__;

const shell = `peyvand-shell-${build}`;
const seen = 'peyvand-seen';
const mostSeen = 400;
const mostBytes = 2_000_000;
const offlinePage = '/offline.html';
const loose = [offlinePage, '/offline.css', '/favicon.svg', '/before-paint.js'];

self.addEventListener('install', (event) => event.waitUntil(fillShell()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});

async function fillShell() {
  const store = await caches.open(shell);
  const known = await caches.keys();
  // What an earlier build has already is not fetched again: its name is its content.
  const earlier = await Promise.all(
    known.filter((name) => name.startsWith('peyvand-shell-')).map((name) => caches.open(name)),
  );
  await Promise.all(
    assets.map(async (path) => {
      for (const one of earlier) {
        const held = await one.match(path);
        if (held) return store.put(path, held);
      }
      return store.add(path);
    }),
  );
  await store.addAll(loose);
  await store.put('/', await page('/'));
}

async function page(path) {
  const answer = await fetch(path, { headers: { accept: 'text/html' }, credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

async function takeOver() {
  const shells = (await caches.keys()).filter((name) => name.startsWith('peyvand-shell-') && name !== shell);
  // The build before stays: windows that still show it fetch its parts from here.
  for (const name of shells.slice(0, -1)) await caches.delete(name);
  await self.clients.claim();
  await Promise.all(
    ['/api/v1/me', '/api/v1/schema'].map((path) => readThrough(new Request(path)).catch(() => undefined)),
  );
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(navigate(request, pathname));
  else if (pathname.startsWith('/assets/') || loose.includes(pathname)) event.respondWith(fromShell(request));
  else if (isReading(request, pathname)) event.respondWith(readThrough(request));
  else if (isChangeOfReader(request, pathname)) event.respondWith(changeReader(request));
});

/** Pages of the sign-in, and those of customers, are of no use without the network; every other address is the staff app's. */
const isEntrance = (pathname) => /^\/(sign-in|setup|join|new-password|q)$/.test(pathname);

async function navigate(request, pathname) {
  try {
    return await fetch(request);
  } catch {
    const held = isEntrance(pathname) || !(await isSomebodyKnown()) ? undefined : await caches.match('/');
    return held ?? (await caches.match(offlinePage)) ?? Response.error();
  }
}

async function fromShell(request) {
  const held = await caches.match(request);
  if (held) return held;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(shell)).put(request, answer.clone());
  return answer;
}

/** What screens read: who I am, definitions, records by address, and lists, which are asked for by POST. */
const isReading = ({ method }, pathname) =>
  method === 'GET'
    ? /^\/api\/v1\/(me|schema|records\/.+)$/.test(pathname)
    : method === 'POST' && /^\/api\/v1\/records\/[^/]+\/(query|count|groups)$/.test(pathname);

const isChangeOfReader = ({ method }, pathname) =>
  method !== 'GET' &&
  /^\/api\/v1\/(session|sessions|setup|invitations|password-resets|me\/workspace|workspaces)(\/|$)/.test(
    pathname,
  );

// Counts the readers of this worker's life: an answer that was asked for by the one before is not kept for the next.
let reader = 0;

async function readThrough(request) {
  const asker = reader;
  const key = await keyOf(request);
  let answer;
  try {
    answer = await fetch(request);
  } catch (error) {
    const held = await (await caches.open(seen)).match(key);
    if (held) return held;
    throw error;
  }
  if (answer.status === 401) await forget();
  else if (answer.ok && asker === reader) await keep(key, answer.clone());
  // What may not be read any more, or is gone, is not read from here either.
  else if (answer.status === 403 || answer.status === 404) await (await caches.open(seen)).delete(key);
  return answer;
}

/** The address, and for a question by POST the fingerprint of what is asked. */
async function keyOf(request) {
  if (request.method === 'GET') return request.url;
  const body = new TextEncoder().encode(await request.clone().text());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return `${request.url}?asked=${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

async function keep(key, answer) {
  if (!(answer.headers.get('content-type') ?? '').includes('json')) return;
  if (Number(answer.headers.get('content-length') ?? 0) > mostBytes) return;
  const store = await caches.open(seen);
  // Put anew, it stands last: the first is then what was not looked at for longest.
  await store.delete(key);
  await store.put(key, answer);
  const keys = await store.keys();
  await Promise.all(keys.slice(0, -mostSeen).map((old) => store.delete(old)));
}

const isSomebodyKnown = async () => (await (await caches.open(seen)).match('/api/v1/me')) !== undefined;

async function forget() {
  reader += 1;
  await caches.delete(seen);
}

/** Whoever comes or goes, nothing that was read before stays. */
async function changeReader(request) {
  await forget();
  const answer = await fetch(request);
  await forget();
  return answer;
}
