import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Config } from '#kernel/config/config.ts';
import { readConfig } from '#kernel/config/config.ts';
import { systemContext, type Context, type WorkspaceId } from '#kernel/context/context.ts';
import { newId, type RecordId } from '#kernel/id.ts';
import { ensureQueues } from '#kernel/jobs/queues.ts';
import { newKeyring, type Keyring } from '#kernel/secrets/keyring.ts';
import { openSeals } from '#kernel/secrets/seal.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { startKavenegar, type KavenegarServer } from '#testing/kavenegar.ts';
import { startMailServer, type MailServer } from '#testing/mail-server.ts';
import { makeWorkspace } from '#testing/workspace.ts';
import { channelSummaries, removeChannel, saveChannel } from './channels.ts';
import { askAboutDeliveries, deliveriesJob } from './deliveries.ts';
import { kavenegarAdapter } from './kavenegar.ts';
import { kavenegarCodes } from './kavenegar-codes.ts';
import { channelTrial, invitation, oneTimeCode, passwordReset } from './messages.ts';
import type { Channel } from './message-kind.ts';
import {
  cancelMessage,
  enqueueMessage,
  messageText,
  outgoingMessage,
  outgoingMessages,
  resendMessage,
} from './outgoing.ts';
import { resealChannels } from './reseal.ts';
import { sendMessageJob, type OutgoingServices } from './send.ts';

let testing: TestDatabase;
let mail: MailServer;
let sms: KavenegarServer;
let config: Config;
let workspace: WorkspaceId;
let context: Context;
const seals = openSeals(newKeyring());

before(async () => {
  testing = await testDatabase();
  [mail, sms] = await Promise.all([startMailServer(), startKavenegar()]);
  await ensureQueues(testing.database, [sendMessageJob, deliveriesJob]);
  config = readConfig({
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(mail.port),
    SMTP_SECURITY: 'none',
    SMTP_USER: mail.user,
    SMTP_PASSWORD: mail.password,
    SMTP_FROM: 'پیوند <no-reply@example.ir>',
    KAVENEGAR_API_KEY: sms.apiKey,
    KAVENEGAR_SENDER: '10004346',
    KAVENEGAR_URL: sms.url,
  });
});
after(() => Promise.all([testing.drop(), mail.close(), sms.close()]));
beforeEach(async () => {
  workspace = await makeWorkspace(testing);
  context = systemContext(workspace, 'test');
  for (const list of [mail.received, mail.next, sms.taken, sms.calls, sms.next]) list.length = 0;
});

const link = 'https://crm.example.ir/join/9f3b?a=1&b=2';
const invite = (channel: Channel, to: string, locale: 'fa' | 'en' = 'fa', settings = config) =>
  testing.database.transact(context, (tx) =>
    enqueueMessage({ seals, config: settings }, tx, {
      kind: invitation,
      channel,
      to,
      locale,
      parameters: { workspace: 'شرکت آزمایش', inviter: 'مریم احمدی', link, days: 7 },
    }),
  );
const about = (id: RecordId) => testing.database.transact(context, (tx) => outgoingMessage(tx, id));
const run = (id: RecordId, services: Partial<OutgoingServices> = {}) =>
  sendMessageJob.perform(
    { database: testing.database, seals, config, ...services },
    { workspace, message: id },
    { id: newId(), attempt: 1, isLast: false, signal: AbortSignal.timeout(60_000) },
  );
const jobsOf = (id: RecordId) =>
  testing.asOwner<{ wait: number }>(
    `select extract(epoch from start_after - created_on)::float8 as wait from jobs.job_common where data ->> 'message' = $1 order by start_after`,
    [id],
  );

test('a mail reaches a real server, reads from right to left, and its text is forgotten', async () => {
  const { id, state } = await invite('mail', 'ali@example.ir');
  assert.equal(state, 'queued');
  const [stored] = await testing.asOwner<{ body: string | null; sealed: string | null }>(
    'select body, sealed from outgoing_message where id = $1',
    [id],
  );
  assert.equal(stored?.body, null);
  assert.ok(stored?.sealed && !stored.sealed.includes('9f3b'));
  await run(id);
  const [received] = mail.received;
  assert.deepEqual(received?.to, ['ali@example.ir']);
  assert.equal(received.from, 'no-reply@example.ir');
  assert.match(received.raw, new RegExp(`Message-ID: <${id}@example.ir>`, 'i'));
  assert.match(received.raw, /Auto-Submitted: auto-generated/i);
  const [plain = '', html = ''] = partsOf(received.raw);
  assert.ok(plain.includes(link));
  assert.ok(plain.includes('مریم احمدی شما را به فضای کار «شرکت آزمایش» دعوت کرده است'));
  assert.ok(html.includes('dir="rtl"'));
  assert.ok(html.includes('<a dir="ltr" href="https://crm.example.ir/join/9f3b?a=1&amp;b=2">'));
  const sent = await about(id);
  assert.equal(sent.state, 'sent');
  assert.equal(sent.attempts, 1);
  const [after] = await testing.asOwner('select body, sealed from outgoing_message where id = $1', [id]);
  assert.deepEqual(after, { body: null, sealed: null });
});

