import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import type { ModuleTools } from '#records/define/define-module.ts';
import type { RecordEngine } from '#records/records.ts';
import { pictureKeys } from './paper/pictures.ts';
import { printQuote } from './paper/print.ts';
import { answerQuote, lookAtQuote, moveAcceptedDeal, withLink } from './public.ts';
import { sendPaper } from './routes.ts';

const token = z.string().max(80);
const lookShape = z.strictObject({ token });
const answerShape = z.strictObject({
  token,
  accept: z.boolean(),
  name: z.string().trim().min(2).max(120),
  comment: z.string().trim().max(2_000).nullable().default(null),
});

/**
 * What a customer may do who holds the link of a quote, and nobody else. The key travels in the body, so that it stands in
 * no log; strangers are limited by address before they come here.
 */
export function publicQuoteRoutes(app: FastifyInstance, engine: RecordEngine, tools: ModuleTools): void {
  const about = ({ locale, id }: FastifyRequest) => ({ locale, requestId: id });
  app.post(
    '/public-quotes/lookup',
    route(
      'public',
      { fa: 'دیدن پیش‌فاکتور با پیوند آن', en: 'Read a quote by its link' },
      { body: lookShape },
    ),
    async (request, reply) => {
      const shown = await withLink(engine, read(lookShape, request.body).token, about(request), lookAtQuote);
      return reply.header('cache-control', 'no-store').send(shown);
    },
  );
  app.post(
    '/public-quotes/answer',
    route(
      'public',
      { fa: 'پذیرفتن یا رد کردن پیش‌فاکتور', en: 'Accept or refuse a quote' },
      { body: answerShape },
    ),
    async (request, reply) => {
      const { token: key, ...answer } = read(answerShape, request.body);
      const shown = await withLink(engine, key, about(request), async (tx, opened) => {
        const { shown: after, isNew } = await answerQuote(tx, opened, answer);
        if (isNew && answer.accept) await moveAcceptedDeal(tx, opened);
        return after;
      });
      return reply.header('cache-control', 'no-store').send(shown);
    },
  );
  app.post(
    '/public-quotes/paper',
    route('public', { fa: 'دریافت PDF پیش‌فاکتور', en: 'Take the PDF of a quote' }, { body: lookShape }),
    async (request, reply) => {
      const { document, keys, workspace } = await withLink(
        engine,
        read(lookShape, request.body).token,
        about(request),
        async (tx, opened) => ({
          document: opened.document,
          keys: await pictureKeys(tx, opened.document),
          workspace: tx.context.workspace,
        }),
      );
      const bytes = await printQuote(tools, workspace, { document, keys }, 'pdf');
      return sendPaper(reply, document.number, 'pdf', bytes);
    },
  );
}
