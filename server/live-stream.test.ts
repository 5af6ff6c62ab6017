import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { joinAs, password, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';

/** Streams over a real connection, for as long as their session lasts and no longer. */
const t = await testAccounts();
let admin: Browser;
let base = '';
before(async () => {
  admin = await setUpFirst(t);
  base = await t.app.listen({ port: 0, host: '127.0.0.1' });
});
after(() => t.close());

const reader = { read: 'all' };

async function listen(headers: Record<string, string>) {
  const closing = new AbortController();
  const answer = await fetch(`${base}/api/v1/live`, { headers, signal: closing.signal });
  const chunks = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    answer,
    close: () => closing.abort(),
    heard: () => text,
    /** Reads on until the text has come; false where the stream ended before. */
    async hears(wanted: string): Promise<boolean> {
      while (!text.includes(wanted)) {
        const next = await chunks?.read();
        if (!next || next.done) return false;
        text += next.value;
      }
      return true;
    },
    /** Everything until the stream ends by itself. */
    async rest(): Promise<string> {
      while (!(await this.hears('\u0000'))) return text;
      return text;
    },
  };
}
const withCookie = (browser: Browser) => listen({ cookie: browser.cookie ?? '' });

test('a stream carries the headers of every answer', async () => {
  const stream = await withCookie(admin);
  assert.ok(await stream.hears('event: ready'));
  for (const name of ['content-security-policy', 'x-content-type-options', 'x-request-id', 'ratelimit-limit'])
    assert.ok(stream.answer.headers.get(name), name);
  assert.equal(stream.answer.headers.get('cache-control'), 'no-store');
  stream.close();
});

test('it hears nothing after its session has ended, and is closed with the next change', async () => {
  const { browser } = await joinAs(
    t,
    admin,
    { admin: false, deeds: [], objects: { party: reader } },
    '09370000001',
  );
  const other = t.browser();
  await other.send('POST', '/session', { identifier: '09370000001', password });
  const [ended, going] = [await withCookie(browser), await withCookie(other)];
  assert.ok((await ended.hears('event: ready')) && (await going.hears('event: ready')));
  assert.equal((await browser.send('DELETE', '/session')).statusCode, 204);
  const made = (await admin.send('POST', '/records/party', { kind: 'person', name: 'پس از خروج' })).json()
    .id as string;
  assert.ok(await going.hears(made), 'the other session goes on');
  const rest = await ended.rest();
  assert.ok(!rest.includes(made) && rest.includes('event: access'), rest);
  going.close();
});

test('a key that is revoked and a member who is shut out hear nothing more', async () => {
  const { key, id } = (await admin.send('POST', '/api-keys', { name: 'شنونده' })).json();
  const stream = await listen({ authorization: `Bearer ${key}` });
  assert.ok(await stream.hears('event: ready'));
  await admin.send('DELETE', `/api-keys/${id}`);
  const made = (await admin.send('POST', '/records/party', { kind: 'person', name: 'بی‌کلید' })).json()
    .id as string;
  assert.ok(!(await stream.rest()).includes(made));

  const { browser, memberId } = await joinAs(
    t,
    admin,
    { admin: false, deeds: [], objects: { party: reader } },
    '09370000002',
  );
  const his = await withCookie(browser);
  assert.ok(await his.hears('event: ready'));
  await admin.send('PATCH', `/records/member/${memberId}`, { active: false });
  assert.ok((await his.rest()).includes('event: access'));
  assert.equal((await withCookie(browser)).answer.status, 403);
});

test('what is meant for one member is heard by nobody else', async () => {
  const { browser, memberId } = await joinAs(
    t,
    admin,
    { admin: false, deeds: [], objects: { party: reader } },
    '09370000004',
  );
  const [his, mine] = [await withCookie(browser), await withCookie(admin)];
  assert.ok((await his.hears('event: ready')) && (await mine.hears('event: ready')));
  const { workspace } = (await admin.send('GET', '/me')).json();
  const message = { workspace: workspace.id, object: 'notification', members: [memberId] };
  await t.testing.asOwner(`select pg_notify('peyvand_live', $1)`, [JSON.stringify(message)]);
  assert.ok(await his.hears('"object":"notification"'));
  const made = (await admin.send('POST', '/records/party', { kind: 'person', name: 'پس از آن' })).json()
    .id as string;
  assert.ok(await mine.hears(made));
  mine.close();
  his.close();
  // Nor does he read for whom it is; of himself he may have heard that he joined.
  assert.ok(!mine.heard().includes('notification') && !his.heard().includes('"members"'));
});

test('one member opens so many streams and no more; closed ones count no longer', async () => {
  const { browser } = await joinAs(
    t,
    admin,
    { admin: false, deeds: [], objects: { party: reader } },
    '09370000003',
  );
  const open = await Promise.all(Array.from({ length: 30 }, () => withCookie(browser)));
  assert.deepEqual([...new Set(open.map(({ answer }) => answer.status))], [200]);
  const more = await withCookie(browser);
  assert.deepEqual([more.answer.status, more.answer.headers.get('retry-after')], [429, '60']);
  for (const stream of open) stream.close();
  for (let status = 429; status !== 200;) {
    const again = await withCookie(browser);
    status = again.answer.status;
    again.close();
  }
});
