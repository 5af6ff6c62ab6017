import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { connect, createServer } from 'node:tls';
import { X509Certificate } from 'node:crypto';
import type { AddressInfo } from 'node:net';

import { makeServerCertificate, type KeyPair } from './certificates.ts';
import { openLocalAuthority } from './local-authority.ts';
import type { Machine } from './machine.ts';
import { CertificateError, readCertificate } from './own-certificate.ts';

const folder = await mkdtemp(join(tmpdir(), 'peyvand-tls-'));
after(() => rm(folder, { recursive: true, force: true }));

const machine: Machine = { addresses: ['192.168.7.20', 'fd00::7'], names: ['shop.local', 'shop'] };
const dayMs = 86_400_000;
const today = new Date();

/** Whether a TLS client that trusts the authority alone accepts the server under a name. */
const isAccepted = async (pair: KeyPair, authority: string, servername: string): Promise<true | string> => {
  const server = createServer(pair, (socket) => socket.end('سلام'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<true | string>((resolve) => {
    const host = '127.0.0.1';
    const client = connect({ host, port, ca: authority, ...(servername === host ? {} : { servername }) });
    client.once('secureConnect', () => resolve(true));
    client.once('error', (error: NodeJS.ErrnoException) => resolve(`${error.code}: ${error.message}`));
    client.on('close', () => server.close());
  });
  server.close();
  return answer;
};

test('a client that trusts the authority reaches the machine by name and by address', async () => {
  const authority = await openLocalAuthority(folder, machine);
  const server = await authority.serverFor(machine);
  for (const name of ['shop.local', 'shop', 'localhost', '127.0.0.1'])
    assert.equal(await isAccepted(server, authority.cert, name), true, name);
  assert.equal(new X509Certificate(server.cert).checkIP('fd00::7'), 'fd00::7');
  assert.match(String(await isAccepted(server, authority.cert, 'other.local')), /ALTNAME_INVALID/);
});

test('the keys are for nobody else to read', async () => {
  for (const name of ['authority.key', 'server.key'])
    assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600, name);
});

test('whoever steals the authority’s key opens no site of the world with it', async () => {
  const authority = await openLocalAuthority(folder, machine);
  const stolen = { cert: authority.cert, key: await readFile(join(folder, 'authority.key'), 'utf8') };
  const bank = await makeServerCertificate(stolen, { names: ['bank.example'], addresses: [] }, today, 30);
  assert.match(String(await isAccepted(bank, authority.cert, 'bank.example')), /permitted subtree violation/);
});

test('the authority stays, while the server’s certificate follows time and addresses', async () => {
  const at = (days: number) =>
    openLocalAuthority(folder, machine, () => new Date(today.getTime() + days * dayMs));
  const now = await (await at(0)).serverFor(machine);
  assert.equal((await (await at(50)).serverFor(machine)).cert, now.cert, 'good for longer than a month');
  const moved = { ...machine, addresses: ['10.1.2.3'] };
  const after = await (await at(0)).serverFor(moved);
  assert.equal(new X509Certificate(after.cert).checkIP('10.1.2.3'), '10.1.2.3');
  const later = await (await at(70)).serverFor(moved);
  assert.notEqual(later.cert, after.cert, 'renewed a month before its end');
  assert.equal((await at(70)).cert, (await at(0)).cert);
  // Not known when the authority was made, and no address of a local network: left out, for it could not be vouched for.
  const roamed = await (await at(0)).serverFor({ ...machine, addresses: ['203.0.113.9'] });
  assert.deepEqual(roamed.machine.addresses, ['127.0.0.1', '::1']);
});

test('a certificate of one’s own is refused with a sentence where it cannot serve', async () => {
  const authority = await openLocalAuthority(folder, machine);
  const pair = await authority.serverFor(machine);
  const files = { cert: join(folder, 'own.crt'), key: join(folder, 'own.key') };
  await writeFile(files.cert, pair.cert);
  await assert.rejects(readCertificate(files), CertificateError);
  await writeFile(files.key, 'not a key');
  await assert.rejects(readCertificate(files), /no valid PEM/);
  const other = await makeServerCertificate(pair, { names: ['x.local'], addresses: [] }, today, 1);
  await writeFile(files.key, other.key);
  await assert.rejects(readCertificate(files), /does not belong/);
  await writeFile(files.key, pair.key);
  assert.deepEqual(await readCertificate(files), { cert: pair.cert, key: pair.key });
});
