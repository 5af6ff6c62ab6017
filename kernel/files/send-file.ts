import type { Readable } from 'node:stream';
import type { WorkspaceId } from '../context/context.ts';
import { fileGone } from './problems.ts';
import { parseRange } from './range.ts';
import type { FileKey, FileStore } from './store.ts';

export type SentFile = {
  readonly workspace: WorkspaceId;
  readonly key: FileKey;
  /** As people called it. */
  readonly name: string;
  /** As whoever uploaded it called it; believed only as far as it is harmless. */
  readonly type: string;
};

/** The part of a server's answer that is needed; Fastify's reply has it. */
export type Answer = {
  code(status: number): unknown;
  header(name: string, value: string | number): unknown;
  send(payload?: Readable): unknown;
};

export type FileRequest = {
  /** Show it in the browser, where its type is one that cannot run anything. */
  readonly inline: boolean;
  readonly range?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
};

// Nothing in these can run a script in the page's name. SVG and HTML can, and are only ever downloaded.
const harmless =
  /^(?:image\/(?:png|jpeg|gif|webp|avif|bmp)|audio\/(?:mpeg|mp4|ogg|wav|webm)|video\/(?:mp4|webm|ogg)|text\/plain|application\/pdf)$/;

/**
 * Answers with a file's content: whole, a part (RFC 9110, section 14), or «not changed». Whoever asks has been checked
 * by the caller: this asks no permission.
 * @throws fileGone
 */
export async function sendFile(
  answer: Answer,
  store: FileStore,
  file: SentFile,
  request: FileRequest,
): Promise<unknown> {
  const { workspace, key } = file;
  const bytes = await store.size(workspace, key);
  if (bytes === undefined) throw fileGone();
  const etag = `"${key}"`;
  for (const [name, value] of Object.entries(headersOf(file, request.inline))) answer.header(name, value);
  answer.header('etag', etag);
  if (request.ifNoneMatch?.split(',').some((one) => one.trim() === etag)) {
    answer.code(304);
    return answer.send();
  }
  const range = parseRange(request.range, bytes);
  if (range === 'unsatisfiable') {
    answer.code(416);
    answer.header('content-range', `bytes */${bytes}`);
    return answer.send();
  }
  answer.code(range ? 206 : 200);
  answer.header('content-length', range ? range.last - range.first + 1 : bytes);
  if (range) answer.header('content-range', `bytes ${range.first}-${range.last}/${bytes}`);
  return answer.send(await store.read(workspace, key, range));
}

/** The headers of a file that somebody else uploaded, whatever it is. */
export function headersOf(
  { name, type }: Pick<SentFile, 'name' | 'type'>,
  inline: boolean,
): Record<string, string> {
  const plainType = type.split(';')[0]?.trim().toLowerCase() ?? '';
  const shown = harmless.test(plainType);
  const isPdf = plainType === 'application/pdf';
  return {
    'content-type': shown
      ? plainType === 'text/plain'
        ? 'text/plain; charset=utf-8'
        : plainType
      : 'application/octet-stream',
    'content-disposition': disposition(inline && shown ? 'inline' : 'attachment', name),
    'x-content-type-options': 'nosniff',
    // Browsers' PDF viewers do not open in a sandbox; they bring their own, and the rest stays shut.
    'content-security-policy': isPdf
      ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
      : "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    'cross-origin-resource-policy': 'same-origin',
    'accept-ranges': 'bytes',
    // Kept by the browser, but asked for again each time: rights may have changed.
    'cache-control': 'private, no-cache',
  };
}

/** RFC 6266 with the name in UTF-8 (RFC 8187), and for old clients one in ASCII. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const safe = safeName(name);
  const ascii = safe
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7e]/g, '_')
    .replaceAll(/["\\%]/g, '_');
  const encoded = encodeURIComponent(safe).replaceAll(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/**
 * Without paths, line breaks, and signs that turn the reading order so that an ending seems another. A ZWNJ is a space, since
 * Chromium would make an underscore of it: «گزارش های فروش».
 */
function safeName(name: string): string {
  const cleaned = name
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll('\u200c', ' ')
    .replaceAll(/[/\\:]/g, '_')
    .replace(/^[.\s]+/, '')
    .trim()
    .slice(0, 200)
    .toWellFormed();
  return cleaned || 'file';
}
