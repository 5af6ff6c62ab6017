import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readConfig } from '#kernel/config/config.ts';
import type { RecordId } from '#kernel/id.ts';
import { invitingLink, testOutgoing } from '#testing/outgoing.ts';
import { channelTrial, oneTimeCode, passwordReset } from './messages.ts';
import {
  cancelMessage,
  enqueueMessage,
  messageText,
  outgoingMessages,
  resendMessage,
  uncancelMessage,
} from './outgoing.ts';
import { forgetTakenAway } from './sweep.ts';

const { testing, mail, config, seals, context, transact, as, invite, about, run, jobsOf, renew, close } =
  await testOutgoing();
after(close);
const { database } = testing;

test('without a channel the administrator sees the text, and sends it once there is one', async () => {
  await renew();
  const none = readConfig({});
  const { id, state } = await invite('mail', 'ali@example.ir', 'en', none);
  assert.equal(state, 'unsendable');
  const parts = { seals, config: none };
  assert.ok((await transact((tx) => messageText(parts, tx, id))).includes(invitingLink));
  const stranger = as({});
  for (const deed of [
    messageText.bind(undefined, parts),
    (tx: Parameters<typeof resendMessage>[0]) => outgoingMessages(tx),
  ] as const) {
    await assert.rejects(
      database.transact(stranger, async (tx) => deed(tx, id)),
      { slug: 'not-allowed' },
    );
  }
  await transact((tx) => resendMessage(tx, id));
  await run(id);
  assert.equal((await about(id)).state, 'sent');
  await assert.rejects(
    transact((tx) => messageText(parts, tx, id)),
    { slug: 'not-found' },
  );
});

test('a message that is cancelled, or whose transaction rolled back, does not leave', async () => {
  await renew();
  const { id } = await invite('mail', 'ali@example.ir');
  await transact((tx) => cancelMessage(tx, id));
  await run(id);
  assert.deepEqual(mail.received, []);
  assert.equal((await about(id)).state, 'cancelled');
  await assert.rejects(
    transact(async (tx) => {
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
  assert.equal((await transact((tx) => outgoingMessages(tx))).length, 1);
});

test('a cancelled message goes back to the queue whole, for minutes, and never leaves twice', async () => {
  await renew();
  const cancelled = async (job: 'created' | 'active' | 'completed'): Promise<RecordId> => {
    const { id } = await invite('mail', 'ali@example.ir');
    await testing.asOwner(`update jobs.job_common set state = $2 where data ->> 'message' = $1`, [id, job]);
    await transact((tx) => cancelMessage(tx, id));
    return id;
  };
  const takeBack = (id: RecordId) => transact((tx) => uncancelMessage(tx, id));
  const waiting = await cancelled('created');
  await takeBack(waiting);
  assert.equal((await jobsOf(waiting)).length, 1, 'the job of before serves');
  const text = await transact((tx) => messageText({ seals, config }, tx, waiting));
  assert.ok(text.includes(invitingLink), 'sealed as it was');
  await run(waiting);
  assert.equal(mail.received.length, 1);
  await assert.rejects(takeBack(waiting), { slug: 'not-found' });

  const over = await cancelled('completed');
  await takeBack(over);
  assert.deepEqual(
    (await jobsOf(over)).map(({ wait }) => wait < 1),
    [true, true],
  );
  const running = await cancelled('active');
  await takeBack(running);
  assert.ok(((await jobsOf(running))[1]?.wait ?? 0) > 170, 'it waits until that one is over');

  const late = await cancelled('created');
  const later = new Date(Date.now() + 11 * 60_000);
  await assert.rejects(
    database.transact({ ...context(), now: () => later }, (tx) => uncancelMessage(tx, late)),
    { slug: 'not-found' },
  );
  await forgetTakenAway(database, later);
  const [left] = await testing.asOwner('select sealed from outgoing_message where id = $1', [late]);
  assert.deepEqual(left, { sealed: null });
});

test('hostile recipients and parameters are refused before anything is written', async () => {
  await renew();
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
  assert.deepEqual(await transact((tx) => outgoingMessages(tx)), []);
});
