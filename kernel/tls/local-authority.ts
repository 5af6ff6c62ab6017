import { randomBytes, X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyPair, Permitted } from './certificates.ts';
import { permittedOn, withinPermitted, type Machine } from './machine.ts';

export type LocalAuthority = {
  /** The authority's certificate, PEM: what a phone is to trust. */
  readonly cert: string;
  /** SHA-256 over it, to be compared by eye: `AB:CD:…`. */
  readonly fingerprint: string;
  /** A certificate for what the machine is called now; the kept one while it is good for at least a month. */
  serverFor(machine: Machine): Promise<KeyPair & { readonly machine: Machine }>;
};

const serverDays = 90;
const renewBeforeMs = 30 * 86_400_000;

/**
 * The certificate authority of this installation, made at first use. It stands in a folder of its own, its key readable by
 * the owner alone; it can vouch for local names and addresses only, so that a stolen key opens no bank.
 */
export async function openLocalAuthority(
  folder: string,
  machine: Machine,
  now: () => Date = () => new Date(),
): Promise<LocalAuthority> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const authority = (await keptAuthority(folder, now())) ?? (await newAuthority(folder, machine, now()));
  return {
    cert: authority.cert,
    fingerprint: new X509Certificate(authority.cert).fingerprint256,
    serverFor: async (wanted) => {
      const able = withinPermitted(withItself(wanted), authority.permitted);
      const kept = await readPair(folder, 'server');
      if (kept && isGood(kept, authority, able, now())) return { ...kept, machine: able };
      const { makeServerCertificate } = await import('./certificates.ts');
      const made = await makeServerCertificate(authority, able, now(), serverDays);
      await writePair(folder, 'server', made);
      return { ...made, machine: able };
    },
  };
}

type Authority = KeyPair & { readonly permitted: Permitted };

const withItself = ({ addresses, names }: Machine): Machine => ({
  addresses: [...new Set([...addresses, '127.0.0.1', '::1'])],
  names: [...new Set([...names, 'localhost'])],
});

async function keptAuthority(folder: string, now: Date): Promise<Authority | undefined> {
  const pair = await readPair(folder, 'authority');
  const permitted = await readIfThere(join(folder, 'permitted.json'));
  if (!pair || permitted === undefined) return undefined;
  const { validToDate } = new X509Certificate(pair.cert);
  const isLasting = validToDate.getTime() - now.getTime() > serverDays * 86_400_000;
  return isLasting ? { ...pair, permitted: JSON.parse(permitted) as Permitted } : undefined;
}

async function newAuthority(folder: string, machine: Machine, now: Date): Promise<Authority> {
  const { makeAuthority } = await import('./certificates.ts');
  const permitted = permittedOn(machine);
  // The name tells one installation's from another's in the list of a phone.
  const name = `Peyvand ${machine.names.at(-1) ?? randomBytes(3).toString('hex')}`;
  const made = await makeAuthority(name, permitted, now);
  await writePrivately(join(folder, 'permitted.json'), JSON.stringify(permitted));
  await writePair(folder, 'authority', made);
  return { ...made, permitted };
}

function isGood({ cert }: KeyPair, authority: KeyPair, machine: Machine, now: Date): boolean {
  const certificate = new X509Certificate(cert);
  return (
    certificate.verify(new X509Certificate(authority.cert).publicKey) &&
    certificate.validToDate.getTime() - now.getTime() > renewBeforeMs &&
    machine.names.every((name) => certificate.checkHost(name) !== undefined) &&
    machine.addresses.every((address) => certificate.checkIP(address) !== undefined)
  );
}

async function readPair(folder: string, name: string): Promise<KeyPair | undefined> {
  const [cert, key] = await Promise.all(
    ['crt', 'key'].map((end) => readIfThere(join(folder, `${name}.${end}`))),
  );
  return cert !== undefined && key !== undefined ? { cert, key } : undefined;
}

async function writePair(folder: string, name: string, { cert, key }: KeyPair): Promise<void> {
  await writePrivately(join(folder, `${name}.key`), key);
  await writePrivately(join(folder, `${name}.crt`), cert);
}

/** Whole or not at all, and nobody else's to read. */
async function writePrivately(file: string, content: string): Promise<void> {
  const half = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(half, content, { mode: 0o600, flag: 'wx' });
  await rename(half, file);
}

const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
