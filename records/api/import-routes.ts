import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  beginImport,
  check,
  readLeftOutOf,
  readRowsOf,
  setPaused,
  start,
  suggest,
  writeLeftOutOf,
  type ImportServices,
} from '../quality/import/imports.ts';
import { decisionsShape } from '../quality/import/issues.ts';
import { planShape } from '../quality/import/plan.ts';
import { read } from '#kernel/http/read.ts';

type Path = { readonly Params: { readonly id: string } };
const access = { config: { access: 'member' as const } };
const nameShape = z.object({ name: z.string().min(1).max(255) });
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
const startShape = z.strictObject({ decisions: decisionsShape.default({}) });

/** Bringing a file in, step by step: upload, suggestion, check, run. The import itself is read as any record. */
export function importRoutes(app: FastifyInstance, services: ImportServices): void {
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  app.post('/imports', access, async ({ context, query, body }, reply) => {
    const { name } = read(nameShape, query);
    return reply.code(201).send(await beginImport(services, context, name, body as Readable));
  });

  app.post<Path>('/imports/:id/suggestion', access, ({ context, params, body }) => {
    const { object, variant } = read(suggestionShape, body);
    return suggest(services, context, params.id, object, variant);
  });

  app.post<Path>('/imports/:id/check', access, ({ context, params, body }) =>
    check(services, context, params.id, read(planShape, body)),
  );

  app.post<Path>('/imports/:id/run', access, async ({ context, params, body }, reply) =>
    reply.code(202).send(await start(services, context, params.id, read(startShape, body ?? {}).decisions)),
  );

  app.post<Path>('/imports/:id/pause', access, ({ context, params }) =>
    setPaused(services, context, params.id, true),
  );

  app.delete<Path>('/imports/:id/pause', access, ({ context, params }) =>
    setPaused(services, context, params.id, false),
  );

  app.get<Path>('/imports/:id/rows', access, async ({ context, params, query }) => ({
    rows: await readRowsOf(services, context, params.id, read(rowsShape, query).numbers),
  }));

  app.get<Path>('/imports/:id/left-out', access, async ({ context, params, query }) => ({
    rows: await readLeftOutOf(services, context, params.id, read(afterShape, query).after),
  }));

  app.get<Path>('/imports/:id/left-out.csv', access, async ({ context, params }, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="left-out.csv"')
      .send(Readable.from(await writeLeftOutOf(services, context, params.id))),
  );
}
