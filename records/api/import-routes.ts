import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { startCheck } from '../quality/import/checking.ts';
import { cancel, readSet, setPaused, start, takeBackCancel } from '../quality/import/going.ts';
import {
  beginImport,
  countLeftOutOf,
  mayImport,
  readIssuesOf,
  readJoinedOf,
  readLeftOutOf,
  readRowsOf,
  suggest,
  writeLeftOutOf,
  type ImportServices,
} from '../quality/import/imports.ts';
import {
  forgetMapping,
  rememberMapping,
  listMappings,
  type SavedMapping,
} from '../quality/import/mappings.ts';
import type { RecordTx } from '../records.ts';
import { decisionsShape } from '../quality/import/issues.ts';
import { previewUndo, readUndoLeft, startUndo } from '../quality/import/undo/undo.ts';
import { planShape } from '../quality/import/plan.ts';
import { withByteStreams } from '#kernel/http/byte-streams.ts';
import { worksLong } from '#kernel/http/long-work.ts';
import { read } from '#kernel/http/read.ts';
import { malformedRequest } from '#kernel/problems/common.ts';
import { route } from '#kernel/http/route.ts';

type Path = { readonly Params: { readonly id: string } };
const nameShape = z.object({
  name: z.string().min(1).max(255),
  /** One mark for all files that come in together. */
  together: z
    .string()
    .regex(/^[0-9a-f-]{16,40}$/)
    .optional(),
});
const suggestionShape = z.strictObject({
  object: z.string().max(60),
  variant: z.string().max(60).optional(),
});
const mostRows = 50;
const rowsShape = z.object({
  numbers: z
    .string()
    .regex(/^\d{1,9}(,\d{1,9})*$/)
    .transform((text) => text.split(',').slice(0, mostRows).map(Number)),
});
const afterShape = z.object({ after: z.coerce.number().int().min(0).default(0) });
const cardShape = z.object({
  card: z.string().max(300),
  from: z.coerce.number().int().min(0).max(100_000_000).default(0),
});
const undoWish = z.strictObject({ changed: z.enum(['keep', 'undo']).default('keep') });
const startShape = z.strictObject({ decisions: decisionsShape.default({}) });

