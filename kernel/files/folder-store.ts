import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { WorkspaceId } from '../context/context.ts';
import { Problem } from '../problems/problem.ts';
import { syncFolder } from '../secrets/keyring.ts';
import { diskFull, fileGone, fileTooLarge, uploadBroken } from './problems.ts';
import { parseFileKey, type FileKey, type FileStore } from './store.ts';

const incoming = '.incoming';
const dayMs = 86_400_000;

/** A store in a folder: `<workspace>/<first two digits>/<key>`. Clears away what uploads of a killed process left. */
export async function openFolderStore(root: string): Promise<FileStore> {
  await mkdir(join(root, incoming), { recursive: true, mode: 0o700 });
  await clearLeftovers(join(root, incoming));
  const place = (workspace: WorkspaceId, key: FileKey): string => {
    // Both come from our own tables; checked all the same, for they become a path.
    if (!Number.isSafeInteger(workspace) || !parseFileKey(key)) throw fileGone();
    return join(root, String(workspace), key.slice(0, 2), key);
  };
  return {
    async put(workspace, content, mostBytes) {
      const half = join(root, incoming, randomBytes(16).toString('hex'));
      try {
        const { key, bytes } = await receive(half, content, mostBytes);
        await settle(half, place(workspace, key));
        return { key, bytes };
      } catch (error) {
        throw problemOf(error);
      } finally {
        await rm(half, { force: true });
      }
    },
    async read(workspace, key, range) {
      const path = place(workspace, key);
      // Opened before anything is answered, so that what is not there is a problem and no broken answer.
      const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? fileGone() : error;
      });
      return createReadStream(path, {
        fd: handle,
        ...(range ? { start: range.first, end: range.last } : {}),
      });
    },
    size: (workspace, key) =>
      stat(place(workspace, key)).then(
        ({ size }) => size,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return undefined;
          throw error;
        },
      ),
    remove: (workspace, key) => rm(place(workspace, key), { force: true }),
    list: (before) => listFiles(root, before),
  };
}

async function receive(
  half: string,
  content: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<{ key: FileKey; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length;
      if (bytes > mostBytes) return done(fileTooLarge({ mostBytes }));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const handle = await open(half, 'wx', 0o600);
  // `flush` syncs before it closes: what has a name is whole, whatever happens to the power.
  await pipeline(leftAlone(content), measure, handle.createWriteStream({ flush: true }));
  return { key: hash.digest('hex') as FileKey, bytes };
}

/**
 * Reads a stream without ending it: a pipeline that fails destroys its source, and a request that is destroyed takes
 * along the connection on which the refusal was to be told.
 */
async function* leftAlone(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = content[Symbol.asyncIterator]();
  for (;;) {
    const next = await source.next();
    if (next.done) return;
    yield next.value;
  }
}

async function settle(half: string, path: string): Promise<void> {
  const folder = join(path, '..');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const now = new Date();
  // What is there already has the same content; it counts as new, lest it be swept before its row is written.
  const known = await utimes(path, now, now).then(
    () => true,
    () => false,
  );
  if (known) return;
  await rename(half, path);
  await syncFolder(folder);
}

function problemOf(error: unknown): unknown {
  if (error instanceof Problem) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull();
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ABORT_ERR')
    return uploadBroken();
  return error;
}

async function clearLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    // Another process may be receiving into it; none takes a day.
    if (found && found.mtimeMs < Date.now() - dayMs) await rm(path, { force: true });
  }
}

async function* listFiles(
  root: string,
  before: Date,
): AsyncIterable<{ workspace: WorkspaceId; key: FileKey }> {
  for (const workspace of (await readdir(root)).filter((name) => /^\d+$/.test(name))) {
    for (const prefix of await readdir(join(root, workspace))) {
      for (const name of await readdir(join(root, workspace, prefix))) {
        const key = parseFileKey(name);
        const found = key && (await stat(join(root, workspace, prefix, name)).catch(() => undefined));
        if (key && found && found.mtimeMs < before.getTime())
          yield { workspace: Number(workspace) as WorkspaceId, key };
      }
    }
  }
}
