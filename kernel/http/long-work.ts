import type { FastifyRequest } from 'fastify';

const longestWorkMs = 60 * 60_000;

/**
 * For a route that reads a large file through before it answers: it says nothing for minutes, and its connection would be
 * taken for one that is gone. The next request on the connection has the usual patience again.
 */
export function worksLong({ raw: { socket } }: FastifyRequest): void {
  // A request that a test injects has no connection.
  if ('setTimeout' in socket) socket.setTimeout(longestWorkMs);
}
