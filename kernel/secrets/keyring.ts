import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

export type SealingKey = {
  /** Stands in every sealed text, so that it is known which key opens it; tells nothing of the key. */
  readonly id: string;
  readonly key: Buffer;
};

/** The keys of an installation: new texts are sealed with the newest, older ones still open. */
export type Keyring = { readonly newest: SealingKey; readonly all: readonly SealingKey[] };

const keyBytes = 32;

/**
 * The keys: of `given` (the setting `PEYVAND_SECRET_KEY`), else of the file `key` in the folder of secrets, which is
 * made at the first start. In both the newest stands first; a key is rotated by putting another before it.
 * @throws where a key is damaged: to make a new one instead would lock every secret away
 */
export async function openKeyring(folder: string, given?: string): Promise<Keyring> {
  const file = join(folder, 'key');
  const texts = given
    ? given.split(',')
    : (await keyFile(folder, file))
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);
  const all = texts.map(readKey);
  const [newest] = all;
  if (!newest)
    throw new Error(`${given ? 'PEYVAND_SECRET_KEY' : file} holds no key: restore it from a backup`);
  return { newest, all };
}

/** A keyring that lives as long as the process, for tests. */
export function newKeyring(): Keyring {
  const newest = readKey(randomBytes(keyBytes).toString('base64url'));
  return { newest, all: [newest] };
}

function readKey(text: string): SealingKey {
  const key = Buffer.from(text, 'base64url');
  if (key.length !== keyBytes || key.toString('base64url') !== text)
    throw new Error('A sealing key is not 32 bytes in base64url: restore it from a backup');
  return {
    key,
    id: createHash('sha256').update('peyvand key id').update(key).digest('base64url').slice(0, 8),
  };
}

async function keyFile(folder: string, file: string): Promise<string> {
  const found = await readIfThere(file);
  if (found !== undefined) return found;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const half = join(folder, `.key-${process.pid}-${randomBytes(6).toString('hex')}`);
  try {
    const handle = await open(half, 'wx', 0o600);
    try {
      await handle.writeFile(`${randomBytes(keyBytes).toString('base64url')}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // A link never replaces: of two processes that start at once the second reads the first one's key.
    await link(half, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(half, { force: true });
  }
  await syncFolder(folder);
  return readFile(file, 'utf8');
}

const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

/** Makes the name itself survive a power cut. Windows cannot open folders and needs not. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
