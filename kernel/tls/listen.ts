import { createServer as createPlain, type RequestListener } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { createServer as createEntry, type AddressInfo, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { KeyPair } from './certificates.ts';

export type TlsListener = {
  readonly port: number;
  /** Takes another certificate for the connections to come. */
  renew(pair: KeyPair): void;
  close(): Promise<void>;
};

/** The first byte of a TLS handshake (RFC 8446 §5.1). */
const handshake = 22;
const silenceMs = 20_000;

export type Beside = {
  /** Takes what comes without TLS on the same port, for people type addresses without `https`; else it is cut off. */
  readonly plain: RequestListener;
  /** Answers some requests over TLS before the app does: those for which it returns true. */
  readonly first: (...request: Parameters<RequestListener>) => boolean;
};

/** Answers an app's requests over TLS. */
export async function listenWithTls(
  app: FastifyInstance,
  at: { readonly host: string; readonly port: number },
  pair: KeyPair,
  beside?: Beside,
): Promise<TlsListener> {
  await app.ready();
  const secure = createSecure({ ...pair, minVersion: 'TLSv1.2' }, (request, reply) => {
    if (!beside?.first(request, reply)) app.routing(request, reply);
  });
  // As careful with the slow and the silent as the app's own listener.
  secure.requestTimeout = app.server.requestTimeout;
  secure.headersTimeout = app.server.headersTimeout;
  secure.keepAliveTimeout = app.server.keepAliveTimeout;
  secure.setTimeout(app.server.timeout);
  const open = createPlain(beside?.plain);
  open.requestTimeout = silenceMs;
  const sockets = new Set<Socket>();
  const entry = createEntry((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const silent = setTimeout(() => socket.destroy(), silenceMs);
    socket.once('data', (first) => {
      clearTimeout(silent);
      socket.pause();
      socket.unshift(first);
      const isSecure = first[0] === handshake;
      if (!isSecure && !beside) return socket.destroy();
      (isSecure ? secure : open).emit('connection', socket);
      process.nextTick(() => socket.resume());
      return undefined;
    });
    socket.once('close', () => clearTimeout(silent));
  });
  await new Promise<void>((resolve, reject) => {
    entry.once('error', reject);
    entry.listen(at, () => resolve());
  });
  return {
    port: (entry.address() as AddressInfo).port,
    renew: (next) => secure.setSecureContext({ ...next, minVersion: 'TLSv1.2' }),
    close: () =>
      new Promise((resolve) => {
        entry.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
