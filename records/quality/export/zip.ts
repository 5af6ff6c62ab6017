import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

/** One file of an archive, whose content arrives as it is made. */
export type ZipEntry = { readonly name: string; readonly content: Iterable<string> | AsyncIterable<string> };

type Written = {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

// Sizes are 32 bits without ZIP64, which old readers do not know; whoever writes larger files starts another entry.
const mostBytes = 0xffff_ffff;
/** Bit 3: sizes follow the content. Bit 11: names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
const version = 20;

/**
 * An archive (PKWARE APPNOTE 6.3.10) as a stream: each entry is packed as it arrives, and nothing but one small record of
 * each entry is kept.
 */
export async function* zip(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for await (const { name, content } of entries) {
    const start = at;
    const bytes = Buffer.from(name);
    const head = Buffer.concat([localHead(bytes), bytes]);
    yield head;
    at += head.length;
    const sums = { crc: 0, packed: 0, size: 0 };
    for await (const chunk of packed(content, sums)) {
      yield chunk;
      at += chunk.length;
    }
    if (sums.size > mostBytes || at > mostBytes) throw new Error(`${name} is too large for an archive`);
    const tail = words([4, 0x0807_4b50], [4, sums.crc], [4, sums.packed], [4, sums.size]);
    yield tail;
    at += tail.length;
    written.push({ name: bytes, ...sums, at: start });
  }
  const central = Buffer.concat(written.map(centralHead));
  yield central;
  yield words(
    [4, 0x0605_4b50],
    [2, 0],
    [2, 0],
    [2, written.length],
    [2, written.length],
    [4, central.length],
    [4, at],
    [2, 0],
  );
}

async function* packed(
  content: ZipEntry['content'],
  sums: { crc: number; packed: number; size: number },
): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  const feed = async (): Promise<void> => {
    for await (const text of content) {
      const bytes = Buffer.from(text);
      sums.crc = crc32(bytes, sums.crc);
      sums.size += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, 'drain');
    }
    deflate.end();
  };
  // What fails in making the content ends the reading of it, below.
  const feeding = feed().catch((error: unknown) => void deflate.destroy(error as Error));
  for await (const chunk of deflate as AsyncIterable<Buffer>) {
    sums.packed += chunk.length;
    yield chunk;
  }
  await feeding;
}

const localHead = (name: Buffer): Buffer =>
  words(
    [4, 0x0403_4b50],
    [2, version],
    [2, flags],
    [2, deflated],
    [4, 0],
    [4, 0],
    [4, 0],
    [4, 0],
    [2, name.length],
    [2, 0],
  );

const centralHead = ({ name, crc, packed: small, size, at }: Written): Buffer =>
  Buffer.concat([
    words(
      [4, 0x0201_4b50],
      [2, version],
      [2, version],
      [2, flags],
      [2, deflated],
      [4, 0],
      [4, crc],
      [4, small],
      [4, size],
      [2, name.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, at],
    ),
    name,
  ]);

/** Little-endian words, each of two or four bytes. */
function words(...parts: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(parts.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of parts) {
    buffer.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return buffer;
}
