import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { startKavenegar, type KavenegarServer } from '#testing/kavenegar.ts';
import { makeWorkspace } from '#testing/workspace.ts';
import { startBackground } from './background.ts';
import { readConfig } from './config/config.ts';
import { systemContext } from './context/context.ts';
import type { LoggedEvent } from './events/event.ts';
import { appendEvents } from './events/event.ts';
import { openFolderStore } from './files/folder-store.ts';
import { newId } from './id.ts';
import { silentLog } from './log/log.ts';
import { openMetrics } from './metrics/metrics.ts';
import { oneTimeCode } from './outgoing/messages.ts';
import { enqueueMessage, outgoingMessage } from './outgoing/outgoing.ts';
import { newKeyring } from './secrets/keyring.ts';
import { openSeals } from './secrets/seal.ts';

let testing: TestDatabase;
let sms: KavenegarServer;
let folder: string;
before(async () => {
  [testing, sms, folder] = await Promise.all([
    testDatabase(),
    startKavenegar(),
    mkdtemp(join(tmpdir(), 'peyvand-background-')),
  ]);
});
after(() => Promise.all([testing.drop(), sms.close(), rm(folder, { recursive: true })]));

test('a message and an event reach their ends through everything that runs behind the requests', async () => {
  const config = readConfig({
    KAVENEGAR_API_KEY: sms.apiKey,
    KAVENEGAR_SENDER: '10004346',
    KAVENEGAR_URL: sms.url,
  });
  const seals = openSeals(newKeyring());
  const { database, access } = testing;
  const read = Promise.withResolvers<LoggedEvent>();
  const background = await startBackground({
    access,
    database,
    config,
    log: silentLog,
    metrics: openMetrics(),
    files: await openFolderStore(folder),
    services: { database, seals, config },
    jobs: [],
    readers: [{ name: 'test', read: async (_door, [first]) => (first ? read.resolve(first) : undefined) }],
  });
  const context = systemContext(await makeWorkspace(testing), 'test');
  const { id } = await database.transact(context, async (tx) => {
    appendEvents(tx, [{ kind: 'created', object: 'party', recordId: newId(), recordVersion: 1 }]);
    return enqueueMessage({ seals, config }, tx, {
      kind: oneTimeCode,
      channel: 'sms',
      to: '+989121234567',
      locale: 'fa',
      parameters: { code: '482913', minutes: 2 },
    });
  });
  assert.equal((await read.promise).workspace, context.workspace);
  const patience = AbortSignal.timeout(20_000);
  while ((await database.transact(context, (tx) => outgoingMessage(tx, id))).state !== 'sent') {
    patience.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await background.stop();
  assert.match(sms.taken[0]?.message ?? '', /482913/);
  const [partitions] = await testing.asOwner<{ count: number }>(
    `select count(*)::int as count from pg_inherits where inhparent = 'event'::regclass`,
  );
  assert.ok((partitions?.count ?? 0) >= 5);
});
