import type { FastifyInstance } from 'fastify';
import { route } from '#kernel/http/route.ts';
import { parseId, type RecordId } from '#kernel/id.ts';
import {
  cancelMessage,
  messageText,
  outgoingMessage,
  outgoingMessages,
  resendMessage,
} from '#kernel/outgoing/outgoing.ts';
import { notFound } from '#kernel/problems/common.ts';
import type { Parts } from '../parts.ts';

type Path = { readonly Params: { readonly id: string } };

/** What became of messages that were to leave the house, for administrators. */
export function messageRoutes(
  app: FastifyInstance,
  { database, seals, config }: Pick<Parts, 'database' | 'seals' | 'config'>,
): void {
  app.get(
    '/outgoing-messages',
    route('member', { fa: 'پیام‌هایی که باید بیرون می‌رفتند', en: 'Messages that were to go out' }),
    async ({ context }) => ({
      messages: await database.transact(context, (tx) => outgoingMessages(tx), { readOnly: true }),
    }),
  );

  app.get<Path>(
    '/outgoing-messages/:id',
    route('member', { fa: 'سرگذشت یک پیام', en: 'What became of one message' }),
    ({ context, params }) =>
      database.transact(context, (tx) => outgoingMessage(tx, idOf(params)), { readOnly: true }),
  );

  app.get<Path>(
    '/outgoing-messages/:id/text',
    route('member', { fa: 'متن یک پیام', en: 'The text of one message' }, { secretAnswer: true }),
    async ({ context, params }, reply) => {
      const text = await database.transact(
        context,
        (tx) => messageText({ seals, config }, tx, idOf(params)),
        { readOnly: true },
      );
      return reply.header('cache-control', 'no-store').send({ text });
    },
  );

  app.post<Path>(
    '/outgoing-messages/:id/resending',
    route('member', { fa: 'فرستادن دوبارهٔ یک پیام', en: 'Send a message again' }),
    async ({ context, params }, reply) => {
      await database.transact(context, (tx) => resendMessage(tx, idOf(params)));
      return reply.code(202).send({ id: params.id });
    },
  );

  app.post<Path>(
    '/outgoing-messages/:id/cancellation',
    route('member', { fa: 'لغو پیامی که هنوز نرفته است', en: 'Cancel a message that has not gone yet' }),
    async ({ context, params }, reply) => {
      await database.transact(context, (tx) => cancelMessage(tx, idOf(params)));
      return reply.code(204).send();
    },
  );
}

function idOf({ id }: { readonly id: string }): RecordId {
  const known = parseId(id);
  if (!known) throw notFound();
  return known;
}
