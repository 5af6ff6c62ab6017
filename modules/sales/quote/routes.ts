import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import type { ModuleTools } from '#records/define/define-module.ts';
import type { RecordEngine } from '#records/records.ts';
import { reinstateQuote, resumeVersion, reviseQuote, sendQuote, startQuote, withdrawQuote } from './deeds.ts';
import { quote } from './object.ts';
import { pictureKeys } from './paper/pictures.ts';
import { printQuote } from './paper/print.ts';
import { readWhole, documentOf } from './whole.ts';

const sendShape = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('mail'), to: z.string().trim().max(300) }),
  z.strictObject({ way: z.literal('sms'), to: z.string().trim().max(20) }),
  z.strictObject({ way: z.literal('copied') }),
]);
const paperShape = z.strictObject({
  version: z.coerce.number().int().min(1).optional(),
  as: z.enum(['pdf', 'svg']).default('pdf'),
});

type WithId = { Params: { readonly id: string } };

/** What is done with quotes beyond keeping them. */
export function quoteRoutes(app: FastifyInstance, engine: RecordEngine, tools: ModuleTools): void {
  app.post<WithId>(
    '/deals/:id/quotes',
    route('member', {
      fa: 'ساختن پیش‌فاکتور از معامله؛ پیش‌نویسی که باشد ادامه می‌یابد',
      en: 'Make a quote of a deal; a draft that is there is gone on with',
    }),
    async ({ context, params }, reply) =>
      reply.code(201).send({ id: await engine.transact(context, (tx) => startQuote(tx, params.id)) }),
  );
  app.get<WithId>(
    '/quotes/:id/whole',
    route('member', {
      fa: 'پیش‌فاکتور با ردیف‌ها، نسخه‌ها و پیوندهایش',
      en: 'A quote with its lines, versions and links',
    }),
    ({ context, params }) => engine.transact(context, (tx) => readWhole(tx, params.id), { readOnly: true }),
  );
  app.get<WithId>(
    '/quotes/:id/paper',
    route(
      'member',
      { fa: 'برگهٔ پیش‌فاکتور، PDF یا تصویر', en: 'The paper of a quote, as PDF or a picture' },
      { query: paperShape },
    ),
    async ({ context, params, query }, reply) => {
      const { version, as } = read(paperShape, query);
      const { document, keys } = await engine.transact(
        context,
        async (tx) => {
          const document = await documentOf(tx, await tx.records(quote).get(params.id), version);
          return { document, keys: await pictureKeys(tx, document) };
        },
        { readOnly: true },
      );
      const bytes = await printQuote(tools, context.workspace, { document, keys }, as);
      return sendPaper(reply, document.number, as, bytes);
    },
  );
  app.post<WithId>(
    '/quotes/:id/sending',
    route(
      'member',
      {
        fa: 'فرستادن پیش‌فاکتور با رایانامه یا پیامک، یا گرفتن پیوند آن',
        en: 'Send a quote by mail or SMS, or take its link',
      },
      { body: sendShape, secretAnswer: true },
    ),
    async ({ context, params, body }) => {
      const wish = read(sendShape, body);
      return engine.transact(context, (tx) => sendQuote(tx, tools, params.id, wish));
    },
  );
  app.post<WithId>(
    '/quotes/:id/revision',
    route('member', { fa: 'آغاز نسخهٔ بعدی پیش‌فاکتور', en: 'Begin the next version of a quote' }),
    async ({ context, params }, reply) => {
      await engine.transact(context, (tx) => reviseQuote(tx, params.id));
      return reply.code(204).send();
    },
  );
  app.delete<WithId>(
    '/quotes/:id/revision',
    route('member', {
      fa: 'واگرد آغاز نسخهٔ بعدی، تا دست نخورده است',
      en: 'Take the next version back while it is untouched',
    }),
    async ({ context, params }, reply) => {
      await engine.transact(context, (tx) => resumeVersion(tx, params.id));
      return reply.code(204).send();
    },
  );
  app.post<WithId>(
    '/quotes/:id/withdrawal',
    route('member', { fa: 'پس گرفتن پیش‌فاکتور', en: 'Withdraw a quote' }),
    async ({ context, params }, reply) => {
      await engine.transact(context, (tx) => withdrawQuote(tx, params.id));
      return reply.code(204).send();
    },
  );
  app.delete<WithId>(
    '/quotes/:id/withdrawal',
    route('member', {
      fa: 'واگرد پس گرفتن پیش‌فاکتور: پیوندهایش دوباره باز می‌شود',
      en: 'Take the withdrawal of a quote back: its links open again',
    }),
    async ({ context, params }, reply) => {
      await engine.transact(context, (tx) => reinstateQuote(tx, params.id));
      return reply.code(204).send();
    },
  );
}

type Reply = {
  header(name: string, value: string): Reply;
  type(type: string): Reply;
  send(body: unknown): unknown;
};

/** Sends a paper under its number; nobody on the way keeps it. */
export const sendPaper = (reply: Reply, number: string, as: 'pdf' | 'svg', bytes: Uint8Array): unknown =>
  reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `inline; filename="${number.replaceAll(/[^\w.-]/g, '_')}.${as}"`)
    .type(as === 'pdf' ? 'application/pdf' : 'image/svg+xml')
    .send(Buffer.from(bytes));
