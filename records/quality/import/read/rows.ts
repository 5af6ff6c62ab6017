import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import Papa from 'papaparse';
import type { Encoding } from './encoding.ts';

/** How a text table is to be read. */
export type TableLayout = { readonly encoding: Encoding; readonly skip: number; readonly delimiter: string };

/**
 * The rows of a text table, header included, one at a time whatever the size. A row of one blank cell is left out.
 * Quoted cells may hold line ends and delimiters (RFC 4180).
 */
export async function* readRows(
  bytes: Readable,
  { encoding, skip, delimiter }: TableLayout,
): AsyncGenerator<string[]> {
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter, skipEmptyLines: 'greedy' });
  const rows = bytes.pipe(decoded(encoding, skip)).pipe(parser);
  bytes.on('error', (error) => parser.destroy(error));
  try {
    for await (const row of rows) yield row as string[];
  } finally {
    // Whoever has read enough leaves; the file must not stay open behind him.
    bytes.destroy();
  }
}

/** Bytes to text; a sequence that is none becomes U+FFFD, which the checks then name. */
function decoded(encoding: Encoding, skip: number): Transform {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  let toSkip = skip;
  return new Transform({
    readableObjectMode: false,
    decodeStrings: true,
    transform(chunk: Buffer, _encoding, done) {
      const kept = chunk.subarray(Math.min(toSkip, chunk.length));
      toSkip -= chunk.length - kept.length;
      done(null, decoder.decode(kept, { stream: true }));
    },
    flush(done) {
      done(null, decoder.decode());
    },
  });
}
