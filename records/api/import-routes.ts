import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  beginImport,
  check,
  setPaused,
  start,
  suggest,
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
}