/** The decoded text and HTML of a mail with two base64 or quoted-printable parts. */
function partsOf(raw: string): string[] {
  return raw.split(/^--/m).flatMap((part) => {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    const body = rest.join('\r\n\r\n');
    if (!/content-type: text/i.test(head)) return [];
    if (/base64/i.test(head)) return [Buffer.from(body, 'base64').toString('utf8')];
    if (!/quoted-printable/i.test(head)) return [body];
    const bytes = body
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return [Buffer.from(bytes, 'latin1').toString('utf8')];
  });
}

test('a server that asks to come later is asked later, one that refuses is not', async () => {
  mail.next.push(451);
  const { id } = await invite('mail', 'ali@example.ir');
  await run(id);
  const waiting = await about(id);
  assert.equal(waiting.state, 'queued');
  assert.equal(waiting.errorCode, '451');
  const waits = (await jobsOf(id)).map(({ wait }) => wait);
  assert.equal(waits.length, 2);
  assert.ok((waits[1] ?? 0) >= 29);
  await run(id);
  assert.equal((await about(id)).state, 'sent');
  assert.equal(mail.received.length, 1);

  const refused = await invite('mail', 'nobody@example.ir');
  await run(refused.id);
  const failed = await about(refused.id);
  assert.equal(failed.state, 'failed');
  assert.match(failed.error?.fa ?? '', /نشانی گیرنده/);
  assert.equal((await jobsOf(refused.id)).length, 1);
});

test('a server that is away is tried again, a wrong password is not', async () => {
  const away = readConfig({
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: '1',
    SMTP_SECURITY: 'none',
    SMTP_FROM: 'a@example.ir',
  });
  const one = await invite('mail', 'ali@example.ir', 'fa', away);
  await run(one.id, { config: away });
  assert.equal((await about(one.id)).state, 'queued');
  const two = await invite('mail', 'ali@example.ir');
  await run(two.id, { config: { ...config, smtpPassword: 'wrong' } });
  const failed = await about(two.id);
  assert.equal(failed.state, 'failed');
  assert.match(failed.error?.en ?? '', /user name or password/);
});

test('a mail does not leave without the encryption that was asked for', async () => {
  for (const smtpSecurity of ['starttls', 'tls'] as const) {
    const { id } = await invite('mail', 'ali@example.ir');
    await run(id, { config: { ...config, smtpSecurity } });
    const found = await about(id);
    assert.equal(found.errorCode, 'encryption');
    assert.equal(found.state, 'queued');
  }
  assert.deepEqual(mail.received, []);
});

test('a mail whose server hung up after taking the text is not sent twice', async () => {
  mail.next.push('hang-up');
  const { id } = await invite('mail', 'ali@example.ir');
  await run(id);
  assert.equal(mail.received.length, 1);
  const failed = await about(id);
  assert.equal(failed.state, 'failed');
  assert.equal(failed.errorCode, 'unsure');
  await run(id);
  assert.equal(mail.received.length, 1);
});

test('a process that dies between sending and marking does not send a second mail; an administrator may', async () => {
  const { id } = await invite('mail', 'ali@example.ir');
  await assert.rejects(run(id, { database: dyingAfter(1) }), /killed/);
  assert.equal(mail.received.length, 1);
  assert.equal((await about(id)).state, 'sending');
  await run(id);
  assert.equal(mail.received.length, 1);
  assert.equal((await about(id)).errorCode, 'unsure');
  await testing.database.transact(context, (tx) => resendMessage(tx, id));
  await run(id);
  assert.equal(mail.received.length, 2);
  assert.equal((await about(id)).state, 'sent');
});

/** The database of a process that is killed after so many transactions. */
function dyingAfter(count: number): TestDatabase['database'] {
  let done = 0;
  return {
    ...testing.database,
    transact: (...args) =>
      (done += 1) > count ? Promise.reject(new Error('killed')) : testing.database.transact(...args),
  };
}

