import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { openAccounts, type Accounts } from '#kernel/auth/accounts.ts';
import { sweepAccounts } from '#kernel/auth/sweep.ts';
import type { Database } from '#kernel/database/database.ts';
import { isLoopback } from '#kernel/http/nearby.ts';
import { servePages } from '#kernel/http/pages.ts';
import { openLiveHub } from '#kernel/live/hub.ts';
import { listenWithTls, type TlsListener } from '#kernel/tls/listen.ts';
import { followCertificate, readCertificate, type CertificateFiles } from '#kernel/tls/own-certificate.ts';
import type { Log } from '#kernel/log/log.ts';
import { forgetTakenAway } from '#kernel/outgoing/sweep.ts';
import { isSetupNeeded, makeSetupLink } from './accounts/setup.ts';
import { openLan, type Lan } from './lan/lan.ts';
import { pages } from './pages.ts';
import type { Parts } from './parts.ts';
import { webApp } from './web-app.ts';

export type WebProcess = {
  readonly address: string;
  /** The page of the first set-up with its token, while nobody has set up. */
  readonly setupPath: string | undefined;
  /** Where the local network reaches it, when that was asked for. */
  readonly lan: Lan | undefined;
  close(): Promise<void>;
};

export type WebAddress = {
  readonly port: number;
  readonly host: string;
  /** A certificate of one's own: then nothing is answered without TLS. */
  readonly certificate?: CertificateFiles | undefined;
  /** Opens it to the local network beside that, on a port of its own. */
  readonly lan?: { readonly port: number; readonly secrets: string; readonly host?: string } | undefined;
};

/** The process that answers browsers and programs: stateless, so that many may run beside each other. */
export async function startWeb(parts: Parts, at: WebAddress): Promise<WebProcess> {
  const { database, seals, log } = parts;
  const accounts = await openAccounts({ database, seals });
  const hub = await openLiveHub(database);
  const { app, meters } = await webApp(parts, { accounts, hub, isLocal: () => isLoopback(at.host) });
  await servePages(app, join(import.meta.dirname, '../dist/web'), pages);
  const { address, closeTls } = await listen(app, at);
  const lan = at.lan ? await openLan(app, { ...at.lan, log }) : undefined;
  const stopSweeping = sweepHourly(database, accounts, log);
  return {
    address,
    lan,
    setupPath: (await isSetupNeeded(database)) ? await makeSetupLink(accounts) : undefined,
    close: async () => {
      stopSweeping();
      meters.stop();
      await Promise.all([lan?.close(), closeTls?.()]);
      await app.close();
      await hub.close();
      await accounts.close();
    },
  };
}

async function listen(
  app: FastifyInstance,
  { host, port, certificate }: WebAddress,
): Promise<{ readonly address: string; readonly closeTls?: () => Promise<void> }> {
  if (!certificate) return { address: await app.listen({ host, port }) };
  const listener: TlsListener = await listenWithTls(app, { host, port }, await readCertificate(certificate));
  const stopFollowing = followCertificate(certificate, listener.renew);
  return {
    address: `https://${host.includes(':') ? `[${host}]` : host}:${listener.port}`,
    closeTls: () => {
      stopFollowing();
      return listener.close();
    },
  };
}

function sweepHourly(database: Database, accounts: Accounts, log: Log): () => void {
  const sweep = (): void => {
    const now = accounts.now();
    void Promise.all([sweepAccounts(database, now), forgetTakenAway(database, now)]).catch((error: unknown) =>
      log.warn('what has run out could not be swept', {}, error),
    );
  };
  const timer = setInterval(sweep, 3_600_000).unref();
  return () => clearInterval(timer);
}
