import { once } from 'node:events';
import { createInflateRaw } from 'node:zlib';

/** A file within an archive: its bytes as they lie there, and whether they are packed. */
export type Packed = { readonly name: string; readonly bytes: Buffer; readonly deflated: boolean };

/**
 * How many bytes an archive (PKWARE APPNOTE 6.3.10) really unpacks to, counted up to a bound and kept nowhere: what it says
 * of itself may be a lie, and a few kilobytes can hold gigabytes.
 * @throws Error where it is no archive
 */
export async function unpackedBytes(archive: Buffer, most: number): Promise<number> {
  let total = 0;
  for (const file of filesIn(archive)) {
    total += file.deflated ? await inflated(file.bytes, most - total) : file.bytes.length;
    if (total > most) break;
  }
  return total;
}

/** Counts to the bound and one chunk more at most; what breaks off counts as far as it went. */
async function inflated(bytes: Buffer, most: number): Promise<number> {
  const inflate = createInflateRaw();
  let size = 0;
  inflate.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > most) inflate.destroy();
  });
  const over = once(inflate, 'close');
  inflate.on('error', () => inflate.destroy());
  inflate.end(bytes);
  await over;
  return size;
}

const endMark = 0x0605_4b50;
const entryMark = 0x0201_4b50;
const endLength = 22;
const mostComment = 0xffff;
const entryLength = 46;
const localLength = 30;
const deflate = 8;

/** The files that the directory at the archive's end names; two that share bytes are two. */
export function* filesIn(archive: Buffer): Generator<Packed> {
  let end = archive.length - endLength;
  const first = Math.max(0, end - mostComment);
  while (end >= first && archive.readUInt32LE(end) !== endMark) end -= 1;
  if (end < first) throw new Error('The archive has no directory');
  let at = archive.readUInt32LE(end + 16);
  while (at + entryLength <= end && archive.readUInt32LE(at) === entryMark) {
    const local = archive.readUInt32LE(at + 42);
    if (local + localLength > archive.length) throw new Error('The archive is cut short');
    const start = local + localLength + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const nameAt = at + entryLength;
    yield {
      name: archive.toString('utf8', nameAt, nameAt + archive.readUInt16LE(at + 28)),
      bytes: archive.subarray(start, start + archive.readUInt32LE(at + 20)),
      deflated: archive.readUInt16LE(at + 10) === deflate,
    };
    at +=
      entryLength +
      archive.readUInt16LE(at + 28) +
      archive.readUInt16LE(at + 30) +
      archive.readUInt16LE(at + 32);
  }
}
