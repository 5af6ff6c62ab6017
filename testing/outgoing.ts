import { readConfig, type Config } from '#kernel/config/config.ts';
import { systemContext, type Context, type MemberActor, type WorkspaceId } from '#kernel/context/context.ts';
import type { Tx } from '#kernel/database/database.ts';
import { newId, type RecordId } from '#kernel/id.ts';
import { ensureQueues } from '#kernel/jobs/queues.ts';
import { deliveriesJob } from '#kernel/outgoing/deliveries.ts';
import type { Channel } from '#kernel/outgoing/message-kind.ts';
import { invitation } from '#kernel/outgoing/messages.ts';
import { enqueueMessage, outgoingMessage } from '#kernel/outgoing/outgoing.ts';
import { sendMessageJob, type OutgoingServices } from '#kernel/outgoing/send.ts';
import { newKeyring } from '#kernel/secrets/keyring.ts';
import { openSeals } from '#kernel/secrets/seal.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { startKavenegar } from './kavenegar.ts';
import { startMailServer } from './mail-server.ts';
import { makeWorkspace } from './workspace.ts';

/** The link in every invitation. */
export const invitingLink = 'https://crm.example.ir/join/9f3b?a=1&b=2';

/** Messages on their way through a real mail server and a pretended Kavenegar; `renew` gives each test a workspace of its own. */
export async function testOutgoing() {
  const testing = await testDatabase();
  const { database } = testing;
  const [mail, sms] = await Promise.all([startMailServer(), startKavenegar()]);
  await ensureQueues(database, [sendMessageJob, deliveriesJob]);
  const seals = openSeals(newKeyring());
  const config = readConfig({
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
  let context = systemContext(0 as WorkspaceId, 'test');
  const transact = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => database.transact(context, deed);
  return {
    testing,
    mail,
    sms,
    config,
    seals,
    context: (): Context => context,
    transact,
    /** A member with these grants. */
    as: (grants: Partial<MemberActor['grants']>): Context => ({
      ...context,
      actor: {
        kind: 'member',
        memberId: newId(),
        teamId: undefined,
        teamMemberIds: [],
        grants: { admin: false, objects: {}, deeds: [], ...grants },
      },
    }),
    invite: (channel: Channel, to: string, locale: 'fa' | 'en' = 'fa', settings: Config = config) =>
      transact((tx) =>
        enqueueMessage({ seals, config: settings }, tx, {
          kind: invitation,
          channel,
          to,
          locale,
          parameters: { workspace: 'شرکت آزمایش', inviter: 'مریم احمدی', link: invitingLink, days: 7 },
        }),
      ),
    about: (id: RecordId) => transact((tx) => outgoingMessage(tx, id)),
    run: (id: RecordId, services: Partial<OutgoingServices> = {}) =>
      sendMessageJob.perform(
        { database, seals, config, ...services },
        { workspace: context.workspace, message: id },
        { id: newId(), attempt: 1, isLast: false, signal: AbortSignal.timeout(60_000) },
      ),
    jobsOf: (id: RecordId) =>
      testing.asOwner<{ wait: number }>(
        `select extract(epoch from start_after - created_on)::float8 as wait from jobs.job_common where data ->> 'message' = $1 order by start_after`,
        [id],
      ),
    /** The database of a process that is killed after so many transactions. */
    dyingAfter: (count: number): TestDatabase['database'] => {
      let done = 0;
      return {
        ...database,
        transact: (...args) =>
          (done += 1) > count ? Promise.reject(new Error('killed')) : database.transact(...args),
      };
    },
    renew: async (): Promise<void> => {
      context = systemContext(await makeWorkspace(testing), 'test');
      for (const list of [mail.received, mail.next, sms.taken, sms.calls, sms.next]) list.length = 0;
    },
    close: () => Promise.all([testing.drop(), mail.close(), sms.close()]),
  };
}