test('an SMS goes out in Kavenegar’s form, and a crash before the mark finds it there', async () => {
  const { id } = await invite('sms', '+989121234567');
  await assert.rejects(run(id, { database: dyingAfter(1) }), /killed/);
  await run(id);
  assert.deepEqual(sms.calls, ['sms/send', 'sms/statuslocalmessageid']);
  assert.equal(sms.taken.length, 1);
  const [taken] = sms.taken;
  assert.equal(taken?.receptor, '09121234567');
  assert.equal(taken.sender, '10004346');
  assert.ok(taken.message.includes(link));
  assert.match(taken.localid, /^[1-9]\d{5,18}$/);
  assert.equal((await about(id)).state, 'sent');
});

test('a connection that broke off after the SMS was taken does not send it twice', async () => {
  sms.next.push('hang-up');
  const { id } = await invite('sms', '+989121234567');
  await run(id);
  await run(id);
  assert.equal(sms.taken.length, 1);
  assert.equal((await about(id)).state, 'sent');
});

test('an interrupted SMS that never arrived is sent', async () => {
  const { id } = await invite('sms', '+49301234567');
  await testing.asOwner(`update outgoing_message set state = 'sending' where id = $1`, [id]);
  await run(id);
  assert.equal(sms.taken[0]?.receptor, '0049301234567');
});

for (const [code, { phrase, again }] of Object.entries(kavenegarCodes)) {
  test(`Kavenegar’s ${code}: ${again === undefined ? 'final' : `again after ${again} s`}`, async () => {
    sms.next.push(Number(code));
    const { id } = await invite('sms', '+989121234567');
    await run(id);
    const found = await about(id);
    assert.equal(found.errorCode, code);
    assert.deepEqual(found.error, phrase);
    assert.equal(found.state === 'failed', again === undefined);
    const waits = (await jobsOf(id)).map(({ wait }) => wait);
    assert.equal(waits.length, again === undefined ? 1 : 2);
    if (again !== undefined) {
      assert.ok((waits[1] ?? 0) >= again - 1);
      await run(id);
      assert.equal((await about(id)).state, 'sent');
      assert.equal(sms.taken.length, 1);
    }
  });
}

test('an unreadable answer and an unknown code', async () => {
  sms.next.push('garbage');
  const one = await invite('sms', '+989121234567');
  await run(one.id);
  assert.equal((await about(one.id)).errorCode, 'unreachable');
  sms.next.push(499);
  const two = await invite('sms', '+989121234567');
  await run(two.id);
  assert.match((await about(two.id)).error?.fa ?? '', /499/);
  const wrong = await kavenegarAdapter({ apiKey: 'another-key', sender: '1', url: sms.url }).send({
    id: newId(),
    locale: 'fa',
    recipient: '+989121234567',
    body: 'x',
  });
  assert.equal(wrong.outcome, 'refused');
});

test('after eight tries it is given up', async () => {
  const { id } = await invite('sms', '+989121234567');
  for (let i = 0; i < 8; i += 1) {
    sms.next.push(409);
    await run(id);
  }
  assert.equal((await about(id)).state, 'failed');
  assert.equal((await about(id)).attempts, 8);
});

test('what became of SMS is asked for in one question', async () => {
  const states = [10, 11, 14, 13, 5, 100, 6];
  const ids: RecordId[] = [];
  for (const status of states) {
    const { id } = await invite('sms', '+989121234567');
    await run(id);
    const last = sms.taken.at(-1);
    if (last) last.status = status;
    ids.push(id);
  }
  await testing.asOwner(
    `update outgoing_message set ask_at = now() - interval '1 second' where workspace_id = $1`,
    [workspace],
  );
  assert.ok((await askAboutDeliveries(testing.database)) >= 1);
  sms.calls.length = 0;
  const ask = () =>
    deliveriesJob.perform(
      { database: testing.database, seals, config },
      { workspace },
      { id: newId(), attempt: 1, isLast: true, signal: AbortSignal.timeout(60_000) },
    );
  await ask();
  await ask();
  assert.deepEqual(sms.calls, ['sms/status']);
  const found = await Promise.all(ids.map(about));
  assert.deepEqual(
    found.map(({ state }) => state),
    ['delivered', 'failed', 'failed', 'cancelled', 'sent', 'sent', 'failed'],
  );
  assert.match(found[2]?.error?.fa ?? '', /تبلیغاتی/);
  const [open] = await testing.asOwner<{ count: number }>(
    'select count(*)::int as count from outgoing_message where workspace_id = $1 and ask_at is not null',
    [workspace],
  );
  assert.equal(open?.count, 1);
});

