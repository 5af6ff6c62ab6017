// @peculiar/x509 registers its parts through this when it is loaded.
import 'reflect-metadata';
import { createPrivateKey } from 'node:crypto';
import { isIPv4 } from 'node:net';
import * as x509 from '@peculiar/x509';

/** A certificate and its private key, both PEM. */
export type KeyPair = { readonly cert: string; readonly key: string };

/** What an authority may vouch for: domains with all beneath them, and ranges of addresses. */
export type Permitted = { readonly domains: readonly string[]; readonly ranges: readonly string[] };

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;

/** A certificate authority that cannot vouch for anything but what it is permitted (RFC 5280 §4.2.1.10). */
export async function makeAuthority(name: string, permitted: Permitted, now: Date): Promise<KeyPair> {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: nameOf(name),
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(now.getTime() - dayMs),
    notAfter: new Date(now.getTime() + 10 * 365 * dayMs),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      new x509.Extension('2.5.29.30', true, nameConstraints(permitted)),
    ],
  });
  return { cert: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
}

/** A certificate of a server, for names and addresses alike. iOS refuses one of more than 825 days. */
export async function makeServerCertificate(
  authority: KeyPair,
  hosts: { readonly names: readonly string[]; readonly addresses: readonly string[] },
  now: Date,
  days: number,
): Promise<KeyPair> {
  const keys = await newKeys();
  const issuer = new x509.X509Certificate(authority.cert);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: nameOf(hosts.names[0] ?? 'Peyvand'),
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: await signingKeyOf(authority.key),
    signingAlgorithm: algorithm,
    notBefore: new Date(now.getTime() - dayMs),
    notAfter: new Date(now.getTime() + days * dayMs),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...hosts.names.map((value) => ({ type: 'dns', value }) as const),
        ...hosts.addresses.map((value) => ({ type: 'ip', value }) as const),
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
}

const nameOf = (name: string): string => new x509.Name([{ CN: [name] }]).toString();

const newKeys = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

async function pemOf(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key));
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({
    type: 'pkcs8',
    format: 'pem',
  }) as string;
}

function signingKeyOf(pem: string): Promise<CryptoKey> {
  const der = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' });
  return crypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
}

/** The library has no builder for this extension: `[0] permittedSubtrees`, each of a `[2]` domain or `[7]` range. */
function nameConstraints({ domains, ranges }: Permitted): Uint8Array<ArrayBuffer> {
  const bases = [
    ...domains.map((domain) => der(0x82, Buffer.from(domain, 'ascii'))),
    ...ranges.map((range) => der(0x87, rangeBytes(range))),
  ];
  return new Uint8Array(der(0x30, der(0xa0, Buffer.concat(bases.map((base) => der(0x30, base))))));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

/** `10.0.0.0/8` as address and mask, as the extension wants it. */
function rangeBytes(range: string): Buffer {
  const [address = '', bits = ''] = range.split('/');
  const bytes = addressBytes(address);
  const mask = bytes.map(
    (_byte, index) => 0xff & ~(0xff >> Math.min(8, Math.max(0, Number(bits) - index * 8))),
  );
  return Buffer.from([...bytes.map((byte, index) => byte & (mask[index] ?? 0)), ...mask]);
}

function addressBytes(address: string): number[] {
  if (isIPv4(address)) return address.split('.').map(Number);
  const [head = '', tail] = address.split('::');
  const words = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((word) => Number.parseInt(word, 16));
  const front = words(head);
  const back = tail === undefined ? [] : words(tail);
  const filled = [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back];
  return filled.flatMap((word) => [word >> 8, word & 0xff]);
}
