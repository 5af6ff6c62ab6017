import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId, type RecordId } from '#kernel/id.ts';
import { invitingLink, testOutgoing } from '#testing/outgoing.ts';
import { askAboutDeliveries, deliveriesJob } from './deliveries.ts';
import { kavenegarAdapter } from './kavenegar.ts';
import { kavenegarCodes } from './kavenegar-codes.ts';

const { testing, sms, config, seals, context, invite, about, run, jobsOf, dyingAfter, renew, close } =
  await testOutgoing();
after(close);
const { database } = testing;

test('an SMS goes out in Kavenegar’s form, and a crash before the mark finds it there', async () => {
  await renew();
  const { id } = await invite('sms', '+989121234567');
  await assert.rejects(run(id, { database: dyingAfter(1) }), /killed/);
  await run(id);
  assert.deepEqual(sms.calls, ['sms/send', 'sms/statuslocalmessageid']);
  assert.equal(sms.taken.length, 1);
  const [taken] = sms.taken;
  assert.equal(taken?.receptor, '09121234567');
  assert.equal(taken.sender, '10004346');
  assert.ok(taken.message.includes(invitingLink));
  assert.match(taken.localid, /^[1-9]\d{5,18}$/);
  assert.equal((await about(id)).state, 'sent');
});

test('a connection that broke off after the SMS was taken does not send it twice', async () => {
  await renew();
  sms.next.push('hang-up');
  const { id } = await invite('sms', '+989121234567');
  await run(id);
  await run(id);
  assert.equal(sms.taken.length, 1);
  assert.equal((await about(id)).state, 'sent');
});

test('an interrupted SMS that never arrived is sent', async () => {
  await renew();
  const { id } = await invite('sms', '+49301234567');
  await testing.asOwner(`update outgoing_message set state = 'sending' where id = $1`, [id]);
  await run(id);
  assert.equal(sms.taken[0]?.receptor, '0049301234567');
});

for (const [code, { phrase, again }] of Object.entries(kavenegarCodes)) {
  test(`Kavenegar’s ${code}: ${again === undefined ? 'final' : `again after ${again} s`}`, async () => {
    await renew();
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
  await renew();
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
  await renew();
  const { id } = await invite('sms', '+989121234567');
  for (let i = 0; i < 8; i += 1) {
    sms.next.push(409);
    await run(id);
  }
  assert.equal((await about(id)).state, 'failed');
  assert.equal((await about(id)).attempts, 8);
});

test('what became of SMS is asked for in one question', async () => {
  await renew();
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
    [context().workspace],
  );
  assert.ok((await askAboutDeliveries(testing.database)) >= 1);
  sms.calls.length = 0;
  const ask = () =>
    deliveriesJob.perform(
      { database, seals, config },
      { workspace: context().workspace },
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
    [context().workspace],
  );
  assert.equal(open?.count, 1);
});