test('without a channel the administrator sees the text, and sends it once there is one', async () => {
  const none = readConfig({});
  const { id, state } = await invite('mail', 'ali@example.ir', 'en', none);
  assert.equal(state, 'unsendable');
  const parts = { seals, config: none };
  assert.ok((await testing.database.transact(context, (tx) => messageText(parts, tx, id))).includes(link));
  const stranger: Context = {
    ...context,
    actor: {
      kind: 'member',
      memberId: newId(),
      teamId: undefined,
      teamMemberIds: [],
      grants: { admin: false, objects: {}, deeds: [] },
    },
  };
  for (const deed of [
    messageText.bind(undefined, parts),
    (tx: Parameters<typeof resendMessage>[0]) => outgoingMessages(tx),
  ] as const) {
    await assert.rejects(
      testing.database.transact(stranger, async (tx) => deed(tx, id)),
      { slug: 'not-allowed' },
    );
  }
  await testing.database.transact(context, (tx) => resendMessage(tx, id));
  await run(id);
  assert.equal((await about(id)).state, 'sent');
  await assert.rejects(
    testing.database.transact(context, (tx) => messageText(parts, tx, id)),
    { slug: 'not-found' },
  );
});

test('a message that is cancelled, or whose transaction rolled back, does not leave', async () => {
  const { id } = await invite('mail', 'ali@example.ir');
  await testing.database.transact(context, (tx) => cancelMessage(tx, id));
  await run(id);
  assert.deepEqual(mail.received, []);
  assert.equal((await about(id)).state, 'cancelled');
  await assert.rejects(
    testing.database.transact(context, async (tx) => {
      await enqueueMessage({ seals, config }, tx, {
        kind: oneTimeCode,
        channel: 'sms',
        to: '+989121234567',
        locale: 'fa',
        parameters: { code: '1234', minutes: 2 },
      });
      throw new Error('stop');
    }),
    /stop/,
  );
  assert.equal((await testing.database.transact(context, (tx) => outgoingMessages(tx))).length, 1);
});

test('hostile recipients and parameters are refused before anything is written', async () => {
  for (const to of [
    '',
    'a@b.ir, c@d.ir',
    'a@b.ir\r\nBcc: c@d.ir',
    '<a@b.ir>',
    'a b@c.ir',
    'a@b.ir\0',
    `${'a'.repeat(70)}@b.ir`,
  ]) {
    await assert.rejects(invite('mail', to), { slug: 'invalid-values' }, to);
  }
  for (const to of [
    '09121234567',
    '+98 912',
    '+98912123456789012',
    '+989121234567,+989121234568',
    '۰۹۱۲۱۲۳۴۵۶۷',
  ]) {
    await assert.rejects(invite('sms', to), { slug: 'invalid-values' }, to);
  }
  assert.throws(() => passwordReset.render('mail', 'fa', { link: 'javascript:alert(1)', minutes: 5 }));
  const title = channelTrial.render('mail', 'en', { workspace: 'x\r\nBcc: c@d.ir' });
  assert.equal(title.subject, 'Trial mail of x Bcc: c@d.ir');
  assert.deepEqual(await testing.database.transact(context, (tx) => outgoingMessages(tx)), []);
});

test('a workspace’s own channel goes before the installation’s, sealed, and is another’s to nobody', async () => {
  const parts = { seals, config };
  const settings = {
    host: 'mail.example.ir',
    port: 587,
    security: 'starttls',
    user: 'u',
    password: 'راز بزرگ',
    from: 'a@example.ir',
  } as const;
  await testing.database.transact(context, (tx) => saveChannel(parts, tx, { channel: 'mail', settings }));
  assert.deepEqual(await testing.database.transact(context, (tx) => channelSummaries(parts, tx)), [
    // Everything but the password, so that a form can show what is set.
    {
      channel: 'mail',
      source: 'own',
      from: 'a@example.ir',
      host: 'mail.example.ir',
      port: 587,
      security: 'starttls',
      user: 'u',
    },
    { channel: 'sms', source: 'installation', from: '10004346' },
  ]);
  const rows = await testing.asOwner<{ sealed: string }>(
    'select sealed from workspace_channel where workspace_id = $1',
    [workspace],
  );
  assert.ok(rows[0] && !rows[0].sealed.includes('راز'));
  const other = systemContext(await makeWorkspace(testing), 'test');
  assert.equal(
    (await testing.database.transact(other, (tx) => channelSummaries(parts, tx)))[0]?.source,
    'installation',
  );
  // A row carried over to another workspace does not open there.
  await testing.asOwner(
    `insert into workspace_channel (workspace_id, channel, sealed) values ($1, 'mail', $2)`,
    [other.workspace, rows[0].sealed],
  );
  await assert.rejects(
    testing.database.transact(other, (tx) => channelSummaries(parts, tx)),
    { code: 'unreadable' },
  );
  await testing.database.transact(context, (tx) => removeChannel(tx, 'mail'));
  assert.equal(
    (await testing.database.transact(context, (tx) => channelSummaries(parts, tx)))[0]?.source,
    'installation',
  );
});

