import type { FastifyInstance } from 'fastify';
import { route } from '#kernel/http/route.ts';
import type { ListedRoute } from '#kernel/http/route-list.ts';
import type { RecordEngine } from '../../records.ts';
import { openApiDocument } from './document.ts';

/** `/openapi.json`: the reference page and generators of clients read it. */
export function openApiRoute(
  app: FastifyInstance,
  engine: RecordEngine,
  routes: readonly ListedRoute[],
): void {
  app.get('/openapi.json', route('member', { fa: 'همین سند', en: 'This document' }), ({ context }) =>
    engine.transact(
      context,
      (tx) => Promise.resolve(openApiDocument(tx.schema, tx.context.actor, context.locale, routes)),
      { readOnly: true },
    ),
  );
}
