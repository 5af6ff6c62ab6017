import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { parseId, type RecordId } from '#kernel/id.ts';
import {
  cancelMessage,
  messageText,
  outgoingMessage,
  outgoingMessages,
  resendMessage,
  uncancelMessage,
  type MessageState,
} from '#kernel/outgoing/outgoing.ts';
import { notFound } from '#kernel/problems/common.ts';
import type { Parts } from '../parts.ts';

/** What an administrator asks for: what did not arrive, what is under way, what has gone. */
const groups = {
  stuck: ['failed', 'unsendable'],
  waiting: ['queued', 'sending'],
  gone: ['sent', 'delivered', 'cancelled'],
} as const satisfies Record<string, readonly MessageState[]>;

const listShape = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(100),
  state: z.enum(['stuck', 'waiting', 'gone']).optional(),
  /** The id of the last one of the page before. */
  before: z.uuid().optional(),
});

type Path = { readonly Params: { readonly id: string } };

/** What became of messages that were to leave the house, for administrators. */
export function messageRoutes(
  app: FastifyInstance,
  { database, seals, config }: Pick<Parts, 'database' | 'seals' | 'config'>,
): void {
  app.get(
    '/outgoing-messages',
    route(
      'member',
      { fa: 'پیام‌هایی که باید بیرون می‌رفتند', en: 'Messages that were to go out' },
      { query: listShape },
    ),
    async ({ context, query }) => {
      const { limit, state, before } = read(listShape, query);
      const older = before === undefined ? undefined : parseId(before);
      const messages = await database.transact(
        context,
        (tx) =>
          outgoingMessages(tx, {
            limit: limit + 1,
            ...(state ? { states: groups[state] } : {}),
            ...(older ? { before: older } : {}),
          }),
        { readOnly: true },
      );
      return {
        messages: messages.slice(0, limit),
        next: messages.length > limit ? (messages[limit - 1]?.id ?? null) : null,
      };
    },
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

  app.delete<Path>(
    '/outgoing-messages/:id/cancellation',
    route('member', {
      fa: 'واگرد لغو پیام در چند دقیقهٔ نخست',
      en: 'Take the cancelling of a message back, minutes later',
    }),
    async ({ context, params }, reply) => {
      await database.transact(context, (tx) => uncancelMessage(tx, idOf(params)));
      return reply.code(204).send();
    },
  );
}

function idOf({ id }: { readonly id: string }): RecordId {
  const known = parseId(id);
  if (!known) throw notFound();
  return known;
}
