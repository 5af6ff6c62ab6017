import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import {
  channelSettings,
  channelSummaries,
  removeChannel,
  requireChannelsDeed,
  restoreChannel,
  saveChannel,
} from '#kernel/outgoing/channels.ts';
import { channelTrial } from '#kernel/outgoing/messages.ts';
import { enqueueMessage } from '#kernel/outgoing/outgoing.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Parts } from '../parts.ts';

const channelShape = z.strictObject({ channel: z.enum(['mail', 'sms']) });
const trialShape = z.strictObject({ to: z.string().max(320) });

/** A workspace's own mail server and SMS account. What is secret goes in and never comes out. */
export function channelRoutes(
  app: FastifyInstance,
  { database, seals, config }: Pick<Parts, 'database' | 'seals' | 'config'>,
): void {
  const outgoing = { seals, config };

  app.get(
    '/channels',
    route('member', { fa: 'راه‌های ارسال رایانامه و پیامک', en: 'How mail and SMS are sent' }),
    async ({ context }) => {
      requireChannelsDeed(context);
      return {
        channels: await database.transact(context, (tx) => channelSummaries(outgoing, tx), {
          readOnly: true,
        }),
      };
    },
  );

  app.put(
    '/channels/:channel',
    route(
      'member',
      { fa: 'تنظیم سرور رایانامه یا پنل پیامک', en: 'Settle the mail server or the SMS account' },
      { body: z.union([channelSettings.mail, channelSettings.sms]) },
    ),
    async ({ context, params, body }) => {
      const { channel } = read(channelShape, params);
      const given =
        channel === 'mail'
          ? ({ channel, settings: read(channelSettings.mail, body) } as const)
          : ({ channel, settings: read(channelSettings.sms, body) } as const);
      const channels = await database.transact(context, async (tx) => {
        await saveChannel(outgoing, tx, given);
        return channelSummaries(outgoing, tx);
      });
      return { channels };
    },
  );

  app.delete(
    '/channels/:channel',
    route('member', { fa: 'بازگشت به تنظیم خود نصب', en: 'Go back to the installation’s settings' }),
    async ({ context, params }, reply) => {
      const { channel } = read(channelShape, params);
      await database.transact(context, (tx) => removeChannel(tx, channel));
      return reply.code(204).send();
    },
  );
  app.post(
    '/channels/:channel/restoration',
    route('member', {
      fa: 'واگرد آخرین تغییر یک راه ارسال، با گذرواژه و کلیدش؛ تنها برای خود تغییردهنده و تا چند دقیقه',
      en: 'Take the last change of a channel back, secrets and all; for who made it, and within minutes',
    }),
    async ({ context, params }, reply) => {
      const { channel } = read(channelShape, params);
      await database.transact(context, (tx) => restoreChannel(tx, channel));
      return reply.code(204).send();
    },
  );

  app.post(
    '/channels/:channel/trial',
    route('member', { fa: 'فرستادن پیام آزمایشی', en: 'Send a trial message' }, { body: trialShape }),
    async ({ context, params, body }, reply) => {
      const { channel } = read(channelShape, params);
      const { to } = read(trialShape, body);
      const sent = await database.transact(context, async (tx) => {
        requireChannelsDeed(context);
        const [row] = await tx.rows<{ name: string }>(
          sql`select name from workspace where id = ${context.workspace}`,
        );
        const parameters = { workspace: row?.name ?? '' };
        return enqueueMessage(outgoing, tx, {
          kind: channelTrial,
          channel,
          to,
          locale: context.locale,
          parameters,
        });
      });
      return reply.code(202).send(sent);
    },
  );
}
