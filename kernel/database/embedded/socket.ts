import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { makePrivateFolder, makeTemporaryFolder, TEMPORARY_PREFIX, type ClusterPlace } from './folders.ts';

/** How clients of this machine reach the server: a socket in a closed folder, or a loopback port with a password. */
export type Listening =
  /** With `loopback` a port of this machine stands open beside the socket, for tools that know no sockets. */
  | { readonly by: 'socket'; readonly folder: string; readonly port: number; readonly loopback?: true }
  | { readonly by: 'tcp'; readonly host: '127.0.0.1'; readonly port: number };

export type Transport = Listening['by'];

/** Windows has no sockets that the client library knows. */
export const chooseTransport = (asked: Transport | undefined): Transport =>
  process.platform === 'win32' ? 'tcp' : (asked ?? 'socket');

/** @param port one that is always the same, for reporting tools; any where absent */
export async function openListening(
  transport: Transport,
  place: ClusterPlace,
  port?: number,
): Promise<Listening> {
  if (transport === 'tcp') return { by: 'tcp', host: '127.0.0.1', port: port ?? (await freePort()) };
  const own = port === undefined ? { port: SOCKET_PORT } : { port, loopback: true as const };
  const beside = join(dirname(place.folder), 'socket');
  await forgetAway(beside);
  if (fits(beside)) {
    return { by: 'socket', folder: await makePrivateFolder(beside, place.account), ...own };
  }
  const away = await makeTemporaryFolder(place.account);
  await writeFile(`${beside}.path`, away);
  return { by: 'socket', folder: away, ...own };
}

/** Removes the temporary socket folder that a killed start could not remove. */
async function forgetAway(beside: string): Promise<void> {
  const away = await readFile(`${beside}.path`, 'utf8').catch(() => null);
  if (away === null) return;
  await removeSocketFolder(away);
  await rm(`${beside}.path`);
}

/** As `openListening`, but where nobody looks for the product's server: for work on its database in between. */
export async function openAside(transport: Transport, place: ClusterPlace): Promise<Listening> {
  if (transport === 'tcp') return { by: 'tcp', host: '127.0.0.1', port: await freePort() };
  return { by: 'socket', folder: await makeTemporaryFolder(place.account), port: SOCKET_PORT };
}

/** Removes a socket folder that was made for one run only. */
export async function removeSocketFolder(folder: string): Promise<void> {
  if (basename(folder).startsWith(TEMPORARY_PREFIX)) await rm(folder, { recursive: true, force: true });
}

/** The settings that make the server listen so. */
export function listeningSettings(listening: Listening): Record<string, string> {
  if (listening.by === 'tcp') {
    return {
      listen_addresses: listening.host,
      port: String(listening.port),
      unix_socket_directories: '',
    };
  }
  // The setting is a list of names separated by commas; quotes keep a name with a comma or a space whole.
  const quoted = `"${listening.folder.replaceAll('"', '""')}"`;
  return {
    listen_addresses: listening.loopback ? '127.0.0.1' : '',
    port: String(listening.port),
    unix_socket_directories: quoted,
    unix_socket_permissions: '0700',
  };
}

const SOCKET_PORT = 5432;
const longestPort = 65_535;

/** A socket's path holds at most 103 bytes on macOS and 107 on Linux, and a Persian letter is two. */
const fits = (folder: string): boolean =>
  Buffer.byteLength(join(folder, `.s.PGSQL.${longestPort}.lock`)) <= 103;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
