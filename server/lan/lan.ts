import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Log } from '#kernel/log/log.ts';
import { listenWithTls } from '#kernel/tls/listen.ts';
import { openLocalAuthority } from '#kernel/tls/local-authority.ts';
import { thisMachine, type Machine } from '#kernel/tls/machine.ts';
import { installPage, tellTrust } from './install-page.ts';

export type Lan = {
  readonly port: number;
  /** How this machine is called on the network, as far as its certificate goes. */
  readonly machine: Machine;
  /** SHA-256 of the authority's certificate, which the page that installs it shows too. */
  readonly fingerprint: string;
  close(): Promise<void>;
};

export type LanOptions = {
  readonly port: number;
  /** The folder of secrets, where the authority is kept. */
  readonly secrets: string;
  readonly log: Log;
  readonly host?: string;
  readonly machine?: () => Machine;
};

const lookEveryMs = 60_000;

/**
 * The same app for the local network: over TLS under an authority of its own, and on the same port, without TLS, the page
 * that makes phones trust it. The certificate follows the machine's addresses and is renewed by itself.
 */
export async function openLan(
  app: FastifyInstance,
  { port, secrets, log, host = '0.0.0.0', machine = thisMachine }: LanOptions,
): Promise<Lan> {
  const authority = await openLocalAuthority(join(secrets, 'lan'), machine());
  let current = await authority.serverFor(machine());
  const listener = await listenWithTls(app, { host, port }, current, {
    plain: installPage(authority.cert),
    first: tellTrust,
  });
  const look = async (): Promise<void> => {
    const next = await authority.serverFor(machine());
    if (next.cert === current.cert) return;
    current = next;
    listener.renew(next);
    log.info('the certificate of the local network was renewed', {});
  };
  const timer = setInterval(
    () => void look().catch((error: unknown) => log.warn('the certificate could not be renewed', {}, error)),
    lookEveryMs,
  ).unref();
  return {
    port: listener.port,
    get machine() {
      return current.machine;
    },
    fingerprint: authority.fingerprint,
    close: async () => {
      clearInterval(timer);
      await listener.close();
    },
  };
}
