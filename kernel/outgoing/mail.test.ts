import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readConfig } from '#kernel/config/config.ts';
import { textPartsOf } from '#testing/mail-text.ts';
import { invitingLink, testOutgoing } from '#testing/outgoing.ts';
import { resendMessage } from './outgoing.ts';

const { testing, mail, config, transact, invite, about, run, jobsOf, dyingAfter, renew, close } =
  await testOutgoing();
after(close);

test('a mail reaches a real server, reads from right to left, and its text is forgotten', async () => {
  await renew();
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
  const [plain = '', html = ''] = textPartsOf(received.raw);
  assert.ok(plain.includes(invitingLink));
  assert.ok(plain.includes('مریم احمدی شما را به فضای کار «شرکت آزمایش» دعوت کرده است'));
  assert.ok(html.includes('dir="rtl"'));
  assert.ok(html.includes('<a dir="ltr" href="https://crm.example.ir/join/9f3b?a=1&amp;b=2">'));
  const sent = await about(id);
  assert.equal(sent.state, 'sent');
  assert.equal(sent.attempts, 1);
  const [after] = await testing.asOwner('select body, sealed from outgoing_message where id = $1', [id]);
  assert.deepEqual(after, { body: null, sealed: null });
});

test('a server that asks to come later is asked later, one that refuses is not', async () => {
  await renew();
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
  await renew();
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
  await renew();
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
  await renew();
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
  await renew();
  const { id } = await invite('mail', 'ali@example.ir');
  await assert.rejects(run(id, { database: dyingAfter(1) }), /killed/);
  assert.equal(mail.received.length, 1);
  assert.equal((await about(id)).state, 'sending');
  await run(id);
  assert.equal(mail.received.length, 1);
  assert.equal((await about(id)).errorCode, 'unsure');
  await transact((tx) => resendMessage(tx, id));
  await run(id);
  assert.equal(mail.received.length, 2);
  assert.equal((await about(id)).state, 'sent');
});
