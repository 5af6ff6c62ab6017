import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { actorMemberId } from '#kernel/context/context.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { longest } from '#kernel/outgoing/message-text.ts';
import { enqueueRendered } from '#kernel/outgoing/outgoing.ts';
import { exampleOf, forgetText, previewText, writableTexts, writeText } from '#kernel/outgoing/own-texts.ts';
import { defineProblem } from '#kernel/problems/problem.ts';
import { reachOf } from '../notifications/as-member.ts';
import type { Parts } from '../parts.ts';

const addressShape = z.strictObject({
  message: z.string().max(60),
  channel: z.enum(['mail', 'sms']),
  locale: z.enum(['fa', 'en']),
});

/** Generous, so that what is too long is told with the rest of what is wrong. */
const textShape = z.strictObject({
  subject: z
    .string()
    .max(longest.subject * 4)
    .optional(),
  body: z.string().max(longest.mail * 2),
});
/** Null subjects and absent ones are one thing to a type that knows no undefined. */
const textOf = ({ subject, body }: z.output<typeof textShape>) =>
  subject === undefined ? { body } : { subject, body };

export const noOwnReach = defineProblem<{ channel: 'mail' | 'sms' }>({
  slug: 'no-own-reach',
  status: 422,
  title: { fa: 'نشانی شما دانسته نیست', en: 'Your address is not known' },
  detail: ({ channel }) =>
    channel === 'mail'
      ? {
          fa: 'در «حساب من» رایانامهٔ خود را بیفزایید تا پیام آزمایشی برایتان فرستاده شود.',
          en: 'Add your e-mail under My account to be sent a trial message.',
        }
      : {
          fa: 'در «حساب من» شمارهٔ همراه خود را بیفزایید تا پیام آزمایشی برایتان فرستاده شود.',
          en: 'Add your mobile number under My account to be sent a trial message.',
        },
});

const at = '/message-texts/:message/:channel/:locale';

/** The words of what a workspace sends: the standard ones, its own, how they come out, and a trial to whoever writes them. */
export function messageTextRoutes(
  app: FastifyInstance,
  { database, seals, config }: Pick<Parts, 'database' | 'seals' | 'config'>,
): void {
  app.get(
    '/message-texts',
    route('member', { fa: 'متن پیام‌هایی که فرستاده می‌شود', en: 'The words of messages that are sent' }),
    async ({ context }) => ({
      messages: await database.transact(context, writableTexts, { readOnly: true }),
    }),
  );

  app.put(
    at,
    route('member', { fa: 'نوشتن متن یک پیام', en: 'Write the words of a message' }, { body: textShape }),
    async ({ context, params, body }, reply) => {
      const [address, text] = [read(addressShape, params), textOf(read(textShape, body))];
      await database.transact(context, (tx) => writeText(tx, address, text));
      return reply.code(204).send();
    },
  );

  app.delete(
    at,
    route('member', { fa: 'بازگشت به متن آماده', en: 'Go back to the standard words' }),
    async ({ context, params }, reply) => {
      const address = read(addressShape, params);
      await database.transact(context, (tx) => forgetText(tx, address));
      return reply.code(204).send();
    },
  );

  app.post(
    `${at}/preview`,
    route(
      'member',
      { fa: 'پیش‌نمایش متن یک پیام', en: 'How the words of a message come out' },
      { body: textShape },
    ),
    ({ context, params, body }) => {
      const [address, text] = [read(addressShape, params), textOf(read(textShape, body))];
      return database.transact(context, async (tx) => previewText(tx, address, text), { readOnly: true });
    },
  );

  app.post(
    `${at}/trial`,
    route(
      'member',
      { fa: 'فرستادن پیام آزمایشی به خود', en: 'Send oneself a trial of a message' },
      { body: textShape },
    ),
    async ({ context, params, body }, reply) => {
      const [address, text] = [read(addressShape, params), textOf(read(textShape, body))];
      const sent = await database.transact(context, async (tx) => {
        const { kind, rendered } = exampleOf(tx, address, text);
        const member = actorMemberId(tx.context.actor);
        const reach = member && (await reachOf({ database }, tx, [member])).get(member);
        const to = reach?.[address.channel];
        if (!to) throw noOwnReach({ channel: address.channel });
        const { channel, locale } = address;
        return enqueueRendered({ seals, config }, tx, { kind, channel, locale, to, rendered });
      });
      return reply.code(202).send(sent);
    },
  );
}
