import type { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { badArchive, reasons } from './problems.ts';

/** Bytes of a file by their place: the first and the last of them. */
export type ReadBytes = (first: number, last: number) => Promise<Readable>;

export type Entry = {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly at: number;
};

const endMark = 0x0605_4b50;
const largeEndMark = 0x0606_4b50;
const largeLocatorMark = 0x0706_4b50;
const centralMark = 0x0201_4b50;
const localMark = 0x0403_4b50;
const deflated = 8;
const endBytes = 22;
const longestComment = 65_535;
const largeLocatorBytes = 20;
/** A million files take about 130 MB here. */
const mostCentralBytes = 256 * 1_048_576;

/** The files of an archive of `bytes` bytes, as `zip` writes it; nothing is unpacked yet. @throws badArchive */
export async function readEntries(read: ReadBytes, bytes: number): Promise<ReadonlyMap<string, Entry>> {
  const tail = await collect(
    read,
    Math.max(0, bytes - endBytes - longestComment - largeLocatorBytes),
    bytes - 1,
  );
  const { at, size, count } = await findCentral(read, tail);
  if (size > mostCentralBytes || at + size > bytes) throw badArchive({ reason: reasons.noArchive });
  const central = size === 0 ? Buffer.alloc(0) : await collect(read, at, at + size - 1);
  const entries = new Map<string, Entry>();
  for (let place = 0; place < central.length;) {
    if (place + 46 > central.length || central.readUInt32LE(place) !== centralMark) break;
    const { entry, length } = centralEntry(central, place);
    entries.set(entry.name, entry);
    place += length;
  }
  if (entries.size !== count) throw badArchive({ reason: reasons.noArchive });
  return entries;
}

async function findCentral(
  read: ReadBytes,
  tail: Buffer,
): Promise<{ readonly at: number; readonly size: number; readonly count: number }> {
  let end = tail.length - endBytes;
  while (end >= 0 && tail.readUInt32LE(end) !== endMark) end -= 1;
  if (end < 0) throw badArchive({ reason: reasons.noArchive });
  const locator = end - largeLocatorBytes;
  if (locator < 0 || tail.readUInt32LE(locator) !== largeLocatorMark)
    return {
      count: tail.readUInt16LE(end + 10),
      size: tail.readUInt32LE(end + 12),
      at: tail.readUInt32LE(end + 16),
    };
  const place = Number(tail.readBigUInt64LE(locator + 8));
  const record = await collect(read, place, place + 55);
  if (record.length < 56 || record.readUInt32LE(0) !== largeEndMark)
    throw badArchive({ reason: reasons.noArchive });
  return {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    at: Number(record.readBigUInt64LE(48)),
  };
}

function centralEntry(central: Buffer, place: number): { readonly entry: Entry; readonly length: number } {
  const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) =>
    central.readUInt16LE(place + offset),
  );
  const nameEnd = place + 46 + (nameBytes ?? 0);
  const length = 46 + (nameBytes ?? 0) + (extraBytes ?? 0) + (commentBytes ?? 0);
  if (place + length > central.length || central.readUInt16LE(place + 10) !== deflated)
    throw badArchive({ reason: reasons.noArchive });
  const small = {
    packed: central.readUInt32LE(place + 20),
    size: central.readUInt32LE(place + 24),
    at: central.readUInt32LE(place + 42),
  };
  return {
    length,
    entry: {
      name: central.toString('utf8', place + 46, nameEnd),
      crc: central.readUInt32LE(place + 16),
      ...largeSizes(central.subarray(nameEnd, nameEnd + (extraBytes ?? 0)), small),
    },
  };
}

/** Sizes of 64 bits, in the order in which those of 32 bits say that they are not enough. */
function largeSizes(extra: Buffer, small: { packed: number; size: number; at: number }) {
  const sizes = { ...small };
  for (let place = 0; place + 4 <= extra.length; place += 4 + extra.readUInt16LE(place + 2)) {
    if (extra.readUInt16LE(place) !== 1) continue;
    let next = place + 4;
    for (const name of ['size', 'packed', 'at'] as const)
      if (small[name] === 0xffff_ffff && next + 8 <= extra.length) {
        sizes[name] = Number(extra.readBigUInt64LE(next));
        next += 8;
      }
  }
  return sizes;
}

/** What an entry holds, unpacked as it is read: never more than it says, and whole. @throws badArchive */
export async function* entryBytes(read: ReadBytes, entry: Entry): AsyncGenerator<Buffer> {
  const head = await collect(read, entry.at, entry.at + 29);
  if (head.length < 30 || head.readUInt32LE(0) !== localMark) throw badArchive({ reason: reasons.noArchive });
  const first = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (entry.packed === 0) return;
  const inflate = createInflateRaw();
  const packed = await read(first, first + entry.packed - 1);
  packed.on('error', (error) => inflate.destroy(error));
  packed.pipe(inflate);
  let size = 0;
  let crc = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > entry.size) break;
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code?.startsWith('Z_') ? badArchive({ reason: reasons.damaged(entry.name) }) : error;
  } finally {
    packed.destroy();
  }
  if (size !== entry.size || crc !== entry.crc) throw badArchive({ reason: reasons.damaged(entry.name) });
}

/** Lines of a text entry, some at once: a batch holds whole lines only. */
export async function* entryLines(
  read: ReadBytes,
  entry: Entry,
  most: { readonly lines: number; readonly bytes: number },
): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let batch: string[] = [];
  let size = 0;
  for await (const chunk of entryBytes(read, entry)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      batch.push(line);
      size += line.length;
      if (batch.length < most.lines && size < most.bytes) continue;
      yield batch;
      batch = [];
      size = 0;
    }
  }
  if (rest !== '') batch.push(rest);
  if (batch.length > 0) yield batch;
}

/** All of a small text entry. @throws badArchive where it is none */
export async function entryText(
  read: ReadBytes,
  entry: Entry | undefined,
  mostBytes: number,
): Promise<string> {
  if (!entry || entry.size > mostBytes) throw badArchive({ reason: reasons.notOurs });
  const chunks: Buffer[] = [];
  for await (const chunk of entryBytes(read, entry)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function collect(read: ReadBytes, first: number, last: number): Promise<Buffer> {
  if (last < first || first < 0) throw badArchive({ reason: reasons.noArchive });
  const chunks: Buffer[] = [];
  for await (const chunk of (await read(first, last)) as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
