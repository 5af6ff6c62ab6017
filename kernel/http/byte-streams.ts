import type { FastifyInstance } from 'fastify';

/** Routes that take a body of bytes as a stream. All others refuse one: they would take the stream itself for what was sent. */
export const withByteStreams = (app: FastifyInstance, addRoutes: (scope: FastifyInstance) => void): void =>
  void app.register((scope, _options, done) => {
    scope.addContentTypeParser('application/octet-stream', (_request, payload, parsed) =>
      parsed(null, payload),
    );
    addRoutes(scope);
    done();
  });
