import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

type Piece = string | Uint8Array;

/** One file of an archive, whose content arrives as it is made. */
export type ZipEntry = { readonly name: string; readonly content: Iterable<Piece> | AsyncIterable<Piece> };

type Written = {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

/** Whether sizes take 64 bits, which readers older than 2001 do not know and spreadsheets need not. */
export type ZipOptions = { readonly large?: boolean };

const mostBytes = 0xffff_ffff;
const mostEntries = 0xffff;
/** Bit 3: sizes follow the content. Bit 11: names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
const versionOf = (large: boolean): number => (large ? 45 : 20);

/**
 * An archive (PKWARE APPNOTE 6.3.10) as a stream: each entry is packed as it arrives, and nothing but one small record of
 * each entry is kept. The same entries give the same bytes: no entry has a time.
 */
export async function* zip(
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
  { large = false }: ZipOptions = {},
): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for await (const { name, content } of entries) {
    const start = at;
    const bytes = Buffer.from(name);
    const head = Buffer.concat([localHead(bytes, large), bytes, large ? largeSizes(0, 0) : Buffer.alloc(0)]);
    yield head;
    at += head.length;
    const sums = { crc: 0, packed: 0, size: 0 };
    for await (const chunk of packed(content, sums)) {
      yield chunk;
      at += chunk.length;
    }
    if (!large && (sums.size > mostBytes || at > mostBytes))
      throw new Error(`${name} is too large for an archive`);
    const width = large ? 8 : 4;
    const tail = words([4, 0x0807_4b50], [4, sums.crc], [width, sums.packed], [width, sums.size]);
    yield tail;
    at += tail.length;
    written.push({ name: bytes, ...sums, at: start });
  }
  let central = 0;
  for (const one of written) {
    const head = centralHead(one, large);
    yield head;
    central += head.length;
  }
  yield end(written.length, central, at, large);
}

async function* packed(
  content: ZipEntry['content'],
  sums: { crc: number; packed: number; size: number },
): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  const feed = async (): Promise<void> => {
    for await (const piece of content) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
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

/** The extra field that holds sizes of 64 bits; in a local head it says that those which follow the content have them. */
const largeSizes = (...values: readonly number[]): Buffer =>
  words([2, 1], [2, values.length * 8], ...values.map((value) => [8, value] as const));

const localHead = (name: Buffer, large: boolean): Buffer =>
  words(
    [4, 0x0403_4b50],
    [2, versionOf(large)],
    [2, flags],
    [2, deflated],
    [4, 0],
    [4, 0],
    [4, large ? mostBytes : 0],
    [4, large ? mostBytes : 0],
    [2, name.length],
    [2, large ? 20 : 0],
  );

function centralHead({ name, crc, packed: small, size, at }: Written, large: boolean): Buffer {
  const extra = large ? largeSizes(size, small, at) : Buffer.alloc(0);
  return Buffer.concat([
    words(
      [4, 0x0201_4b50],
      [2, versionOf(large)],
      [2, versionOf(large)],
      [2, flags],
      [2, deflated],
      [4, 0],
      [4, crc],
      [4, large ? mostBytes : small],
      [4, large ? mostBytes : size],
      [2, name.length],
      [2, extra.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, large ? mostBytes : at],
    ),
    name,
    extra,
  ]);
}

function end(entries: number, central: number, at: number, large: boolean): Buffer {
  const last = words(
    [4, 0x0605_4b50],
    [2, 0],
    [2, 0],
    [2, large ? mostEntries : entries],
    [2, large ? mostEntries : entries],
    [4, large ? mostBytes : central],
    [4, large ? mostBytes : at],
    [2, 0],
  );
  if (!large) return last;
  const record = words(
    [4, 0x0606_4b50],
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, entries],
    [8, entries],
    [8, central],
    [8, at],
  );
  return Buffer.concat([record, words([4, 0x0706_4b50], [4, 0], [8, at + central], [4, 1]), last]);
}

/** Little-endian words, each of two, four or eight bytes. */
function words(...parts: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
  const buffer = Buffer.alloc(parts.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of parts) {
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value), at);
    else buffer.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return buffer;
}
