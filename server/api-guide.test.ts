import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { setUpFirst, testAccounts } from '#testing/accounts.ts';
import { importCheckJob } from './jobs/import.ts';

/** Every example of docs/api.md, in its order, sent with a key as a program would. */
const t = await testAccounts();
const variables: Record<string, string> = {};
let workspace: WorkspaceId;
const files: Readonly<Record<string, string>> = {
  'contract.pdf': '%PDF-1.7',
  'companies.csv': 'نام شرکت,تلفن\nپخش نگین کویر,۰۳۵۳۶۲۶۰۰۰۰\n',
};

before(async () => {
  const admin = await setUpFirst(t);
  workspace = (await admin.send('GET', '/me')).json().workspace.id as WorkspaceId;
  const made = await admin.send('POST', '/api-keys', { name: 'راهنما' });
  variables['PEYVAND_KEY'] = made.json<{ key: string }>().key;
  variables['PEYVAND'] = await t.app.listen({ port: 0, host: '127.0.0.1' });
});
after(() => t.close());

type Example = { readonly expected: string; readonly command: string };

const guide = await readFile(join(import.meta.dirname, '../docs/api.md'), 'utf8');
const examples: readonly Example[] = [...guide.matchAll(/<!-- (.+) -->\n```sh\n([\s\S]+?)```/g)].map(
  ([, expected = '', command = '']) => ({ expected, command }),
);

test('no example stands in the guide that is not tried', () => {
  assert.equal(examples.length, [...guide.matchAll(/```sh\ncurl/g)].length);
  assert.ok(examples.length > 15);
});

test('every example of the guide does what it says', async () => {
  for (const { expected, command } of examples) {
    const [status = '', ...rest] = expected.split(' ');
    const stop = new AbortController();
    const { url, init } = requestOf(wordsOf(command));
    const response = await fetch(url, { ...init, signal: stop.signal });
    if (rest.includes('stream')) {
      const first = await response.body?.getReader().read();
      assert.match(new TextDecoder().decode(first?.value), /event: ready/);
      stop.abort();
      continue;
    }
    const text = await response.text();
    assert.equal(String(response.status), status, `${command}\n${text}`);
    assert.ok(response.headers.has('ratelimit-remaining'), command);
    if (url.endsWith('/check')) await work();
    for (const capture of rest) {
      const [name = '', member = ''] = capture.split('=');
      const value = (JSON.parse(text) as Record<string, unknown>)[member];
      assert.equal(typeof value, 'string', `${member} in ${text}`);
      variables[name] = String(value);
    }
    if (command.includes('Idempotency-Key')) {
      const again = await fetch(url, init);
      assert.equal(again.headers.get('idempotency-replayed'), 'true');
      assert.equal(await again.text(), text);
    }
  }
});

/** No worker stands behind this server: what a program would wait for is done at once. */
const work = (): Promise<void> =>
  importCheckJob.perform(
    t.parts,
    { workspace, import: variables['IMPORT'] },
    { id: newId(), attempt: 1, isLast: true, signal: AbortSignal.timeout(60_000) },
  );

/** A command as the shell would hand it over: quotes taken off, variables put in, broken lines joined. */
function wordsOf(command: string): readonly string[] {
  const part = /'([^']*)'|"([^"]*)"|([^\s'"]+)/y;
  const words: string[] = [];
  const line = command.replaceAll('\\\n', ' ').trim();
  let at = 0;
  let isInside = false;
  while (at < line.length) {
    part.lastIndex = at;
    const match = part.exec(line);
    if (!match) {
      isInside = false;
      at += 1;
      continue;
    }
    const [whole, single, double, bare] = match;
    const text = single ?? filled(double ?? bare ?? '');
    if (isInside) words.push(`${words.pop() ?? ''}${text}`);
    else words.push(text);
    isInside = true;
    at += whole.length;
  }
  return words;
}

const filled = (text: string): string =>
  text.replaceAll(/\$([A-Z_]+)/g, (_, name: string) => {
    const value = variables[name];
    if (value === undefined) throw new Error(`No example has given $${name} yet`);
    return value;
  });

/** The request that curl would send; an option that is not known here fails. */
function requestOf([program, ...words]: readonly string[]): { url: string; init: RequestInit } {
  assert.equal(program, 'curl');
  const headers: Record<string, string> = {};
  const query: string[] = [];
  let url = '';
  let method: string | undefined;
  let body: string | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = (): string => words[(at += 1)] ?? '';
    if (word === '-X') method = next();
    else if (word === '-d') body = next();
    else if (word === '--data-binary') body = files[next().slice(1)];
    else if (word === '--data-urlencode') query.push(encodedPair(next()));
    else if (word === '-H') {
      const [name = '', ...value] = next().split(': ');
      headers[name] = value.join(': ');
    } else if (word === '-o') next();
    else if (word.startsWith('http')) url = word;
    else assert.ok(word === '-N' || word === '-G', `curl ${word}`);
  }
  return {
    url: query.length > 0 ? `${url}?${query.join('&')}` : url,
    init: {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers,
      ...(body === undefined ? {} : { body }),
    },
  };
}

function encodedPair(pair: string): string {
  const at = pair.indexOf('=');
  return `${pair.slice(0, at)}=${encodeURIComponent(pair.slice(at + 1))}`;
}