test('settings that reach for other doors of the network are refused', async () => {
  for (const wrong of [{ port: 22 }, { host: 'a b' }, { host: 'http://x' }, { from: 'a\r\nBcc: x@y.ir' }]) {
    const settings = {
      host: 'mail.example.ir',
      port: 25,
      security: 'none',
      from: 'a@example.ir',
      ...wrong,
    } as Parameters<typeof saveChannel>[2]['settings'];
    await assert.rejects(
      testing.database.transact(context, (tx) =>
        saveChannel({ seals, config }, tx, { channel: 'mail', settings } as Parameters<
          typeof saveChannel
        >[2]),
      ),
      { name: 'ZodError' },
    );
  }
});

test('after a rotation of the key channels are sealed anew, and the old key is no longer needed', async () => {
  const old = newKeyring();
  const fresh = newKeyring();
  const both: Keyring = { newest: fresh.newest, all: [fresh.newest, old.newest] };
  await testing.asOwner('delete from workspace_channel');
  const settings = { apiKey: 'abcdefgh1234', sender: '10004346' };
  const under = (ring: Keyring) => ({ seals: openSeals(ring), config });
  await testing.database.transact(context, (tx) => saveChannel(under(old), tx, { channel: 'sms', settings }));
  assert.equal(await resealChannels(testing.database, openSeals(both)), 1);
  assert.equal(await resealChannels(testing.database, openSeals(both)), 0);
  const [, sms] = await testing.database.transact(context, (tx) => channelSummaries(under(fresh), tx));
  assert.equal(sms?.source, 'own');
});

const as = (grants: Partial<Extract<Context['actor'], { kind: 'member' }>['grants']>): Context => ({
  ...context,
  actor: {
    kind: 'member',
    memberId: newId(),
    teamId: undefined,
    teamMemberIds: [],
    grants: { admin: false, objects: {}, deeds: [], ...grants },
  },
});
const own = { host: '127.0.0.1', port: 2525, security: 'none', from: 'spy@example.ir' } as const;

test('a letter that opens more than this workspace never leaves by the workspace’s own channel', async () => {
  const parts = { seals, config: readConfig({}) };
  await testing.database.transact(context, (tx) =>
    saveChannel(parts, tx, { channel: 'mail', settings: own }),
  );
  const letter = {
    kind: passwordReset,
    channel: 'mail',
    to: 'ali@example.ir',
    locale: 'fa',
    parameters: { link, minutes: 60 },
    ownChannel: false,
  } as const;
  const nowhere = await testing.database.transact(context, (tx) => enqueueMessage(parts, tx, letter));
  assert.equal(nowhere.state, 'unsendable');
  const { id } = await testing.database.transact(context, (tx) =>
    enqueueMessage({ seals, config }, tx, letter),
  );
  await run(id);
  assert.equal((await about(id)).state, 'sent');
  assert.deepEqual(
    mail.received[0]?.from,
    'no-reply@example.ir',
    'of the installation, though the workspace has its own',
  );
});

test('what opens a door is read by nobody but who had it made, and channels are settled by administrators', async () => {
  const parts = { seals, config: readConfig({}) };
  const [maker, other] = [as({ admin: true }), as({ admin: true })];
  const { id } = await testing.database.transact(maker, (tx) =>
    enqueueMessage(parts, tx, {
      kind: passwordReset,
      channel: 'mail',
      to: 'ali@example.ir',
      locale: 'fa',
      parameters: { link, minutes: 60 },
    }),
  );
  const read = (reader: Context) => testing.database.transact(reader, (tx) => messageText(parts, tx, id));
  assert.ok((await read(maker)).includes(link));
  await assert.rejects(read(other), { slug: 'not-found' });
  const clerk = as({ deeds: ['channels.change'] });
  await assert.rejects(read(clerk), { slug: 'not-found' });
  for (const deed of [
    (tx: Parameters<typeof removeChannel>[0]) => saveChannel(parts, tx, { channel: 'mail', settings: own }),
    (tx: Parameters<typeof removeChannel>[0]) => removeChannel(tx, 'mail'),
  ])
    await assert.rejects(testing.database.transact(clerk, deed), { slug: 'not-allowed' });
});
