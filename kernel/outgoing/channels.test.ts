import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readConfig } from '#kernel/config/config.ts';
import { systemContext, type Context } from '#kernel/context/context.ts';
import { newKeyring, type Keyring } from '#kernel/secrets/keyring.ts';
import { openSeals } from '#kernel/secrets/seal.ts';
import { invitingLink, testOutgoing } from '#testing/outgoing.ts';
import { makeWorkspace } from '#testing/workspace.ts';
import { channelSummaries, removeChannel, restoreChannel, saveChannel } from './channels.ts';
import { passwordReset } from './messages.ts';
import { enqueueMessage, messageText } from './outgoing.ts';
import { resealChannels } from './reseal.ts';
import { forgetTakenAway } from './sweep.ts';

const { testing, mail, config, seals, context, transact, as, about, run, renew, close } =
  await testOutgoing();
after(close);
const { database } = testing;

test('a workspace’s own channel goes before the installation’s, sealed, and is another’s to nobody', async () => {
  await renew();
  const parts = { seals, config };
  const settings = {
    host: 'mail.example.ir',
    port: 587,
    security: 'starttls',
    user: 'u',
    password: 'راز بزرگ',
    from: 'a@example.ir',
  } as const;
  await transact((tx) => saveChannel(parts, tx, { channel: 'mail', settings }));
  assert.deepEqual(await transact((tx) => channelSummaries(parts, tx)), [
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
    [context().workspace],
  );
  assert.ok(rows[0] && !rows[0].sealed.includes('راز'));
  const other = systemContext(await makeWorkspace(testing), 'test');
  assert.equal(
    (await database.transact(other, (tx) => channelSummaries(parts, tx)))[0]?.source,
    'installation',
  );
  // A row carried over to another workspace does not open there.
  await testing.asOwner(
    `insert into workspace_channel (workspace_id, channel, sealed) values ($1, 'mail', $2)`,
    [other.workspace, rows[0].sealed],
  );
  await assert.rejects(
    database.transact(other, (tx) => channelSummaries(parts, tx)),
    { code: 'unreadable' },
  );
  await transact((tx) => removeChannel(tx, 'mail'));
  assert.equal((await transact((tx) => channelSummaries(parts, tx)))[0]?.source, 'installation');
});

test('settings that reach for other doors of the network are refused', async () => {
  await renew();
  for (const wrong of [{ port: 22 }, { host: 'a b' }, { host: 'http://x' }, { from: 'a\r\nBcc: x@y.ir' }]) {
    const settings = {
      host: 'mail.example.ir',
      port: 25,
      security: 'none',
      from: 'a@example.ir',
      ...wrong,
    } as Parameters<typeof saveChannel>[2]['settings'];
    await assert.rejects(
      transact((tx) =>
        saveChannel({ seals, config }, tx, { channel: 'mail', settings } as Parameters<
          typeof saveChannel
        >[2]),
      ),
      { name: 'ZodError' },
    );
  }
});

test('after a rotation of the key channels are sealed anew, and the old key is no longer needed', async () => {
  await renew();
  const old = newKeyring();
  const fresh = newKeyring();
  const both: Keyring = { newest: fresh.newest, all: [fresh.newest, old.newest] };
  await testing.asOwner('delete from workspace_channel');
  const settings = { apiKey: 'abcdefgh1234', sender: '10004346' };
  const under = (ring: Keyring) => ({ seals: openSeals(ring), config });
  await transact((tx) => saveChannel(under(old), tx, { channel: 'sms', settings }));
  assert.equal(await resealChannels(database, openSeals(both)), 1);
  assert.equal(await resealChannels(database, openSeals(both)), 0);
  const [, sms] = await transact((tx) => channelSummaries(under(fresh), tx));
  assert.equal(sms?.source, 'own');
});

const own = { host: '127.0.0.1', port: 2525, security: 'none', from: 'spy@example.ir' } as const;

test('the last change of a channel is taken back with its secrets, by who made it and for minutes', async () => {
  await renew();
  const parts = { seals, config: readConfig({}) };
  const [admin, other] = [as({ admin: true }), as({ admin: true })];
  const settings = { ...own, user: 'u', password: 'راز' };
  const save = (from: string) =>
    database.transact(admin, (tx) =>
      saveChannel(parts, tx, { channel: 'mail', settings: { ...settings, from } }),
    );
  const restore = (by: Context) => database.transact(by, (tx) => restoreChannel(tx, 'mail'));
  const remove = () => database.transact(admin, (tx) => removeChannel(tx, 'mail'));
  const shown = async () => (await transact((tx) => channelSummaries(parts, tx)))[0]?.from;
  const sealed = async () =>
    (await testing.asOwner<{ sealed: string }>('select sealed from workspace_channel'))[0]?.sealed;
  await testing.asOwner('delete from workspace_channel');
  await assert.rejects(restore(admin), { slug: 'not-found' });
  await save('a@example.ir');
  const before = await sealed();
  await remove();
  assert.equal(await shown(), undefined);
  await assert.rejects(restore(other), { slug: 'not-found' });
  await assert.rejects(restore(as({ deeds: ['channels.change'] })), { slug: 'not-allowed' });
  await restore(admin);
  assert.equal(await sealed(), before, 'secrets and all');
  await save('b@example.ir');
  await restore(admin);
  assert.equal(await shown(), 'a@example.ir');

  await remove();
  const later = new Date(Date.now() + 11 * 60_000);
  await assert.rejects(restore({ ...admin, now: () => later }), { slug: 'not-found' });
  await forgetTakenAway(database, later);
  assert.deepEqual(await testing.asOwner('select 1 from workspace_channel'), []);
});

test('a letter that opens more than this workspace never leaves by the workspace’s own channel', async () => {
  await renew();
  const parts = { seals, config: readConfig({}) };
  await transact((tx) => saveChannel(parts, tx, { channel: 'mail', settings: own }));
  const letter = {
    kind: passwordReset,
    channel: 'mail',
    to: 'ali@example.ir',
    locale: 'fa',
    parameters: { link: invitingLink, minutes: 60 },
    ownChannel: false,
  } as const;
  const nowhere = await transact((tx) => enqueueMessage(parts, tx, letter));
  assert.equal(nowhere.state, 'unsendable');
  const { id } = await transact((tx) => enqueueMessage({ seals, config }, tx, letter));
  await run(id);
  assert.equal((await about(id)).state, 'sent');
  assert.deepEqual(
    mail.received[0]?.from,
    'no-reply@example.ir',
    'of the installation, though the workspace has its own',
  );
});

test('what opens a door is read by nobody but who had it made, and channels are settled by administrators', async () => {
  await renew();
  const parts = { seals, config: readConfig({}) };
  const [maker, other] = [as({ admin: true }), as({ admin: true })];
  const { id } = await database.transact(maker, (tx) =>
    enqueueMessage(parts, tx, {
      kind: passwordReset,
      channel: 'mail',
      to: 'ali@example.ir',
      locale: 'fa',
      parameters: { link: invitingLink, minutes: 60 },
    }),
  );
  const read = (reader: Context) => database.transact(reader, (tx) => messageText(parts, tx, id));
  assert.ok((await read(maker)).includes(invitingLink));
  await assert.rejects(read(other), { slug: 'not-found' });
  const clerk = as({ deeds: ['channels.change'] });
  await assert.rejects(read(clerk), { slug: 'not-found' });
  for (const deed of [
    (tx: Parameters<typeof removeChannel>[0]) => saveChannel(parts, tx, { channel: 'mail', settings: own }),
    (tx: Parameters<typeof removeChannel>[0]) => removeChannel(tx, 'mail'),
  ])
    await assert.rejects(database.transact(clerk, deed), { slug: 'not-allowed' });
});
