import { createInflateRaw } from 'node:zlib';
import { SaxesParser } from 'saxes';
import type { Packed } from './unpacked.ts';

/** What is heard of a file of XML, by names without their prefixes. */
export type XmlListener = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/**
 * Reads a packed file of XML piece by piece, and hands on what its listener put into `made`: no more is read before somebody
 * has taken that.
 * @throws Error where it is no XML or breaks off
 */
export async function* madeOf<Made>(
  { bytes, deflated }: Packed,
  listener: XmlListener,
  made: Made[],
): AsyncGenerator<Made> {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => listener.open?.(bare(name), attributes));
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('closetag', ({ name }) => listener.close?.(bare(name)));
  const decoder = new TextDecoder();
  const chunks: AsyncIterable<Buffer> | Iterable<Buffer> = deflated
    ? createInflateRaw({ chunkSize: 128 * 1024 }).end(bytes)
    : piecesOf(bytes);
  for await (const chunk of chunks) {
    parser.write(decoder.decode(chunk, { stream: true }));
    yield* made.splice(0);
  }
  parser.write(decoder.decode()).close();
  yield* made.splice(0);
}

const pieceBytes = 128 * 1024;

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

/** The whole of it at once, for what must be known before the rest is read. */
export async function readXml(file: Packed, listener: XmlListener): Promise<void> {
  await madeOf(file, listener, []).next();
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
