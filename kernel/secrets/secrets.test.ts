import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { newKeyring, openKeyring } from './keyring.ts';
import { openSeals, SealError, type Sealed } from './seal.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peyvand-secrets-'));
});
after(() => rm(folder, { recursive: true }));

const one = { workspace: 1 as WorkspaceId, purpose: 'channel' };

test('the key is made once, closed to others, by however many processes start at once', async () => {
  const place = join(folder, 'first');
  const rings = await Promise.all(Array.from({ length: 8 }, () => openKeyring(place)));
  assert.equal(new Set(rings.map(({ newest }) => newest.key.toString('hex'))).size, 1);
  assert.deepEqual(await readdir(place), ['key']);
  assert.equal((await stat(join(place, 'key'))).mode & 0o777, 0o600);
});

test('what is sealed opens for its own workspace and purpose only', () => {
  const seals = openSeals(newKeyring());
  const sealed = seals.seal('گذرواژهٔ سرور', one);
  assert.ok(!sealed.includes('گذرواژه'));
  assert.equal(seals.open(sealed, one), 'گذرواژهٔ سرور');
  assert.notEqual(seals.seal('گذرواژهٔ سرور', one), sealed);
  for (const other of [
    { ...one, workspace: 2 as WorkspaceId },
    { ...one, purpose: 'message' },
    { ...one, workspace: 'installation' as const },
  ]) {
    assert.throws(() => seals.open(sealed, other), SealError);
  }
});

test('a changed, cut or foreign text does not open', () => {
  const seals = openSeals(newKeyring());
  const sealed = seals.seal('x', one);
  const [version, id, nonce, body] = sealed.split('.');
  const hostile = [
    '',
    'x',
    `${sealed}A`,
    sealed.slice(0, -4),
    [version, id, body, nonce].join('.'),
    [version, id, nonce, ''].join('.'),
    `s2${sealed.slice(2)}`,
  ];
  for (const text of hostile) assert.throws(() => seals.open(text as Sealed, one), SealError, text);
  assert.throws(() => openSeals(newKeyring()).open(sealed, one), { code: 'key-missing' });
});

test('after a rotation old texts open and are known to be old', async () => {
  const place = join(folder, 'rotated');
  const old = openSeals(await openKeyring(place)).seal('راز', one);
  const file = join(place, 'key');
  await writeFile(file, `${randomBytes(32).toString('base64url')}\n${await readFile(file, 'utf8')}`);
  const seals = openSeals(await openKeyring(place));
  assert.equal(seals.open(old, one), 'راز');
  assert.equal(seals.isStale(old), true);
  assert.equal(seals.isStale(seals.seal('راز', one)), false);
});

test('a damaged key stops the start instead of being replaced', async () => {
  const place = join(folder, 'damaged');
  await openKeyring(place);
  for (const content of ['', 'abc\n', '\0'.repeat(40)]) {
    await writeFile(join(place, 'key'), content);
    await assert.rejects(openKeyring(place), /restore it from a backup/);
  }
});

test('the setting stands in for the file', async () => {
  const key = randomBytes(32).toString('base64url');
  const place = join(folder, 'given');
  assert.equal((await openKeyring(place, key)).newest.key.toString('base64url'), key);
  await assert.rejects(readdir(place), { code: 'ENOENT' });
});