/** Bringing a file in, step by step: upload, suggestion, check, run. The import itself is read as any record. */
export function importRoutes(app: FastifyInstance, services: ImportServices): void {
  withByteStreams(app, (scope) =>
    scope.post(
      '/imports',
      route(
        'member',
        {
          fa: 'آغاز ورود داده؛ بدنه خود پروندهٔ CSV یا Excel است',
          en: 'Begin an import; the body is the CSV or Excel file itself',
        },
        { body: 'bytes', query: nameShape },
      ),
      async (request, reply) => {
        worksLong(request);
        const { context, query, body } = request;
        const { name, together } = read(nameShape, query);
        if (!(body instanceof Readable)) throw malformedRequest({ reason: bytesWanted });
        return reply.code(201).send(await beginImport(services, context, name, body, together));
      },
    ),
  );

  app.post<Path>(
    '/imports/:id/suggestion',
    route(
      'member',
      { fa: 'پیشنهاد اینکه هر ستون چیست', en: 'Suggest what each column is' },
      { body: suggestionShape },
    ),
    ({ context, params, body }) => {
      const { object, variant } = read(suggestionShape, body);
      return suggest(services, context, params.id, object, variant);
    },
  );

  app.post<Path>(
    '/imports/:id/check',
    route(
      'member',
      {
        fa: 'بررسی همهٔ ردیف‌ها پیش از ورود؛ یافته‌ها در خود ورود داده است، آن‌گاه که وضعیتش «checked» شود',
        en: 'Check every row before the import; the findings stand in the import once its state is “checked”',
      },
      { body: planShape },
    ),
    async ({ context, params, body }, reply) =>
      reply.code(202).send(await startCheck(services, context, params.id, read(planShape, body))),
  );

  app.post<Path>(
    '/imports/:id/run',
    route('member', { fa: 'وارد کردن ردیف‌ها', en: 'Bring the rows in' }, { body: startShape }),
    async ({ context, params, body }, reply) =>
      reply.code(202).send(await start(services, context, params.id, read(startShape, body ?? {}).decisions)),
  );

  app.post<Path>(
    '/imports/:id/pause',
    route('member', { fa: 'توقف موقت ورود داده', en: 'Pause an import' }),
    ({ context, params }) => setPaused(services, context, params.id, true),
  );

  app.delete<Path>(
    '/imports/:id/pause',
    route('member', {
      fa: 'از سر گرفتن ورود داده یا واگردی که ایستاده است',
      en: 'Go on with an import, or an undoing, that stopped',
    }),
    ({ context, params }) => setPaused(services, context, params.id, false),
  );

  app.post<Path>(
    '/imports/:id/cancel',
    route('member', {
      fa: 'پایان دادن به ورود داده، یا به بررسی‌اش، در همان‌جا که رسیده است',
      en: 'End an import, or its check, where it has come to',
    }),
    ({ context, params }) => cancel(services, context, params.id),
  );

  app.delete<Path>(
    '/imports/:id/cancel',
    route('member', {
      fa: 'واگرد پایان دادن به ورود داده: همان‌جا که رسیده بود می‌ایستد',
      en: 'Take the end of an import back: it is paused where it had come to',
    }),
    ({ context, params }) => takeBackCancel(services, context, params.id),
  );

  app.get<Path>(
    '/imports/:id/together',
    route('member', {
      fa: 'پرونده‌ها یا برگه‌هایی که با هم وارد می‌شوند',
      en: 'The files or sheets that come in together',
    }),
    async ({ context, params }) => ({ files: await readSet(services, context, params.id) }),
  );

  app.get(
    '/import-mappings',
    route('member', { fa: 'نقشه‌های ذخیره‌شدهٔ ستون‌ها', en: 'Saved mappings of columns' }),
    async ({ context }) => ({
      mappings: await services.engine.transact(context, mayListMappings, { readOnly: true }),
    }),
  );

  app.delete<Path>(
    '/import-mappings/:id',
    route('member', { fa: 'فراموش کردن نقشهٔ ستون‌ها', en: 'Forget a saved mapping' }),
    async ({ context, params }, reply) => {
      const { id } = read(idShape, params);
      await services.engine.transact(context, async (tx) => {
        mayImport(tx);
        await forgetMapping(tx, id);
      });
      return reply.code(204).send();
    },
  );

  app.post<Path>(
    '/import-mappings/:id/restoration',
    route('member', { fa: 'بازگرداندن نقشهٔ فراموش‌شده', en: 'Bring back a forgotten mapping' }),
    async ({ context, params }, reply) => {
      const { id } = read(idShape, params);
      await services.engine.transact(context, async (tx) => {
        mayImport(tx);
        await rememberMapping(tx, id);
      });
      return reply.code(204).send();
    },
  );

  app.get<Path>(
    '/imports/:id/undo',
    route('member', {
      fa: 'آنچه واگرد این ورود می‌کند، و آنچه از آن پس با دست تغییر کرده است',
      en: 'What undoing the import would do, and what was changed since by hand',
    }),
    ({ context, params }) => previewUndo(services, context, params.id),
  );

  app.post<Path>(
    '/imports/:id/undo',
    route(
      'member',
      { fa: 'واگرداندن ورود داده، به‌روزشده‌ها هم', en: 'Undo an import, its updates included' },
      { body: undoWish },
    ),
    async ({ context, params, body }, reply) =>
      reply.code(202).send(await startUndo(services, context, params.id, read(undoWish, body ?? {}).changed)),
  );

  app.get<Path>(
    '/imports/:id/undo/left',
    route('member', {
      fa: 'رکوردهایی که واگرد دست نزد، با دلیل',
      en: 'Records that the undoing left, and why',
    }),
    async ({ context, params }) => ({ records: await readUndoLeft(services, context, params.id) }),
  );

  app.get<Path>(
    '/imports/:id/rows',
    route(
      'member',
      { fa: 'ردیف‌هایی از پروندهٔ ورود داده', en: 'Some rows of the file of an import' },
      { query: rowsShape },
    ),
    async ({ context, params, query }) => ({
      rows: await readRowsOf(services, context, params.id, read(rowsShape, query).numbers),
    }),
  );

  app.get<Path>(
    '/imports/:id/issues',
    route(
      'member',
      {
        fa: 'یک صفحه از آنچه بررسی پرونده برای تصمیم یافته است، از یک کارت',
        en: 'A page of what the check of a file found to decide, of one card',
      },
      { query: cardShape },
    ),
    async ({ context, params, query }) => {
      const { card, from } = read(cardShape, query);
      return { issues: await readIssuesOf(services, context, params.id, card, from) };
    },
  );

  app.post<Path>(
    '/imports/:id/left-out',
    route(
      'member',
      {
        fa: 'شمار ردیف‌هایی که با این تصمیم‌ها کنار می‌روند؛ چیزی نوشته نمی‌شود',
        en: 'How many rows these decisions would leave out; nothing is written',
      },
      { body: startShape },
    ),
    async ({ context, params, body }) => ({
      rows: await countLeftOutOf(services, context, params.id, read(startShape, body ?? {}).decisions),
    }),
  );

  app.get<Path>(
    '/imports/:id/left-out',
    route('member', { fa: 'ردیف‌هایی که وارد نشدند', en: 'Rows that were left out' }, { query: afterShape }),
    async ({ context, params, query }) => ({
      rows: await readLeftOutOf(services, context, params.id, read(afterShape, query).after),
    }),
  );

  app.get<Path>(
    '/imports/:id/joined',
    route(
      'member',
      {
        fa: 'ردیف‌هایی که با ردیف پیش‌تری از همان پرونده یک رکورد شدند',
        en: 'Rows that became one record with an earlier row of the file',
      },
      { query: afterShape },
    ),
    async ({ context, params, query }) => ({
      rows: await readJoinedOf(services, context, params.id, read(afterShape, query).after),
    }),
  );

  app.get<Path>(
    '/imports/:id/left-out.csv',
    route('member', { fa: 'ردیف‌های واردنشده به‌صورت CSV', en: 'Rows that were left out, as CSV' }),
    async ({ context, params }, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="left-out.csv"')
        .send(Readable.from(await writeLeftOutOf(services, context, params.id))),
  );
}

const idShape = z.object({ id: z.uuid() });

const mayListMappings = (tx: RecordTx): Promise<SavedMapping[]> => {
  mayImport(tx);
  return listMappings(tx);
};

const bytesWanted = {
  fa: 'محتوای پرونده باید با نوع application/octet-stream فرستاده شود.',
  en: 'Send the content of the file as application/octet-stream.',
};
