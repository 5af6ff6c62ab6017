import type { FastifyRequest } from 'fastify';

/** What proxies add; a request that carries one of them comes from further away than its connection does. */
const forwarded = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];

/**
 * Whether somebody on this very machine asks: over a loopback connection, under a loopback name, and through no proxy. What
 * headers say of addresses is not believed here, whatever the installation trusts: it would be the caller's own word.
 */
export const isFromThisMachine = ({ headers, socket }: Pick<FastifyRequest, 'headers' | 'socket'>): boolean =>
  /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/.test(socket.remoteAddress ?? '') &&
  isLoopback((headers.host ?? '').replace(/:\d{1,5}$/, '')) &&
  forwarded.every((name) => headers[name] === undefined);

/** Whether a host's name or address leads to the machine itself. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
